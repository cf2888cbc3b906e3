"""Headings of tables in the bar layout: where one starts, its cells, its columns."""

from collections.abc import Iterator, Sequence

from kientao.compiler.blocks.lines import Line
from kientao.compiler.procedures.bar_cells import Segment, cell_of
from kientao.compiler.procedures.columns import Column, Columns, columns_of, is_heading
from kientao.compiler.procedures.labels import is_bare_number, is_step_number

_MOST_COLUMNS = 12
_LONGEST = 110  # letters of a heading


def heading_at(segments: Sequence[Segment], at: int) -> tuple[tuple[Line, ...], list[Segment], Columns] | None:
    """The heading that starts in segment `at`: lines before it, its cells, its columns.

    Where no bar opens a row, the first heading cell is the last line of the text above the table.
    """
    first = segments[at]
    if not first.text or at + 1 >= len(segments):
        return None
    filled = [line for line in first.lines if not line.blank]
    choices: list[tuple[tuple[Line, ...], Segment]] = []
    if len(first.text) <= _LONGEST:
        choices.append(((), first))
    if len(filled) > 1 and is_heading(filled[-1].text):
        cut = first.lines.index(filled[-1])
        choices.append((first.lines[:cut], cell_of(first.lines[cut:])))
    for before, cell in choices:
        run = [cell, *filled_run(segments, at + 1)]
        for length in _lengths(run, closed=is_closed(segments, at + len(run))):
            columns = columns_of([segment.text for segment in run[:length]])
            if columns is not None and (columns.kind == "papers" or _starts_rows(columns)):
                return before, run[:length], columns
    return None


_FIRST_COLUMNS: tuple[Column, ...] = ("number", "step", "post", "agency", "name", "code", "field")


def _starts_rows(columns: Columns) -> bool:
    """Is the first cell a heading itself, and no line that stands above the table?"""
    return columns.roles[0] in _FIRST_COLUMNS and "number" not in columns.roles[1:]


def filled_run(segments: Sequence[Segment], start: int) -> list[Segment]:
    """Cells that follow without an empty one between."""
    run: list[Segment] = []
    for segment in segments[start : start + _MOST_COLUMNS]:
        if not segment.text or len(segment.text) > _LONGEST:
            break
        run.append(segment)
    return run


def is_closed(segments: Sequence[Segment], at: int) -> bool:
    """Does an empty cell stand there?"""
    return at < len(segments) and not segments[at].text


def _lengths(run: Sequence[Segment], *, closed: bool) -> Iterator[int]:
    """How long the heading may be: the run when an empty cell closes it, else up to the last cell that is a heading."""
    heads = 1
    while heads < len(run) and not is_bare_number(run[heads].text) and not is_step_number(run[heads].text):
        heads += 1
    if closed and heads == len(run):
        yield heads
    while heads > 2 and not is_heading(run[heads - 1].text):
        heads -= 1
    yield heads
