"""A web page becomes a document."""

import re

from selectolax.lexbor import LexborHTMLParser

from kientao.documents import refusals
from kientao.documents.assembly import assembled
from kientao.documents.decoding import decoded
from kientao.documents.digest import sha256_of
from kientao.documents.html.hidden import hidden_by_sheets
from kientao.documents.html.page import Page
from kientao.kernel.source import SourceDocument

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{3,20})", re.I)
_LOOK = 4096
# Elements that must be closed: open ones inside each other are what makes parsing slow. The others close each other.
_TAGS = re.compile(
    rb"<(/?)(?!(?:p|li|td|th|tr|dt|dd|br|hr|img|col|input|meta|link|option|tbody|thead|tfoot|body|html)\b)[a-z]", re.I
)
_DEEPEST = 5_000


def read_html(data: bytes, name: str) -> SourceDocument:
    """What a browser would show of the page. Raises UnreadableDocument."""
    if _depth(data) > _DEEPEST:
        raise refusals.too_complex(name)
    declared = _CHARSET.search(data[:_LOOK])
    text = decoded(data, name, declared.group(1).decode("ascii") if declared else None)
    tree = LexborHTMLParser(text)
    if tree.body is None:
        raise refusals.no_text(name)
    page = Page(hidden_by_sheets(tree), name)
    try:
        content = page.content(tree.body)
    except RecursionError:
        raise refusals.too_complex(name) from None
    found = assembled(content, page.aside)
    if not found.text.strip():
        raise refusals.no_text(name, page.hidden)
    return SourceDocument(
        name=name,
        format="html",
        sha256=sha256_of(data),
        text=found.text,
        blocks=found.blocks,
        furniture=found.furniture,
        converted_from=found.converted_from or page.converted_from,
    )


def _depth(data: bytes) -> int:
    """How deep elements may lie in each other, at most."""
    depth = deepest = 0
    for match in _TAGS.finditer(data):
        if match.group(1):
            depth = max(depth - 1, 0)
        else:
            depth += 1
            deepest = max(deepest, depth)
    return deepest
