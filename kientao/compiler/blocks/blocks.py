"""Stage one: a source document becomes blocks."""

import re
from dataclasses import replace

from kientao.compiler.blocks.bars import is_bar, split_bars
from kientao.compiler.blocks.chrome import Seen, chrome_lines
from kientao.compiler.blocks.lines import Line, are_spaced, lines_of, paragraphs, wrap_width
from kientao.compiler.blocks.markup import markup_spans
from kientao.compiler.blocks.model import Blocks, Grid, GridCell, Para, Piece
from kientao.compiler.blocks.pipes import is_pipe_row, split_pipes
from kientao.compiler.blocks.tabs import split_tabs
from kientao.compiler.draft import Remainder
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.source import Cell, Paragraph, SourceDocument, Table
from kientao.kernel.span import Span, merged

_GOES_ON = re.compile(r"\([^()]{1,60}\),")


def blocks_of(source: SourceDocument) -> Blocks:
    """Paragraphs and tables in reading order. Formats with a shape of their own keep it, plain text gets one."""
    if source.blocks is not None:
        return _given(source)
    return _recovered(source.text)


def _given(source: SourceDocument) -> Blocks:
    pieces: list[Piece] = []
    number = 0
    for block in source.blocks or ():
        if isinstance(block, Paragraph):
            words = Excerpt.of(source.text, block.pieces)
            last = pieces[-1] if pieces else None
            if words and isinstance(last, Para) and _torn(last, words):
                pieces[-1] = replace(last, words=last.words.joined(words))
            elif words:
                pieces.append(Para(words, block.bold, block.centred, block.heading_level))
        elif isinstance(block, Table):
            number += 1
            cells = tuple(_given_cell(source.text, cell) for cell in block.cells)
            pieces.append(Grid(number, block.rows, block.columns, cells, block.header_rows))
    furniture = tuple(Remainder(item.spans, item.why) for item in source.furniture)
    if source.format == "html":
        return _without_chrome(pieces, furniture)
    return Blocks(tuple(pieces), furniture)


def _torn(above: Para, words: Excerpt) -> bool:
    """A paragraph that a stray line end cut within its sentence: the rest goes on with a short form and a comma."""
    return bool(_GOES_ON.match(words.text)) and len(above.words.text) > 20 and above.words.text[-1:].isalnum()


def _without_chrome(pieces: list[Piece], furniture: tuple[Remainder, ...]) -> Blocks:
    """The same without what a law-text site prints around the document in ordinary paragraphs."""
    first, last = chrome_lines([Seen(_first_words(piece)) for piece in pieces])
    outside = [*pieces[:first], *pieces[last:]]
    if not outside:
        return Blocks(tuple(pieces), furniture)
    spans = merged(span for piece in outside for words in _all_words(piece) for span in words.spans)
    return Blocks(tuple(pieces[first:last]), (*furniture, Remainder(spans, "web page")), noisy=True)


def _all_words(piece: Piece) -> list[Excerpt]:
    return [piece.words] if isinstance(piece, Para) else [line for cell in piece.cells for line in cell.lines]


def _first_words(piece: Piece) -> str:
    return next((words.text for words in _all_words(piece)), "")


def _given_cell(text: str, cell: Cell) -> GridCell:
    lines = tuple(words for line in cell.lines if (words := Excerpt.of(text, line)))
    return GridCell(cell.row, cell.column, cell.row_span, cell.column_span, lines)


def _recovered(text: str) -> Blocks:
    markup = markup_spans(text)
    lines = lines_of(text, markup)
    first, last = chrome_lines(lines)
    body = lines[first:last]
    furniture: list[Remainder] = []
    outside = [line for line in (*lines[:first], *lines[last:]) if not line.blank]
    if outside:
        furniture.append(Remainder(merged(span for line in outside for span in line.words.spans), "web page"))
    bars = [line for line in body if is_bar(line)]
    if bars:
        furniture.append(Remainder(tuple(span for line in bars for span in line.words.spans), "table bars"))
    inside = [span for span in markup if _within(span, body)]
    if inside:
        furniture.append(Remainder(tuple(inside), "markup"))
    width = wrap_width([line for line in body if not is_bar(line)])
    runs, repeated = _runs(text, body, width, markup, len(bars))
    if repeated:
        furniture.append(
            Remainder(merged(span for words in repeated for span in words.spans), "repeated table heading")
        )
    spaced = are_spaced([line for line in body if not is_bar(line)])
    pieces: list[Piece] = []
    for run in runs:
        if isinstance(run, Grid):
            pieces.append(run)
        else:
            pieces.extend(Para(words, bold) for words, bold in paragraphs(text, run, width, spaced))
    if any(isinstance(run, Grid) for run in runs):
        furniture.extend(_pipes_left(text, body, runs))
    return Blocks(tuple(pieces), tuple(furniture), noisy=bool(outside))


def _within(span: Span, lines: list[Line]) -> bool:
    return bool(lines) and lines[0].start <= span.start < lines[-1].end


def _runs(
    text: str, body: list[Line], width: int | None, markup: tuple[Span, ...], bars: int
) -> tuple[list[list[Line] | Grid], list[Excerpt]]:
    """The layout's own cutting: pipes first (they are certain), then bars or tabs in what is left."""
    repeated: list[Excerpt] = []
    runs: list[list[Line] | Grid] = []
    tabbed = sum(line.tabbed for line in body) >= 6 or sum("\t" in text[line.start : line.end] for line in body) >= 6
    for piece in split_pipes(text, body, markup, 1):
        if isinstance(piece, Grid):
            runs.append(piece)
            continue
        number = 1 + sum(isinstance(run, Grid) for run in runs)
        if bars >= 4:
            found, again = split_bars(text, piece, width, number)
        elif tabbed:
            found, again = split_tabs(text, piece, width, number)
        else:
            found, again = [piece], []
        runs.extend(found)
        repeated.extend(again)
    return runs, repeated


def _pipes_left(text: str, body: list[Line], runs: list[list[Line] | Grid]) -> list[Remainder]:
    """Bars and rules of Markdown tables."""
    bars: list[Span] = []
    cells = merged(
        span for run in runs if isinstance(run, Grid) for cell in run.cells for w in cell.lines for span in w.spans
    )
    ends = {span.start: span.end for span in cells}
    for line in body:
        if not is_pipe_row(text, line):
            continue
        position = line.start
        while position < line.end:
            if text[position].isspace():
                position += 1
                continue
            if position in ends:
                position = ends[position]
                continue
            bars.append(Span(position, position + 1))
            position += 1
    return [Remainder(merged(bars), "table bars")] if bars else []
