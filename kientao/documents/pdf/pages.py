"""One printed page as words: paragraphs and tables in reading order, and what stands at its edges."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kientao.documents.pdf.flow import Extent, Flowing, cell_lines, flowing, joined
from kientao.documents.pdf.glyphs import Drawn, Glyph
from kientao.documents.pdf.labels import begins_paragraph
from kientao.documents.pdf.print_lines import line_of, print_lines, rows_of
from kientao.documents.pdf.ruling import RuledTable, ruled_tables

_PAGE_NUMBER = re.compile(r"(?:Trang\s*)?[-–]?\s*\d{1,4}\s*(?:/\s*\d{1,4})?\s*[-–]?", re.I)
_TOP, _BOTTOM = 0.085, 0.93  # parts of the page's height where page numbers and running heads stand

_USUAL_RIGHT = 0.85  # part of the page's width that print reaches, also where this page has only short lines


@dataclass(slots=True)
class PageText:
    """A paragraph, or the part of it on this page. `open`: the page ended before it seems to have; `opens`: it starts
    like a paragraph of its own."""

    text: str
    bold: bool
    centred: bool
    open: bool
    opens: bool


@dataclass(slots=True)
class PageCell:
    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[str]


@dataclass(slots=True)
class PageTable:
    """`xs` are the places of the lines between columns, in points."""

    xs: tuple[float, ...]
    rows: int
    cells: list[PageCell]


@dataclass(slots=True)
class Page:
    """`edge` is the running head or foot this page may have; `bare` holds the items without it."""

    items: list[PageText | PageTable] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    edge: tuple[str, ...] = ()
    bare: list[PageText | PageTable] = field(default_factory=list)
    readable: bool = True


def page_of(drawn: Drawn) -> Page:
    """What one page says."""
    tables = ruled_tables(drawn)
    inside: list[list[Glyph]] = [[] for _ in tables]
    bands: list[list[Glyph]] = [[] for _ in range(len(tables) + 1)]
    for glyph in drawn.glyphs:
        _put(glyph, tables, inside, bands)
    page = Page(readable=any(not glyph.text.isspace() for glyph in drawn.glyphs) or not drawn.pictures)
    edges = [edge for edge in _edges(bands, drawn.height) if edge]
    for edge in [edge for edge in edges if _PAGE_NUMBER.fullmatch(line_of(edge).text)]:
        page.aside.append((line_of(edge).text, "page number"))
        _take_out(edge, bands)
        edges.remove(edge)
    printed = [_page_table(table, glyphs) for table, glyphs in zip(tables, inside, strict=True)]
    extent = _extent(drawn, tables)
    page.items = _in_order(bands, printed, drawn.width, extent)
    if edges:
        page.edge = tuple(line_of(edge).text for edge in edges)
        for edge in edges:
            _take_out(edge, bands)
        page.bare = _in_order(bands, printed, drawn.width, extent)
    page.aside += [(line.text, "watermark") for line in print_lines(drawn.turned)]
    return page


def _put(glyph: Glyph, tables: list[RuledTable], inside: list[list[Glyph]], bands: list[list[Glyph]]) -> None:
    below = 0
    for index, table in enumerate(tables):
        if table.place(glyph.middle, glyph.height_middle) is not None:
            inside[index].append(glyph)
            return
        if glyph.height_middle > table.bottom:
            below = index + 1
    bands[below].append(glyph)


def _edges(bands: list[list[Glyph]], height: float) -> list[list[Glyph]]:
    """The first and the last row of the page, where they stand in its margins."""
    found = []
    if bands[0]:
        first = rows_of(bands[0])[0]
        if max(glyph.bottom for glyph in first) < _TOP * height:
            found.append(first)
    if bands[-1]:
        last = rows_of(bands[-1])[-1]
        if min(glyph.top for glyph in last) > _BOTTOM * height and last not in found:
            found.append(last)
    return found


def _take_out(edge: list[Glyph], bands: list[list[Glyph]]) -> None:
    gone = {id(glyph) for glyph in edge}
    for band in (bands[0], bands[-1]):
        band[:] = [glyph for glyph in band if id(glyph) not in gone]


def _extent(drawn: Drawn, tables: Sequence[RuledTable]) -> Extent:
    inked = [glyph for glyph in drawn.glyphs if not glyph.text.isspace()]
    left = min([*(glyph.x0 for glyph in inked), *(table.xs[0] for table in tables)], default=0.0)
    right = max([*(glyph.x1 for glyph in inked), *(table.xs[-1] for table in tables)], default=drawn.width)
    return Extent(left, max(right, _USUAL_RIGHT * drawn.width))


def _in_order(
    bands: Sequence[list[Glyph]], tables: Sequence[PageTable], width: float, extent: Extent
) -> list[PageText | PageTable]:
    items: list[PageText | PageTable] = []
    for index, band in enumerate(bands):
        if band:
            items += [_page_text(paragraph) for paragraph in flowing(band, width, extent) if paragraph.text]
        if index < len(tables):
            items.append(tables[index])
    return items


def _page_text(paragraph: Flowing) -> PageText:
    text = paragraph.text
    return PageText(
        text,
        all(line.bold for line in paragraph.lines),
        paragraph.centred,
        paragraph.open,
        begins_paragraph(text) or paragraph.centred,
    )


def _page_table(table: RuledTable, glyphs: list[Glyph]) -> PageTable:
    owner = {
        (row, column): index
        for index, box in enumerate(table.boxes)
        for row in range(box.row, box.row + box.row_span)
        for column in range(box.column, box.column + box.column_span)
    }
    held: list[list[Glyph]] = [[] for _ in table.boxes]
    for glyph in glyphs:
        place = table.place(glyph.middle, glyph.height_middle)
        if place is not None:
            held[owner[place]].append(glyph)
    cells = [
        PageCell(
            box.row,
            box.column,
            box.row_span,
            box.column_span,
            [joined([line.text for line in lines]) for lines in cell_lines(content)],
        )
        for box, content in zip(table.boxes, held, strict=True)
    ]
    return PageTable(table.xs, len(table.ys) - 1, cells)
