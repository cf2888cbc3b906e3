"""Pages become one text, and blocks that point into it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kientao.documents.characters import cleaned
from kientao.documents.pdf.joining import WholeTable, WholeText
from kientao.documents.pdf.pages import Page, PageTable, PageText
from kientao.kernel.source import Block, Cell, Furniture, Paragraph, Table
from kientao.kernel.span import Span, Spans

_REPEATED_ON = 3  # pages a line stands on, at least, to be a running head


@dataclass(slots=True)
class Written:
    """The document so far. `open_item` is the last item, which the next page may go on with."""

    clean: Callable[[str], str] = cleaned
    parts: list[str] = field(default_factory=list)
    length: int = 0
    items: list[WholeText | WholeTable] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def blocks(self) -> tuple[Block, ...]:
        return tuple(_block(item) for item in self.items)

    def line(self, words: str) -> Spans:
        """Appends a line of its own."""
        text = self.clean(words).strip()
        if not text:
            return ()
        if self.parts:
            self.parts.append("\n")
            self.length += 1
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return (Span(start, self.length),)

    def blank(self) -> None:
        if self.parts and self.parts[-1] != "\n":
            self.parts.append("\n")
            self.length += 1

    def page(self, page: Page, heads: frozenset[str]) -> None:
        """Adds one page; what its first item goes on with is made whole."""
        if self.parts:
            self.blank()
        self.pages.append(self.length + (1 if self.parts else 0))
        bare = bool(page.edge) and all(folded(edge) in heads for edge in page.edge)
        first = True
        for item in page.bare if bare else page.items:
            if isinstance(item, PageText):
                self._paragraph(item, first)
            else:
                self._table(item, first)
            first = False
        for words, why in [*page.aside, *((edge, "running head") for edge in page.edge if bare)]:
            spans = self.line(words)
            if spans:
                self.furniture.append(Furniture(spans, why))

    def _paragraph(self, text: PageText, first: bool) -> None:
        spans = self.line(text.text)
        if not spans:
            return
        last = self.items[-1] if self.items else None
        if first and isinstance(last, WholeText) and last.takes(text):
            last.pieces.extend(spans)
            last.words, last.open = text.text, text.open
        else:
            self.items.append(WholeText(list(spans), text.text, text.bold, text.centred, text.open))

    def _table(self, table: PageTable, first: bool) -> None:
        last = self.items[-1] if self.items else None
        if first and isinstance(last, WholeTable) and last.takes(table):
            repeated = last.add(table, self.line, self.blank)
            self.furniture += [Furniture(spans, "repeated table heading") for spans in repeated]
        elif any(cell.lines for cell in table.cells):
            whole = WholeTable(table.xs)
            whole.add(table, self.line, self.blank)
            self.items.append(whole)


def written(pages: Sequence[Page], clean: Callable[[str], str] = cleaned) -> Written:
    """All pages as one document."""
    counts = Counter(folded(edge) for page in pages for edge in page.edge)
    heads = frozenset(edge for edge, count in counts.items() if count >= max(_REPEATED_ON, len(pages) // 3))
    found = Written(clean)
    for page in pages:
        found.page(page, heads)
    return found


def folded(edge: str) -> str:
    """A running head without the numbers that change from page to page."""
    return "".join("0" if character.isdigit() else character for character in edge).replace("00", "0")


def _block(item: WholeText | WholeTable) -> Block:
    if isinstance(item, WholeText):
        return Paragraph(tuple(item.pieces), None, item.bold, item.centred)
    cells = [
        Cell(cell.row, cell.column, cell.row_span, cell.column_span, tuple(tuple(line) for line in cell.lines))
        for cell in sorted(item.cells, key=lambda cell: (cell.row, cell.column))
    ]
    return Table(item.rows, len(item.xs) - 1, tuple(cells))
