"""Draws stretches of a text as HTML, marked words carrying the ids of what they belong to. Everything is escaped."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from kientao.kernel.span import Span, Spans, merged, subtracted
from kientao.ui.two_sided.layout import Block, Cell, Grid, Para, places_of
from kientao.ui.two_sided.segments import Segment

_BLOCKS_PER_CHUNK = 40  # the browser lays out a chunk when it comes near the screen


class Pen:
    """Draws places of one text. Each item's first words get the id that its address leads to."""

    def __init__(self, text: str, cut: Iterable[Segment], classes: dict[str, str]) -> None:
        self._text, self._segments, self._classes = text, list(cut), classes
        self._starts = [segment.start for segment in self._segments]
        self._seen: set[str] = set()

    def between(self, start: int, end: int) -> str:
        """The words of `[start, end)`."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        drawn: list[str] = []
        while at < len(self._segments) and self._segments[at].start < end:
            segment = self._segments[at]
            a, b = max(segment.start, start), min(segment.end, end)
            if a < b:
                drawn.append(self._marked(a, b, segment.ids))
            at += 1
        return "".join(drawn)

    def spans(self, spans: Spans) -> str:
        """Several places as one line; a blank stands for what was left out between them."""
        return " ".join(self.between(start, end).replace("\n", " ") for start, end in spans)

    def _marked(self, start: int, end: int, ids: Sequence[str]) -> str:
        words = escape(self._text[start:end], quote=False)
        if not ids or not words.strip():
            return words
        letters = " ".join(dict.fromkeys(x for i in ids if i in self._classes for x in self._classes[i].split()))
        drawn = f'<span class="w {letters}" data-i="{" ".join(ids)}">{words}</span>'
        for identity in ids:
            if identity not in self._seen and "." not in identity:
                drawn = f'<span id="w-{identity}">{drawn}</span>'
        self._seen.update(ids)
        return drawn


def drawn_layout(pen: Pen, text: str, layout: Sequence[Block]) -> str:
    """Paragraphs and real tables; what was set aside (page numbers, repeated headings) stands small in its place."""
    parts: list[tuple[int, Block | Span]] = [
        (min((span.start for span in places_of(block)), default=0), block) for block in layout
    ]
    whole = (Span(0, len(text)),)
    for rest in subtracted(whole, merged(span for block in layout for span in places_of(block))):
        words = text[rest.start : rest.end]
        if any(character.isalnum() for character in words):
            parts.append((rest.start + len(words) - len(words.lstrip()), rest))
    parts.sort(key=lambda part: part[0])
    drawn = [_drawn(pen, part) for _, part in parts]
    chunks = [drawn[at : at + _BLOCKS_PER_CHUNK] for at in range(0, len(drawn), _BLOCKS_PER_CHUNK)]
    return "".join(f'<div class="chunk">{"".join(chunk)}</div>' for chunk in chunks)


def _drawn(pen: Pen, part: Block | Span) -> str:
    if isinstance(part, Para):
        return f"<p{_class(part)}>{pen.spans(part.spans)}</p>"
    if isinstance(part, Grid):
        rows = "".join(_rows(pen, part))
        return f'<div class="grid" tabindex="0" role="group" aria-label="Bảng"><table>{rows}</table></div>'
    return f'<p class="rest">{" ".join(pen.between(part.start, part.end).split(chr(10))).strip()}</p>'


def _class(para: Para) -> str:
    names = ["para", *(["bold"] if para.bold or para.level else []), *(["centred"] if para.centred else [])]
    return f' class="{" ".join(names)}"'


def _rows(pen: Pen, grid: Grid) -> Iterator[str]:
    by_row: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        by_row.setdefault(cell.row, []).append(cell)
    covered = {
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    for row in range(grid.rows):
        name = "th" if row < grid.head else "td"
        cells = {cell.column: _cell(pen, cell, name) for cell in by_row.get(row, [])}
        empty = {at: f"<{name}></{name}>" for at in range(grid.columns) if (row, at) not in covered}
        yield f"<tr>{''.join(html for _, html in sorted({**empty, **cells}.items()))}</tr>"


def _cell(pen: Pen, cell: Cell, name: str) -> str:
    size = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    size += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    return f"<{name}{size}>{'<br>'.join(pen.spans(line) for line in cell.lines)}</{name}>"
