"""What a page holds but doesn't show."""

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

UNSEEN_TAGS = frozenset(
    {
        "script", "style", "template", "noscript", "head", "title", "meta", "link", "svg", "canvas", "iframe",
        "object", "embed", "applet", "audio", "video", "select", "datalist", "textarea", "input", "del", "map",
    }
)  # fmt: skip
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0+(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|opacity\s*:\s*0+(?:\.0+)?\s*(?:;|!|$)|mso-hide\s*:\s*all|text-indent\s*:\s*-\d{4,}",
    re.I,
)
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_AT_BLOCK = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_MOST_RULES = 500
_MOST_STYLE = 200_000


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Do an element's own attributes hide it?"""
    if not attributes:
        return False
    if "hidden" in attributes or (attributes.get("aria-hidden") or "").lower() == "true":
        return True
    style = attributes.get("style")
    return bool(style) and bool(_HIDING.search(style or ""))


def hidden_by_sheets(tree: LexborHTMLParser) -> frozenset[int]:
    """Memory ids of the elements which the page's own style sheets hide on a screen."""
    found: set[int] = set()
    rules = 0
    for sheet in tree.css("style"):
        text = _AT_BLOCK.sub("", _COMMENT.sub("", sheet.text()[:_MOST_STYLE]))
        for match in _RULE.finditer(text):
            if not _HIDING.search(match.group(2)):
                continue
            rules += 1
            if rules > _MOST_RULES:
                return frozenset(found)
            try:
                found.update(node.mem_id for node in tree.css(match.group(1).strip()))
            except SelectolaxError:
                continue  # a selector for browsers only, as "a:hover"
    return frozenset(found)
