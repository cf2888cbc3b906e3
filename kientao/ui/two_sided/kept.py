"""The kept layout of a document (`kientao.compiler.layout`) as the blocks that are drawn."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kientao.kernel.span import Span, Spans
from kientao.ui.two_sided.layout import Block, Cell, Grid, Para


def blocks_of_json(layout: Iterable[Mapping[str, Any]]) -> tuple[Block, ...]:
    """In the order kept."""
    return tuple(_grid(one) if one["kind"] == "t" else _para(one) for one in layout)


def _para(one: Mapping[str, Any]) -> Para:
    return Para(_spans(one["spans"]), one.get("bold", False), one.get("centred", False), one.get("level"))


def _grid(one: Mapping[str, Any]) -> Grid:
    cells = tuple(
        Cell(row, column, max(row_span, 1), max(column_span, 1), tuple(_spans(line) for line in lines))
        for row, column, row_span, column_span, lines in one["cells"]
    )
    return Grid(one["rows"], one["columns"], one["head"], cells)


def _spans(places: Sequence[Sequence[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in places)
