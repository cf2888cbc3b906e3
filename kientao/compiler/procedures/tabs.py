"""The tab layouts: a row is one line with tabs between its cells, or a cell starts on a line that begins with a tab."""

from collections.abc import Sequence
from dataclasses import dataclass

from kientao.compiler.blocks.lines import Line
from kientao.compiler.blocks.regions import cell_width
from kientao.compiler.procedures.paragraphs import whole_paragraphs
from kientao.compiler.procedures.rows import Box, RawRow
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.span import Span


@dataclass(frozen=True, slots=True)
class Cut:
    """Rows of a table, or lines outside every table."""

    rows: tuple[RawRow, ...] = ()
    lines: tuple[Line, ...] = ()


def cut_tabs(text: str, body: Sequence[Line], width: int | None) -> list[Cut]:
    """Runs of lines and runs of rows, in order."""
    found: list[Cut] = []
    run: list[Line] = []
    at = 0
    while at < len(body):
        rows, end = _inline(text, body, at)
        if not rows:
            rows, end = _opened(text, body, at, width)
        if not rows:
            run.append(body[at])
            at += 1
            continue
        if run:
            found.append(Cut(lines=tuple(run)))
            run = []
        found.append(Cut(rows=tuple(rows)))
        at = end
    if run:
        found.append(Cut(lines=tuple(run)))
    return found


def _inline(text: str, body: Sequence[Line], at: int) -> tuple[list[RawRow], int]:
    """Lines with tabs between their cells."""
    rows: list[RawRow] = []
    index = at
    while index < len(body):
        line = body[index]
        raw = text[line.start : line.end].rstrip("\n")
        if line.tabbed and not rows or raw.strip().count("\t") < 1 and raw.count("\t") < 2:
            break
        boxes: list[Box] = []
        position = line.start
        for column, part in enumerate(raw.split("\t")):
            words = Excerpt.of(text, [Span(position, position + len(part))])
            boxes.append(Box(column, 1, (words,) if words else ()))
            position += len(part) + 1
        rows.append(RawRow(tuple(boxes)))
        index += 1
    return rows, index


def _opened(text: str, body: Sequence[Line], at: int, width: int | None) -> tuple[list[RawRow], int]:
    """Cells that open on a line with a tab in front; a blank line parts rows."""
    if not body[at].tabbed or body[at].blank and "\u00a0" not in text[body[at].start : body[at].end]:
        return [], at
    rows: list[RawRow] = []
    boxes: list[list[Line]] = []
    index = at

    def close() -> None:
        if boxes:
            rows.append(RawRow(tuple(_box(text, lines, column, width) for column, lines in enumerate(boxes))))
            boxes.clear()

    while index < len(body):
        line = body[index]
        if line.tabbed and (not line.blank or "\u00a0" in text[line.start : line.end]):
            boxes.append([line])
        elif line.blank:
            close()
            following = next((other for other in body[index + 1 : index + 3] if not other.blank or other.tabbed), None)
            if following is None or not following.tabbed:
                break
        elif boxes:
            boxes[-1].append(line)
        else:
            break
        index += 1
    close()
    return rows, index


def _box(text: str, lines: Sequence[Line], column: int, width: int | None) -> Box:
    return Box(column, 1, tuple(words for words, _ in whole_paragraphs(text, lines, cell_width(lines, width))))
