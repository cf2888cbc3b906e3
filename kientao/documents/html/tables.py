"""Tables of a page with their merged cells, formed as browsers form them."""

from collections.abc import Iterator
from typing import Protocol

from selectolax.lexbor import LexborNode

from kientao.documents import refusals
from kientao.documents.content import Content, Grid, GridCell
from kientao.documents.grids import with_real_columns
from kientao.documents.html.lists import whole
from kientao.documents.html.looks import Look, look_of
from kientao.documents.limits import LIMITS

_MOST_COLUMNS = 1000
_PARTS = frozenset({"thead", "tbody", "tfoot"})


class Shower(Protocol):
    """Reads what stands inside a cell, and knows what isn't shown."""

    def content(self, root: LexborNode, look: Look | None = None) -> list[Content]: ...

    def is_unseen(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> bool: ...


def table_content(table: LexborNode, look: Look, page: Shower, name: str) -> list[Content]:
    """The caption's lines and the table."""
    content: list[Content] = []
    cells: list[GridCell] = []
    rows = headers = 0
    for part in _shown(table, page):
        if part.tag == "caption":
            content.extend(page.content(part, look_of("caption", part.attributes, look)))
        elif part.tag in _PARTS:
            count = _rows(part, rows, cells, look, page)
            if part.tag == "thead" and headers == rows:
                headers += count
            rows += count
    columns = with_real_columns(cells, [])
    if rows * columns > LIMITS.table_places:
        raise refusals.too_complex(name)
    content.append(Grid(rows, columns, cells, headers or None))
    return content


def _rows(part: LexborNode, first: int, cells: list[GridCell], look: Look, page: Shower) -> int:
    """Adds the cells of one part of a table, whose merged cells never leave it; returns the number of its rows."""
    part_look = look_of(part.tag or "", part.attributes, look)
    rows = [row for row in _shown(part, page) if row.tag == "tr"]
    taken: dict[int, int] = {}  # column: the first row in which it is free again
    for at, row in enumerate(rows):
        row_look = look_of("tr", row.attributes, part_look)
        column = 0
        for node in _shown(row, page):
            if node.tag not in ("td", "th"):
                continue
            attributes = node.attributes
            while taken.get(column, 0) > at:
                column += 1
            down = whole(attributes.get("rowspan"), 1)
            down = len(rows) - at if down <= 0 else min(down, len(rows) - at)
            right = min(max(whole(attributes.get("colspan"), 1), 1), _MOST_COLUMNS)
            right = next((n for n in range(1, right) if taken.get(column + n, 0) > at), right)
            content = page.content(node, look_of(node.tag, attributes, row_look))
            cells.append(GridCell(first + at, column, down, right, content))
            for covered in range(column, column + right):
                taken[covered] = at + down
            column += right
    return len(rows)


def _shown(parent: LexborNode, page: Shower) -> Iterator[LexborNode]:
    node = parent.child
    while node is not None:
        if node.is_element_node and not page.is_unseen(node, node.tag or "", node.attributes):
            yield node
        node = node.next
