"""Markdown tables: one row a line, cells between bars."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kientao.compiler.blocks.lines import Line
from kientao.compiler.blocks.model import Grid, GridCell
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.span import Span, Spans, subtracted

_ROW = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$")
_CELL = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def is_pipe_row(source: str, line: Line) -> bool:
    raw = source[line.start : line.end]
    return len(raw) > 3 and bool(_ROW.match(raw.rstrip("\n"))) and raw.count("|") >= 3


def split_pipes(source: str, lines: Sequence[Line], markup: Spans, first_number: int) -> list[list[Line] | Grid]:
    """Text between tables as runs of lines, tables as grids, in order."""
    found: list[list[Line] | Grid] = [[]]
    at = 0
    number = first_number
    while at < len(lines):
        end = at
        while end < len(lines) and is_pipe_row(source, lines[end]):
            end += 1
        if end - at >= 2:
            found.append(_grid(source, lines[at:end], markup, number))
            found.append([])
            number += 1
            at = end
            continue
        last = found[-1]
        assert isinstance(last, list)
        last.append(lines[at])
        at += 1
    return found


def _grid(source: str, lines: Sequence[Line], markup: Spans, number: int) -> Grid:
    cells: list[GridCell] = []
    width = 0
    row = 0
    header = None
    for line in lines:
        raw = source[line.start : line.end].rstrip()
        if _RULE.match(raw):
            header = header or row
            continue
        bars = [match.start() for match in _CELL.finditer(raw)]
        parts = list(pairwise(bars))
        for column, (left, right) in enumerate(parts):
            inside = Span(line.start + left + 1, line.start + right)
            cells.append(GridCell(row, column, 1, 1, _lines(source, inside, markup)))
        width = max(width, len(parts))
        row += 1
    return Grid(number, row, width, tuple(cells), header_rows=header)


def _lines(source: str, inside: Span, markup: Spans) -> tuple[Excerpt, ...]:
    found: list[Excerpt] = []
    start = inside.start
    text = source[inside.start : inside.end]
    cuts = [(m.start(), m.end()) for m in _BREAK.finditer(text)] + [(len(text), len(text))]
    for a, b in cuts:
        part = Span(start, inside.start + a)
        words = Excerpt.of(source, subtracted([part], [m for m in markup if m.overlaps(part)]))
        if words:
            found.append(words)
        start = inside.start + b
    return tuple(found)
