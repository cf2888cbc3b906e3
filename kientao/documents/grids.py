"""Columns of a table as a person counts them."""

from itertools import pairwise

from kientao.documents.content import GridCell

_HAIR = 115  # twentieths of a point: 2 mm, no column is that narrow


def with_real_columns(cells: list[GridCell], widths: list[int]) -> int:
    """Renumbers columns in place so that only real ones are left, and returns how many there are.

    Word keeps a boundary for every edge ever dragged: two rows whose edges differ by a hair have two boundaries there,
    and boundaries no cell uses stay behind. `widths` of the grid's columns, [] where unknown.
    """
    edges = sorted({edge for cell in cells for edge in (cell.column, cell.column + cell.column_span)})
    if not edges:
        return 0
    number = {edge: at for at, edge in enumerate(edges)}
    if len(widths) >= edges[-1]:
        joined = _joined(edges, widths)
        if all(joined[cell.column] < joined[cell.column + cell.column_span] for cell in cells):
            number = joined
    for cell in cells:
        start, end = number[cell.column], number[cell.column + cell.column_span]
        cell.column, cell.column_span = start, end - start
    return max(number.values()) - min(number.values()) if number else 0


def _joined(edges: list[int], widths: list[int]) -> dict[int, int]:
    """Edges that are less than a hair apart share a number."""
    places = [0]
    for width in widths:
        places.append(places[-1] + width)
    number = {edges[0]: 0}
    for before, edge in pairwise(edges):
        number[edge] = number[before] + (places[edge] - places[before] >= _HAIR)
    return number
