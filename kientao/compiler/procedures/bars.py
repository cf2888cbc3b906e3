"""The bar layout of such decisions: every cell is closed by a line that holds only a bar, every row opened by one.

A bar between two rows looks like an empty cell. The heading says how many columns there are; the rows are the cutting
in which numbers, posts and times stand best under their headings. A form around a table has no heading: its cells stay
single lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kientao.compiler.blocks.lines import Line
from kientao.compiler.blocks.regions import cell_width
from kientao.compiler.procedures.bar_cells import Segment, cells_between, paragraphs_in
from kientao.compiler.procedures.bar_cutting import Cutting, total_of_text
from kientao.compiler.procedures.bar_headings import filled_run, heading_at, is_closed
from kientao.compiler.procedures.columns import Column, Columns
from kientao.compiler.procedures.labels import is_bare_number
from kientao.compiler.procedures.paragraphs import whole_paragraphs
from kientao.compiler.procedures.rows import Box, RawRow
from kientao.kernel.excerpt import Excerpt

_MOST_UNDER = 5  # headings under one wide cell


@dataclass(frozen=True, slots=True)
class BarText:
    """Paragraphs that stand in no headed table, each with whether it is bold; `cell`: between two bars."""

    paragraphs: tuple[tuple[Excerpt, bool], ...]
    cell: bool


@dataclass(frozen=True, slots=True)
class BarTable:
    heading: tuple[RawRow, ...]
    rows: tuple[RawRow, ...]


def cut_bars(source: str, lines: Sequence[Line], width: int | None) -> list[BarText | BarTable]:
    """Texts and headed tables in the order in which they stand."""
    segments = cells_between(lines)
    found: list[BarText | BarTable] = []
    at = 0
    while at < len(segments):
        opened = heading_at(segments, at)
        if opened is None:
            _add_text(found, source, segments[at].lines, width, cell=0 < at < len(segments) - 1)
            at += 1
            continue
        before, heading, columns = opened
        _add_text(found, source, before, width, cell=False)
        start = at + len(heading)
        cutting = Cutting(segments, start, columns)
        wide = _under_wide(segments, start, columns, cutting)
        if wide is not None:
            cutting, column, below = wide
            boxes = tuple(_heading_rows(source, heading, width, column, below))
        else:
            boxes = (RawRow(tuple(_head_boxes(source, heading, width))),)
        rows = tuple(_rows(source, segments, cutting, cutting.width, width))
        found.append(BarTable(boxes, rows))
        at = cutting.end
    return found


def _add_text(
    found: list[BarText | BarTable], source: str, lines: Sequence[Line], width: int | None, *, cell: bool
) -> None:
    own = cell_width(lines, width) if cell else width
    words = tuple(whole_paragraphs(source, lines, own))
    if words:
        found.append(BarText(words, cell))


def _under_wide(
    segments: Sequence[Segment], start: int, columns: Columns, plain: "Cutting"
) -> "tuple[Cutting, int, list[Segment]] | None":
    """A second row of headings under one wide cell ("Cách thức thực hiện": "Trực tiếp", "Trực tuyến").

    Gives the better cutting, the wide column and the cells under it; None where the first row is all there is.
    """
    below = filled_run(segments, start + 1)
    few = 2 <= len(below) <= _MOST_UNDER and is_closed(segments, start + 1 + len(below))
    if not plain.marked or not few or any(len(cell.text) > 40 or is_bare_number(cell.text) for cell in below):
        return None
    best: tuple[Cutting, int, list[Segment]] | None = None
    behind = start + 1 + len(below)
    for column in range(1, len(columns.roles)):
        under: list[Column] = ["other"] * len(below)
        roles = (*columns.roles[:column], *under, *columns.roles[column + 1 :])
        cutting = Cutting(segments, behind, Columns(columns.kind, roles, columns.unit))
        if cutting.score > (best[0].score if best is not None else plain.score):
            best = cutting, column, below
    return best


def _head_boxes(source: str, heading: Sequence[Segment], width: int | None) -> Iterator[Box]:
    for column, segment in enumerate(heading):
        yield Box(column, 1, paragraphs_in(source, segment, width), bold=segment.bold)


def _heading_rows(
    source: str, heading: Sequence[Segment], width: int | None, wide: int, below: Sequence[Segment]
) -> Iterator[RawRow]:
    """Both rows of headings; every cell of the first but the wide one covers the second as well."""
    more = len(below) - 1
    first = [
        Box(
            box.column + (more if box.column > wide else 0),
            len(below) if box.column == wide else 1,
            box.lines,
            tall=box.column != wide,
            bold=box.bold,
        )
        for box in _head_boxes(source, heading, width)
    ]
    yield RawRow(tuple(first))
    second = [Box(wide + at, 1, box.lines, bold=box.bold) for at, box in enumerate(_head_boxes(source, below, width))]
    above = [Box(box.column, 1, box.lines, own=False, tall=True) for box in first if box.column != wide]
    yield RawRow(tuple(sorted([*second, *above], key=lambda box: box.column)))


def _rows(source: str, segments: Sequence[Segment], cutting: Cutting, width: int, wrap: int | None) -> Iterator[RawRow]:
    """The rows as boxes; a column without a cell of its own is covered by the cell above."""
    above: dict[int, Box] = {}
    for row in cutting.rows:
        boxes: list[Box] = []
        cells = segments[row.first : row.first + len(row.places)]
        if row.title:
            above = {}
            filled = [segment for segment in cells if segment.text]
            for at, segment in enumerate(filled):
                last = at == len(filled) - 1
                column = 0 if len(filled) == 1 else at
                boxes.append(
                    Box(column, width - column if last else 1, paragraphs_in(source, segment, wrap), bold=segment.bold)
                )
            yield RawRow(tuple(boxes))
            continue
        for segment, column in zip(cells, row.places, strict=True):
            boxes.append(Box(column, 1, paragraphs_in(source, segment, wrap), bold=segment.bold))
        own = {box.column for box in boxes}
        if total_of_text(boxes[0].text):
            above = {}
        covered = [Box(c, 1, box.lines, own=False, tall=True) for c, box in above.items() if c not in own]
        boxes = sorted([*boxes, *covered], key=lambda box: box.column)
        above = {box.column: box for box in boxes}
        yield RawRow(tuple(boxes))
