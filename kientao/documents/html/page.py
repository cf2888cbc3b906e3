"""Walks a page: lines out of blocks and inline elements, lists with their numbers, tables."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from kientao.documents import refusals
from kientao.documents.content import Content, Run, lines_of
from kientao.documents.html.hidden import UNSEEN_TAGS, is_hidden
from kientao.documents.html.lists import ListState, marker_of
from kientao.documents.html.looks import Look, look_of
from kientao.documents.html.tables import table_content
from kientao.documents.legacy import Encoding, holds_only_bytes

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "legend",
    }
)  # fmt: skip
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_ASIDE = frozenset({"nav", "button"})
_ASIDE_ROLES = frozenset({"navigation", "search", "contentinfo"})
_DEEPEST_TABLE = 40


@dataclass(slots=True)
class _Open:
    """An element whose end has still to come; the next node to look at inside it."""

    node: LexborNode
    look: Look
    is_block: bool
    items: ListState | None
    next: LexborNode | None


class Page:
    """`hidden_ids` are elements that style sheets hide. `aside` gathers the words of menus."""

    def __init__(self, hidden_ids: frozenset[int], name: str) -> None:
        self.hidden = 0
        self.aside: list[tuple[str, str]] = []
        self.converted_from: Encoding | None = None
        self._hidden_ids = hidden_ids
        self._name = name
        self._tables = 0

    def content(self, root: LexborNode, look: Look | None = None) -> list[Content]:
        """The lines and tables inside an element, in order."""
        return _Walk(self, root, look or Look()).content()

    def is_unseen(self, node: LexborNode, tag: str, attributes: dict[str, str | None]) -> bool:
        if tag in UNSEEN_TAGS:
            return True
        if is_hidden(attributes) or node.mem_id in self._hidden_ids:
            self.hidden += len("".join(node.text().split()))
            return True
        return False

    def is_aside(self, tag: str, attributes: dict[str, str | None]) -> bool:
        return tag in _ASIDE or (attributes.get("role") or "").lower() in _ASIDE_ROLES

    def set_aside(self, node: LexborNode) -> None:
        words = " ".join(node.text(separator=" ").split())
        if words:
            self.aside.append((words, "web page"))

    def table(self, node: LexborNode, look: Look) -> list[Content]:
        self._tables += 1
        if self._tables > _DEEPEST_TABLE:
            raise refusals.too_complex(self._name)
        try:
            return table_content(node, look, self, self._name)
        finally:
            self._tables -= 1


class _Walk:
    """One pass over the inside of an element, without recursion: pages may be nested deeper than calls may."""

    def __init__(self, page: Page, root: LexborNode, look: Look) -> None:
        self._page = page
        self._content: list[Content] = []
        self._runs: list[Run] = []
        self._look = look  # of the block the runs stand in
        self._marker = ""
        self._stack = [_Open(root, look, True, None, root.child)]

    def content(self) -> list[Content]:
        while self._stack:
            here = self._stack[-1]
            node = here.next
            if node is None:
                self._stack.pop()
                if here.is_block:
                    self._end_line(self._stack[-1].look if self._stack else here.look)
                if here.node.tag == "li":
                    self._marker = ""
                continue
            here.next = node.next
            if node.is_text_node:
                self._words(node.text_content or "", here.look)
            elif node.is_element_node:
                self._element(node, here)
        return self._content

    def _element(self, node: LexborNode, outer: _Open) -> None:
        tag = node.tag or ""
        if tag == "br":
            self._runs.append(Run("\n"))
            return
        attributes = node.attributes
        if self._page.is_unseen(node, tag, attributes):
            return
        if self._page.is_aside(tag, attributes):
            self._page.set_aside(node)
            return
        look = look_of(tag, attributes, outer.look)
        is_block = tag in _BLOCKS
        if is_block:
            self._end_line(outer.look)
            self._look = look
        if tag == "table":
            self._content.extend(self._page.table(node, look))
            return
        items = ListState.of(tag, attributes, node) or outer.items
        if tag == "li":
            self._marker += marker_of(items, attributes)
        self._stack.append(_Open(node, look, is_block, items, node.child))

    def _words(self, text: str, look: Look) -> None:
        if not look.kept_blanks:
            text = _BLANKS.sub(" ", text)
        if not text:
            return
        if look.font is not None and not text.isascii() and holds_only_bytes(text):
            self._page.converted_from = look.font.encoding
        self._runs.append(Run(text, look.bold, look.font))

    def _end_line(self, look: Look) -> None:
        """The words so far are a paragraph of their own; what follows stands in a block that looks like `look`."""
        runs, self._runs = self._runs, []
        found = self._look
        if any(run.text.strip() for run in runs):
            if self._marker:
                runs = self._marked(runs)
            self._content.extend(lines_of(_tidy(runs), centred=found.centred, heading_level=found.heading_level))
        self._look = look

    def _marked(self, runs: list[Run]) -> list[Run]:
        marker, self._marker = self._marker, ""
        words = "".join(run.text for run in runs).lstrip()
        if marker.startswith("-") and words[:1] in "-+•–*":
            return runs
        first = next(at for at, run in enumerate(runs) if run.text.strip())
        return [Run(marker, marker=True), *runs[first:]]


def _tidy(runs: list[Run]) -> list[Run]:
    """Blanks beside blanks and beside line breaks are not shown."""
    tidy: list[Run] = []
    open_end = True
    for run in runs:
        text = run.text
        if open_end and text.startswith(" "):
            text = text.lstrip(" ")
        if text:
            open_end = text[-1] in " \n"
            tidy.append(Run(text, run.bold, run.font, run.marker))
    return tidy
