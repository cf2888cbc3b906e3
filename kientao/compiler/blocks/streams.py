"""Rows found in a stream of cells.

In the bar layout every cell is closed by a line with only a bar, and nothing tells the end of a row: where rows are
marked, the mark is one more bar, which looks exactly like an empty cell. The heading gives the number of columns; the
rows are the cutting that fits best what the columns hold: ordinals first, agencies under "Cơ quan chủ trì", times
under "Thời gian". A row may lack a cell (merged with the one above), a heading row has one or two.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from kientao.compiler.marks.columns import Role, column_role
from kientao.compiler.marks.shapes import (
    LETTER,
    is_group_label,
    is_ordinal,
    is_title,
    looks_like_agency,
    looks_like_time,
    numbers_columns,
)


@dataclass(frozen=True, slots=True)
class Row:
    """`places[k]` is the column of cell `first + k` of the stream; a heading row spreads over the whole width."""

    first: int
    length: int
    places: tuple[int, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class CellView:
    """What the cutting needs to know of a cell."""

    text: str
    bold: bool = False
    opens_row: bool = False  # the layout itself says that a row starts here


@dataclass(frozen=True, slots=True)
class Cutting:
    rows: tuple[Row, ...]
    used: int  # cells of the stream that belong to the table


def cut_rows(cells: Sequence[CellView], roles: Sequence[Role | None], headings: Sequence[str]) -> Cutting:
    """The best rows for `cells`, which follow a heading of len(roles) columns."""
    width = len(roles)
    count = len(cells)
    best: list[float] = [float("-inf")] * (count + 1)
    back: list[tuple[int, Row | None]] = [(-1, None)] * (count + 1)
    best[0] = 0.0
    heads = [h.strip().lower() for h in headings]
    last_ordinal: list[str] = [""] * (count + 1)
    for at in range(count):
        if best[at] == float("-inf"):
            continue
        for row, score in _rows_from(cells, at, tuple(roles), width, heads, last_ordinal[at]):
            end = at + row.length
            total = best[at] + score
            if total > best[end]:
                best[end] = total
                back[end] = (at, row)
                ordinal = cells[row.first].text if row.places and not row.heading else last_ordinal[at]
                last_ordinal[end] = ordinal if is_ordinal(ordinal) else ("" if row.heading else last_ordinal[at])
    end = max(range(count + 1), key=lambda index: (best[index], -index))
    rows: list[Row] = []
    cursor = end
    while cursor > 0:
        cursor, row_found = back[cursor]
        if row_found is not None and row_found.places:
            rows.append(row_found)
    rows.reverse()
    return Cutting(tuple(rows), end)


def _rows_from(
    cells: Sequence[CellView], at: int, roles: tuple[Role | None, ...], width: int, heads: list[str], previous: str
) -> list[tuple[Row, float]]:
    found: list[tuple[Row, float]] = []
    first = cells[at]
    if not first.text:
        found.append((Row(at, 1, ()), -0.25))  # the mark between two rows
    opens = 1.0 if at == 0 or first.opens_row or not cells[at - 1].text else 0.0
    found.extend(_heading_rows(cells, at, width, opens))
    for length in (width, width - 1, width - 2, width - 3):
        if length < max(2, width // 2) or at + length > len(cells):
            continue
        row_cells = cells[at : at + length]
        if any(cell.opens_row for cell in row_cells[1:]):
            continue
        places, fit = _placed(tuple(cell.text for cell in row_cells), roles)
        texts = [cell.text for cell in row_cells]
        repeated = _repeats_heading(texts, heads) or (length == width and numbers_columns(texts))
        if repeated:
            fit = 3.0 * length
        if places is None:
            continue
        score = fit + opens + _succession(previous, row_cells[0].text)
        if length == width and _row_starts(cells, at + length):
            score += 1.5  # as many cells as columns, and a row starts behind them
        if not any(cell.text for cell in row_cells):
            score = -1.0
        found.append((Row(at, length, places), score))
    return found


def _row_starts(cells: Sequence[CellView], at: int) -> bool:
    while at < len(cells) and not cells[at].text:
        at += 1
    return at >= len(cells) or is_ordinal(cells[at].text) or is_group_label(cells[at].text)


def _repeats_heading(texts: list[str], heads: list[str]) -> bool:
    words = [text.strip().lower() for text in texts]
    return words == heads or (len(words) < len(heads) and words[-2:] == heads[-2:] and not is_ordinal(texts[0]))


def _heading_rows(cells: Sequence[CellView], at: int, width: int, opens: float) -> list[tuple[Row, float]]:
    """A group's title: a label and a title, or a title alone, then empty cells up to the row's end."""
    found: list[tuple[Row, float]] = []
    first = cells[at].text
    if not first:
        return found
    labelled = is_group_label(first) or is_ordinal(first) or bool(LETTER.match(first))
    if labelled:
        for gap in range(3):  # the title may stand after an empty cell
            title_at = at + 1 + gap
            if title_at >= len(cells) or any(cells[at + 1 + k].text for k in range(gap)):
                break
            title = cells[title_at]
            if not title.text:
                continue
            if not any(character.isalpha() for character in title.text):
                break
            if is_ordinal(title.text) or is_group_label(title.text) or looks_like_agency(title.text) and not title.bold:
                break
            strong = is_group_label(first) or is_title(title.text) or (title.bold and cells[at].bold)
            base = 4.5 if strong else 0.5
            base += opens
            if strong and is_title(title.text):
                base += 1.0
            blanks = _blanks_after(cells, title_at + 1)
            for tail in {0, *range(max(0, width - 3 - gap), width + 1 - gap)}:
                if tail <= blanks:
                    if not strong and tail < width - 3:
                        continue
                    exact = 2 + gap + tail
                    bonus = 0.6 if tail and exact in (width, width + 1) else (0.0 if tail == 0 else 0.2)
                    found.append(
                        (Row(at, exact, (0, *([1] * (1 + gap)), *([width - 1] * tail)), heading=True), base + bonus)
                    )
            break
    one_cell = _titled(first)
    if one_cell and not is_ordinal(first) and not is_group_label(first):
        blanks = _blanks_after(cells, at + 1)
        for tail in {0, *range(max(0, width - 2), width + 1)}:
            if tail <= blanks:
                bonus = 0.4 if tail and 1 + tail in (width, width + 1) else 0.0
                found.append((Row(at, 1 + tail, (0, *([width - 1] * tail)), heading=True), 2.5 + opens + bonus))
    if not one_cell and _alone_over_a_number(cells, at):
        found.append((Row(at, 1, (0,), heading=True), 0.3 + opens))
    return found


def _alone_over_a_number(cells: Sequence[CellView], at: int) -> bool:
    """A short title in a cell of its own, a numbered row right behind it: "Lĩnh vực cải cách thể chế" | 1 | …"""
    text = cells[at].text
    if at + 1 >= len(cells) or not is_ordinal(cells[at + 1].text) or is_ordinal(text) or is_group_label(text):
        return False
    plain = text.lstrip("0123456789. ")
    own = looks_like_agency(text) or looks_like_time(text)
    return plain[:1].isupper() and 8 < len(text) < 120 and text[-1:].isalnum() and not own


_COUNTED_TITLE = re.compile(
    r"(?:Lĩnh vực|Nhóm|Nhóm nhiệm vụ|Nội dung|Mục|Phần|Chuyên đề) (?:thứ )?(?:\d{1,2}|[IVX]+) ?[:.]"
)


def _titled(text: str) -> bool:
    """ "I. NÂNG CAO NHẬN THỨC" or a line in capitals: a title that needs no cell of its own for the label."""
    head, _, rest = text.partition(" ")
    return len(text) < 300 and (
        (is_group_label(head.rstrip(".")) and head[-1:] in ".)" and bool(rest))
        or (is_title(text) and len(text) > 8)
        or bool(_COUNTED_TITLE.match(text))
    )


def _blanks_after(cells: Sequence[CellView], at: int) -> int:
    blanks = 0
    while at + blanks < len(cells) and not cells[at + blanks].text and not cells[at + blanks].opens_row:
        blanks += 1
    return blanks


def _succession(previous: str, ordinal: str) -> float:
    """Ordinals that go on (2 after 1, 1.2 after 1.1) or start again at 1."""
    if not is_ordinal(ordinal):
        return 0.0
    here = [int(part) for part in ordinal.strip(" ().").split(".") if part.isdigit()]
    before = [int(part) for part in previous.strip(" ().").split(".") if part.isdigit()]
    if not before:
        return 1.0 if here and here[-1] == 1 else 0.2
    if here[:-1] == before[:-1] and 1 <= here[-1] - before[-1] <= 2:
        return 2.0 if here[-1] - before[-1] == 1 else 1.0
    if here[-1] == 1:
        return 0.8
    if len(here) < len(before) and here[-1] - before[len(here) - 1] == 1:
        return 1.5
    return 0.0


@lru_cache(maxsize=65536)
def _placed(texts: tuple[str, ...], roles: tuple[Role | None, ...]) -> tuple[tuple[int, ...] | None, float]:
    """Columns for the cells, in order, leaving out as many columns as cells are missing: the best fit and its score."""
    missing = len(roles) - len(texts)
    if missing == 0:
        return tuple(range(len(roles))), sum(fit(role, text) for role, text in zip(roles, texts, strict=True))
    best: tuple[tuple[int, ...] | None, float] = (None, float("-inf"))
    for left_out in _subsets(len(roles), missing):
        places = tuple(column for column in range(len(roles)) if column not in left_out)
        score = sum(fit(roles[column], text) for column, text in zip(places, texts, strict=True))
        score -= sum(_absence(roles[column]) for column in left_out)
        if score > best[1]:
            best = (places, score)
    return best


def _subsets(width: int, size: int) -> list[frozenset[int]]:
    return [frozenset(chosen) for chosen in combinations(range(width), size)]


def _absence(role: Role | None) -> float:
    """What it costs to believe that a column's cell is merged with the one above."""
    costs: dict[Role | None, float] = {"goal": 1.0, "number": 2.5, "task": 4.0, "note": 0.8}
    return costs.get(role, 2.2)


def fit(role: Role | None, text: str) -> float:
    """How well a text fits a column; empty cells fit weakly anywhere but in front."""
    if role == "number":
        if is_ordinal(text):
            return 3.0
        if is_group_label(text) or LETTER.match(text):
            return 1.0
        return -0.8 if not text else -4.0
    if not text:
        return {"task": -3.0, "note": 0.3, "budget": 0.2}.get(role or "", -0.6)
    if is_ordinal(text) and len(text) < 4 or is_group_label(text):
        return -3.0 if role not in ("budget", "amount", "unit", None) else 0.2
    if role in ("lead", "coordinating", "executing"):
        if looks_like_agency(text):
            return 2.5
        return -1.2 if not looks_like_time(text) or len(text) > 80 else -2.5
    if role == "deadline":
        if looks_like_time(text) and not (
            looks_like_agency(text) and len(text) < 60 and not any(c.isdigit() for c in text)
        ):
            return 2.5
        return -1.5 if looks_like_agency(text) else -0.6
    if role == "task":
        if looks_like_agency(text) and len(text) < 40:
            return -1.0
        return 1.2 if len(text) > 25 else 0.4
    if role in ("goal", "product"):
        return 0.6
    if role == "note":
        return -0.2
    return 0.2


def heading_roles(texts: Sequence[str]) -> list[Role | None]:
    return [column_role(text) for text in texts]
