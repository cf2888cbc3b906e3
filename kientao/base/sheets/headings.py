"""Finds the heading of a table: one row or two, below titles, with merged cells, however the names are typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kientao.base.sheets.cells import as_text
from kientao.base.sheets.reading import Sheet, Value, spread
from kientao.kernel.key import bare

_LOOKED_AT = 40
_ASIDE = re.compile(r"\([^()]*\)")
_NOT_A_WORD = re.compile(r"[^a-z0-9%]+")
_NUMBERED = re.compile(r"\(?\[?(\d{1,3})\]?\)?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column to look for: `label` and `also` are its names. Accents, capitals, signs and remarks in brackets in the
    sheet don't matter."""

    key: str
    label: str
    also: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the columns are: `places` by key and `last_row`, counted from 0. `twice` are names found in two places."""

    last_row: int
    places: dict[str, int]
    texts: list[str]
    twice: dict[str, tuple[int, int]] = field(default_factory=dict)


def best_heading(sheet: Sheet, columns: Sequence[Column]) -> Heading | None:
    """The first row, or two rows, with most of the columns; None when no column is found at all."""
    rows = spread(sheet, last_row=_LOOKED_AT)
    wanted = {name: column.key for column in columns for name in _names(column)}
    best: Heading | None = None
    for depth in (1, 2):
        for first in range(len(rows) - depth + 1):
            heading = _heading(sheet, rows, range(first, first + depth), wanted)
            if heading.places and (best is None or len(heading.places) > len(best.places)):
                best = heading
    return best


def is_numbering(row: Sequence[Value]) -> bool:
    """The row under a heading that numbers its columns: 1 2 3, (1) (2) (3)."""
    numbers = [_NUMBERED.fullmatch(text) for cell in row if (text := as_text(cell))]
    found = [int(number[1]) for number in numbers if number]
    return len(found) == len(numbers) >= 3 and found == list(range(found[0], found[0] + len(found)))


def _heading(sheet: Sheet, rows: Sequence[Sequence[Value]], at: range, wanted: dict[str, str]) -> Heading:
    """`rows` have their merged ranges filled; those of `sheet` have not."""
    places: dict[str, int] = {}
    twice: dict[str, tuple[int, int]] = {}
    texts: list[str] = []
    for place in range(max(len(rows[n]) for n in at)):
        lines = list(dict.fromkeys(as_text(rows[n][place]) for n in at if place < len(rows[n])))
        texts.append(" ".join(" ".join(filter(None, lines)).split())[:80])
        key = next((wanted[name] for name in _candidates(lines) if name in wanted), None)
        if key is None:
            continue
        if key in places and any(sheet.rows[n][place] != "" for n in at if place < len(sheet.rows[n])):
            twice.setdefault(key, (places[key], place))
        places.setdefault(key, place)
    return Heading(_below(sheet, at[-1], set(places.values())), places, texts, twice)


def _below(sheet: Sheet, last_row: int, places: set[int]) -> int:
    """The last row of the heading: names that span several rows end below."""
    bottoms = [
        bottom
        for (top, left), (bottom, right) in sheet.merged
        if top <= last_row < bottom <= last_row + 4 and any(left <= place <= right for place in places)
    ]
    return max(bottoms, default=last_row)


def _candidates(lines: Sequence[str]) -> list[str]:
    """The whole name first, then the last line, which is the narrower one."""
    return [
        name
        for text in (" ".join(lines), *reversed(lines))
        for name in (_name(text), _name(_ASIDE.sub(" ", text)))
        if name
    ]


def _names(column: Column) -> list[str]:
    return [_name(text) for text in (column.label, *column.also)]


def _name(text: str) -> str:
    return _NOT_A_WORD.sub(" ", bare(text[:300])).strip()
