"""The bar layout: every cell is closed by a line that holds only a bar."""

from collections.abc import Sequence

from kientao.compiler.blocks.lines import Line
from kientao.compiler.blocks.model import Grid
from kientao.compiler.blocks.regions import PrintedCell, grid_from_stream, header_length
from kientao.compiler.marks.columns import column_role
from kientao.compiler.marks.labels import label_of
from kientao.compiler.marks.zones import is_recipients
from kientao.kernel.excerpt import Excerpt

Found = tuple[list[tuple[int, list[Line] | Grid]], list[Excerpt]]


def is_bar(line: Line) -> bool:
    return line.text == "|"


def split_bars(
    source: str, lines: Sequence[Line], width: int | None, first_number: int
) -> tuple[list[list[Line] | Grid], list[Excerpt]]:
    """Text between tables as runs of lines, tables as grids, in order; and repeated headings that were left out.

    Bars part runs: what stands left and right of a bar is never one paragraph.
    """
    segments: list[list[Line]] = [[]]
    for line in lines:
        if is_bar(line):
            segments.append([])
        else:
            segments[-1].append(line)
    closed = len(segments) - 1  # the last one has no bar behind it
    found: list[list[Line] | Grid] = []
    repeated: list[Excerpt] = []
    number = first_number
    at = 0
    while at < len(segments):
        opening = _heading_opening(segments, at, closed)
        if opening is None:
            found.append(segments[at])
            at += 1
            continue
        before, heading = opening
        stream_start = at + len(heading)
        heading, taken, over = _second_level(segments, heading, stream_start, closed)
        stream_start += taken
        stream_end = _stream_end(segments, stream_start, closed)
        stream = [PrintedCell(tuple(segment)) for segment in segments[stream_start:stream_end]]
        table = grid_from_stream(source, number, heading, stream, width)
        if table is None:
            found.append(segments[at])
            at += 1
            continue
        found.append(before)
        found.append(table.grid)
        repeated.extend(table.repeated)
        repeated.extend(line.words for cell in over for line in cell.lines if not line.blank)
        number += 1
        at = stream_start + table.used
    return found, repeated


def _heading_opening(segments: list[list[Line]], at: int, closed: int) -> tuple[list[Line], list[PrintedCell]] | None:
    """A table heading that starts in segment `at`: the lines before it, and its cells.

    The first heading cell has no bar in front: it is the end of the segment, one or two lines.
    """
    if at >= closed:
        return None
    segment = [line for line in segments[at] if not line.blank]
    if not segment:
        return None
    followers = [PrintedCell(tuple(s)) for s in segments[at + 1 : min(at + 16, closed)]]
    for size in (1, 2, 3):
        if size > len(segment):
            break
        own = segment[-size:]
        first = PrintedCell(tuple(own))
        role = column_role(first.text)
        if role is None or (role != "number" and not (size == len(segment) and _may_open(segments, at))):
            continue
        length = header_length([first, *followers], 0)
        if length:
            cut = segments[at].index(own[0])
            return segments[at][:cut], [first, *followers[: length - 1]]
    return None


def _second_level(
    segments: list[list[Line]], heading: list[PrintedCell], start: int, closed: int
) -> tuple[list[PrintedCell], int, list[PrintedCell]]:
    """A second row of headings ("Chủ trì", "Phối hợp" under "Phân công thực hiện").

    Gives the columns the table really has, how many segments that row takes, and the cell that stands over it.
    """
    at = start
    while at < closed and not PrintedCell(tuple(segments[at])).text:
        at += 1
    below: list[PrintedCell] = []
    while at < closed and len(below) < 6:
        cell = PrintedCell(tuple(segments[at]))
        if not cell.text or len(cell.text) > 60 or column_role(cell.text) is None:
            break
        below.append(cell)
        at += 1
    roles = [column_role(cell.text) for cell in heading]
    wide = next((k for k, role in enumerate(roles) if role == "executing"), None)
    names = {column_role(cell.text) for cell in below}
    if (
        wide is None
        or len(below) < 2
        or not names & {"lead", "coordinating"}
        or not names <= {"lead", "coordinating", "executing"}
    ):
        return heading, 0, []
    return [*heading[:wide], *below, *heading[wide + 1 :]], at - start, [heading[wide]]


def _may_open(segments: list[list[Line]], at: int) -> bool:
    """A heading may start without a number column, but not in a title above the table, nor where the number follows."""
    lines = segments[at]
    following = [line for line in segments[at + 1] if not line.blank] if at + 1 < len(segments) else []
    if following and column_role(following[0].text) == "number":
        return False
    return not lines[0].blank and not any(line.blank for line in lines)


def _is_prose(lines: list[Line]) -> bool:
    """Sections after the table, up to the first bar of the signature: headings over numbered paragraphs."""
    if len(lines) < 4:
        return False
    if any(is_recipients(line.text) for line in lines):
        return True
    first = label_of(lines[0].text)
    if first is None or first.scheme not in ("roman", "decimal", "capital"):
        return False
    inner = [label for line in lines[1:] if (label := label_of(line.text)) is not None]
    return len(lines) >= 6 and first.scheme == "roman" and any(label.scheme == "decimal" for label in inner)


def _stream_end(segments: list[list[Line]], start: int, closed: int) -> int:
    """The stream of cells ends before a segment that holds running text or the opening of another table."""
    for index in range(start, closed):
        filled = [line for line in segments[index] if not line.blank]
        if len(filled) > 60 or (filled and segments[index][0].blank):  # running text stands off from the bars
            return index
        if len(filled) > 1 and column_role(filled[-1].text) == "number":
            return index
        if _is_prose(filled):
            return index
    return closed
