"""The rows of a table in the bar layout: the cutting in which cells stand best under their headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kientao.compiler.procedures.bar_cells import Segment
from kientao.compiler.procedures.bar_fit import NOWHERE, placed, succession
from kientao.compiler.procedures.bar_headings import heading_at
from kientao.compiler.procedures.columns import Columns
from kientao.compiler.procedures.durations import read_time
from kientao.compiler.procedures.labels import codes_in, is_bare_number, is_step_number, step_path, total_of
from kientao.compiler.procedures.paragraphs import opening_part
from kientao.compiler.procedures.posts import looks_like_agency
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import is_upper

_FEW_MISSING = 3
_LONGEST_TOTAL = 90


@dataclass(frozen=True, slots=True)
class CutRow:
    """`places[k]` is the column of the cell `first + k`; `title`: its words stand over the whole width."""

    first: int
    places: tuple[int, ...]
    title: bool = False


class Cutting:
    """The best rows from segment `start` on, and the segment after the last of them (`end`)."""

    def __init__(self, segments: Sequence[Segment], start: int, columns: Columns) -> None:
        self.segments = segments
        self.columns = columns
        self.width = len(columns.roles)
        self.marked = start < len(segments) and not segments[start].text
        self.start = start
        self.stop = self._stop()
        self.rows, self.end, self.score = self._cut()

    def _stop(self) -> int:
        """The table ends at the latest where another heading or a part of the form begins, or the last bar stands."""
        last = max(self.start, len(self.segments) - 1)  # a heading may be all that stands there
        for at in range(self.start, last):
            if not self.segments[at].text:
                continue
            if heading_at(self.segments, at) is not None:
                above = self.marked and at > self.start and bool(self.segments[at - 1].text)
                return at - 1 if above else self._row_start(at)  # a line stands between the tables, or nothing
            if not self._may_open_row(at):
                continue
            segment = self.segments[at]
            if self.columns.kind == "list" or len(segment.text) > 400:
                continue
            opening = opening_part(segment.lines)
            if opening is not None and not (self.columns.kind == "papers" and opening.part == "components"):
                return self._row_start(at)
        return last

    def _may_open_row(self, at: int) -> bool:
        """May a row start here, or behind the number before it?"""
        if not self.segments[at].text:
            return False
        if not self.marked:
            return True
        before = self.segments[at - 1].text
        return not before or (is_bare_number(before) and at >= self.start + 2 and not self.segments[at - 2].text)

    def _row_start(self, at: int) -> int:
        if at > self.start and is_bare_number(self.segments[at - 1].text):
            at -= 1
        return at - 1 if self.marked and at > self.start and not self.segments[at - 1].text else at

    def _cut(self) -> tuple[list[CutRow], int, float]:
        size = self.stop - self.start
        best = [NOWHERE] * (size + 1)
        back: list[tuple[int, CutRow | None]] = [(-1, None)] * (size + 1)
        numbers: list[tuple[int, ...]] = [()] * (size + 1)
        best[0] = 0.0
        for at in range(size):
            if best[at] == NOWHERE:
                continue
            if not self.segments[self.start + at].text:
                self._keep(best, back, numbers, at, at + 1, None, best[at] - 0.3)
            for row, score in self._rows_from(self.start + at, numbers[at]):
                end = row.first + len(row.places) - self.start
                self._keep(best, back, numbers, at, end, row, best[at] + score)
        end = max(range(size + 1), key=lambda index: (best[index], -index))
        rows: list[CutRow] = []
        cursor = end
        while cursor > 0:
            cursor, row_found = back[cursor]
            if row_found is not None:
                rows.append(row_found)
        rows.reverse()
        return rows, self.start + end, best[end]

    def _keep(
        self,
        best: list[float],
        back: list[tuple[int, CutRow | None]],
        numbers: list[tuple[int, ...]],
        at: int,
        end: int,
        row: CutRow | None,
        score: float,
    ) -> None:
        if score <= best[end]:
            return
        best[end] = score
        back[end] = (at, row)
        path = step_path(self.segments[row.first].text) if row is not None and row.places[0] == 0 else ()
        numbers[end] = path or numbers[at]

    def _rows_from(self, at: int, before: tuple[int, ...]) -> Iterator[tuple[CutRow, float]]:
        if self.marked:
            if self.segments[at].text:
                return
            at += 1
        elif not self.segments[at].text:
            return
        for length in range(min(self.width, self.stop - at), 0, -1):
            behind = at + length
            ends = length == self.width or self._is_total(at)
            if self.marked and behind < self.stop and self.segments[behind].text and not ends:
                continue  # text right behind a closed row is no cell any more: only a whole row may stand there
            yield from self._rows_of(at, length, before)

    def _rows_of(self, at: int, length: int, before: tuple[int, ...]) -> Iterator[tuple[CutRow, float]]:
        cells = [segment.text for segment in self.segments[at : at + length]]
        if not any(cells):
            return
        starts = 1.5 if self._row_behind(at + length) else 0.0
        if self._is_total(at) and any(read_time(cell, self.columns.unit).understood for cell in cells):
            lead = self.width - length
            yield CutRow(at, (0, *range(lead + 1, self.width)), title=length == 1), 4.0 + starts
            return
        if length <= 2:
            score = self._title(at, length)
            if score is not None:
                yield CutRow(at, tuple(range(length)), title=True), score + starts
        missing = self.width - length
        if missing > _FEW_MISSING or (missing and length < 2):
            return
        places, score = placed(tuple(cells), self.columns.roles, self.columns.unit, missing)
        if missing == 0:
            score += 1.0
        yield CutRow(at, places), score + starts + succession(before, cells[0])

    def _is_total(self, at: int) -> bool:
        text = self.segments[at].text
        return len(text) < _LONGEST_TOTAL and total_of_text(text)

    def _row_behind(self, at: int) -> bool:
        while at < len(self.segments) and not self.segments[at].text:
            at += 1
        return at >= self.stop or is_step_number(self.segments[at].text) or is_bare_number(self.segments[at].text)

    def _title(self, at: int, length: int) -> float | None:
        """A heading inside the table: a number and a title, or a title alone."""
        if length == 2 and not (is_bare_number(self.segments[at].text) or not self.segments[at].text):
            return None
        segment = self.segments[at + length - 1]
        text = segment.text
        if not any(character.isalpha() for character in text) or len(text) > 300:
            return None
        strong = (
            is_upper(text) or segment.bold or looks_like_agency(text) or bool(codes_in(text)) or _TITLED.match(text)
        )
        return 1.5 if strong else -1.0


_TITLED = re.compile(
    r"(?:[IVX]{1,5}|[A-HĐ]|\d{1,2})\s?[.)-]\s|Trường hợp|Đối với|Thủ tục|Lĩnh vực|Quy trình|Tại |Tổng|Giai đoạn|Cấp "
)


def total_of_text(text: str) -> bool:
    """Do these words head a total?"""
    return total_of(Excerpt(text, (), text)) is not None
