"""The tab layout: a cell starts on a line that begins with a tab, a row after a blank line; or a whole row is one line
with tabs between its cells."""

from collections.abc import Sequence

from kientao.compiler.blocks.lines import Line
from kientao.compiler.blocks.model import Grid
from kientao.compiler.blocks.regions import PrintedCell, grid_from_stream, header_length
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.span import Span


def split_tabs(
    source: str, lines: Sequence[Line], width: int | None, first_number: int
) -> tuple[list[list[Line] | Grid], list[Excerpt]]:
    """Text between tables as runs of lines, tables as grids, in order; and repeated headings that were left out."""
    found: list[list[Line] | Grid] = []
    repeated: list[Excerpt] = []
    run: list[Line] = []
    at = 0
    number = first_number
    while at < len(lines):
        length = _heading_length(source, lines, at)
        table = None
        if length:
            cells, ends = _cells_from(source, lines, at)
            stream = cells[length:]
            table = grid_from_stream(source, number, cells[:length], stream, width)
        if table is None:
            run.append(lines[at])
            at += 1
            continue
        found.append(run)
        run = []
        found.append(table.grid)
        repeated.extend(table.repeated)
        number += 1
        at = ends[length + table.used - 1]
    found.append(run)
    return found, repeated


def _heading_length(source: str, lines: Sequence[Line], at: int) -> int:
    """How many column headings start at line `at`; looks no further than a heading can be long."""
    cells, _ = _cells_from(source, lines[at : at + 40], 0)
    return header_length(cells, 0) if len(cells) >= 3 else 0


def _cells_from(source: str, lines: Sequence[Line], at: int) -> tuple[list[PrintedCell], list[int]]:
    """Cells of the table whose first cell is line `at`, and for each the index of the line after it."""
    if "\t" in source[lines[at].start : lines[at].end].strip(" \t\n"):
        return _inline_cells(source, lines, at)
    if not lines[at].tabbed or lines[at].blank:
        return [], []
    cells: list[PrintedCell] = []
    ends: list[int] = []
    group: list[Line] = []
    group_opens = True
    blanks = 0
    index = at
    while index < len(lines):
        line = lines[index]
        if line.tabbed and (not line.blank or "\u00a0" in source[line.start : line.end]):
            if group:
                cells.append(PrintedCell(tuple(group), group_opens))
                ends.append(index)
            group_opens = blanks > 0 or not group
            group = [line]
            blanks = 0
        elif line.blank:
            blanks += 1
            if blanks > 2:
                break
        else:
            if blanks and not _goes_on(lines, index):
                break
            group.append(line)
            blanks = 0
        index += 1
    if group:
        cells.append(PrintedCell(tuple(group), group_opens))
        ends.append(index)
    return cells, ends


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """After a blank line, is this line still inside a cell? Yes when a cell of the same row follows at once."""
    for line in lines[index : index + 12]:
        if line.tabbed:
            return True
        if line.blank:
            return False
    return False


def _inline_cells(source: str, lines: Sequence[Line], at: int) -> tuple[list[PrintedCell], list[int]]:
    cells: list[PrintedCell] = []
    ends: list[int] = []
    index = at
    while index < len(lines):
        line = lines[index]
        raw = source[line.start : line.end]
        if raw.strip("\n").count("\t") < 2:
            break
        position = line.start
        for order, part in enumerate(raw.rstrip("\n").split("\t")):
            words = Excerpt.of(source, [Span(position, position + len(part))])
            cells.append(PrintedCell((Line(position, position + len(part), words, False, False),), order == 0))
            ends.append(index + 1)
            position += len(part) + 1
        index += 1
    return cells, ends
