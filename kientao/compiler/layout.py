"""The blocks of a source as JSON: paragraphs and tables as places in its text, for whoever draws the document.

A paragraph is `{"kind": "p", "spans": [[start, end], …], "bold": …, "centred": …, "level": …}`. A table is
`{"kind": "t", "rows": …, "columns": …, "head": …, "cells": [[row, column, row_span, column_span, lines], …]}`, rows and
columns from 0, each line its own list of places.
"""

from kientao.compiler.blocks.blocks import blocks_of
from kientao.compiler.blocks.model import Grid, Para
from kientao.kernel.source import SourceDocument
from kientao.kernel.span import Spans

Json = dict[str, object]


def layout_as_json(source: SourceDocument) -> list[Json]:
    """Every block in reading order; places are offsets in `source.text`."""
    return [_grid(piece) if isinstance(piece, Grid) else _para(piece) for piece in blocks_of(source).pieces]


def _para(para: Para) -> Json:
    return {
        "kind": "p",
        "spans": _places(para.words.spans),
        "bold": para.bold,
        "centred": para.centred,
        "level": para.heading_level,
    }


def _grid(grid: Grid) -> Json:
    return {
        "kind": "t",
        "rows": grid.rows,
        "columns": grid.columns,
        "head": grid.header_rows or 0,
        "cells": [
            [cell.row, cell.column, cell.row_span, cell.column_span, [_places(line.spans) for line in cell.lines]]
            for cell in grid.cells
        ],
    }


def _places(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
