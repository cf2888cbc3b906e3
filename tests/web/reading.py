"""Pages as an English reader gets them, and what on them was left Vietnamese."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kientao.web.phrases import parts_of
from tools.page_phrases import Data, is_vietnamese, said_on

FRAME = (".nav a", "thead th", "button", ".button", ".chip", "legend", "title", "h1")
OURS = re.compile(r"Kiến Tạo|Tết|Hùng|đồng|\S*\d/\S+|\d+ĐB|«[^»]*»|“[^”]*”")  # names, numbers, what is quoted


@dataclass
class Read:
    """Pages by address of each reader, and what the tables hold."""

    pages: dict[str, dict[str, str]]
    data: Data

    def all(self) -> Iterator[tuple[str, str]]:
        """(address, page); samples of components, guides and files are left out."""
        for pages in self.pages.values():
            for address, page in pages.items():
                if page and not address.startswith(("/bo-", "/tro-giup/")) and not address.endswith(".html"):
                    yield address, page

    def is_ours(self, words: str) -> bool:
        """Said by the program, and not in English."""
        left = [] if self.data.holds(words) else [part for part in parts_of(words) if not self._holds(part)]
        return any(is_vietnamese(OURS.sub("", self.data.without_names(part))) for part in left)

    def _holds(self, part: str) -> bool:
        """Also behind a number, English or another value: "Review: 612/QĐ-UBND: Công bố …"."""
        said = part.split(": ")
        return any(
            self.data.holds(": ".join(said[at:])) and not any(self.is_ours(one) for one in said[:at])
            for at in range(len(said))
        )

    def said_and_left(self) -> tuple[set[str], set[str]]:
        """What the program says, and what of it isn't English."""
        said, left = set[str](), set[str]()
        for _, page in self.all():
            ours = {words for words in said_on(page) if not self.data.holds(words)}
            said |= ours
            left |= {words for words in ours if self.is_ours(words)}
        print(f"{len(left)} of {len(said)} phrases: {len(left) / len(said):.1%}")
        return said, left

    def left_in(self, part: str) -> dict[str, set[str]]:
        """Address → what isn't English in such parts of its page."""
        left: dict[str, set[str]] = defaultdict(set)
        for address, page in self.all():
            for node in LexborHTMLParser(page).css(part):
                if node.attributes.get("lang") != "vi" and not _is_kept(node):
                    left[address] |= {words for words in said_on(node.html or "") if self.is_ours(words)}
        return {address: words for address, words in left.items() if words}


def _is_kept(node: LexborNode | None) -> bool:
    """A letter or a decision stays in the language it is written in, and so does what is marked."""
    while node is not None and not _keeps(node):
        node = node.parent
    return node is not None


def _keeps(node: LexborNode) -> bool:
    return "paper" in (node.attributes.get("class") or "").split() or node.attributes.get("translate") == "no"
