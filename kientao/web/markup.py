"""Cuts a page into pieces without changing a byte of it: what a reader sees or hears, and everything else.

No parser that writes the page anew: tags are passed over by the rules browsers have for them. A tag without an end is
left alone with all that follows, as browsers do.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto

_VALUE = r"""(?:\s*+=\s*+({0}"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|(?=>))|(?!\s*+=))"""
_NAME = r"({0}[^\s/>][^\s/>=]*+)"
_ATTRIBUTE = re.compile(_NAME.replace("{0}", "") + _VALUE.replace("{0}", ""))
_TAG = re.compile(
    rf"<(/?)([a-zA-Z][^\s/>]*+)((?:[\s/]++|{_NAME.replace('{0}', '?:')}{_VALUE.replace('{0}', '?:')})*+)>"
)
_NO_TAG = re.compile(r"<!--.*?-->|<(?:!(?!--)|\?|/(?![a-zA-Z]))[^>]*+>|<(?![a-zA-Z!/?])", re.S)
_SAID = frozenset(
    {"title", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "aria-placeholder"}
    | {"placeholder", "alt", "label", "data-label", "data-busy", "data-confirm", "hx-confirm"}
)
_RAW = frozenset(["script", "style", "textarea", "xmp", "iframe", "noembed", "noframes"])
_KEPT = frozenset(["pre", "code", "blockquote", "q", "plaintext"])
_KEPT_CLASS = "paper"  # a letter or a decision as it stands on paper
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
# Most tags in a row say nothing and mean nothing here: they are passed over at once, for speed.
_TELLING = "|".join([*sorted(_SAID), "lang", "translate", "class"])
_PLAIN = re.compile(
    rf"""(?:(?:</[a-z][a-z0-9]*+>
    |<(?!(?:html|option|{"|".join(sorted(_RAW | _KEPT))})[\s/>])[a-z][a-z0-9]*+
      (?:\s++(?:class="(?![^"]*{_KEPT_CLASS})[^"]*+"|(?!(?:{_TELLING})[\s=/>])[a-z][a-z0-9-]*+(?:="[^"]*+"|(?=[\s/>]))))*+
      \s*+/?>)\s*+)++""",
    re.X,
)


class Kind(Enum):
    """`WORDS` may be said in another language, `LANGUAGE` is what the page says of itself, `FIXED` is all the rest."""

    FIXED = auto()
    WORDS = auto()
    LANGUAGE = auto()


Piece = tuple[Kind, str]
_Tag = re.Match[str]


def pieces(page: str, language: str) -> Iterator[Piece]:
    """The whole page in order; the pieces joined are the page. Words are as they are written, entities and all.

    Fixed are scripts, styles, what is typed, code, quotations, papers, options whose words are their value, and what
    is marked `translate="no"` or as being in another language than `language`.
    """
    at, kept, depth = 0, "", 0
    while (start := page.find("<", at)) >= 0:
        if start > at:
            yield Kind.FIXED if kept else Kind.WORDS, page[at:start]
        plain = None if kept else _PLAIN.match(page, start)
        tag = None if plain else _TAG.match(page, start)
        if tag is None:
            at = plain.end() if plain else _past_no_tag(page, start)
            yield Kind.FIXED, page[start:at]
            continue
        at, name = tag.end(), tag[2].lower()
        if kept or tag[1]:
            yield Kind.FIXED, tag[0]
            depth += (1 if not tag[1] else -1) if name == kept else 0
            kept = kept if depth > 0 else ""
        else:
            given = _given(tag)
            foreign = name != "html" and _is_foreign(given, language)
            yield from [(Kind.FIXED, tag[0])] if foreign else _values(tag, name)
            if name not in _VOID and (foreign or _is_kept(name, given)):
                kept, depth = name, 1
        if not tag[1] and name in _RAW:
            end = re.compile(rf"</{name}(?=[\s/>])", re.I).search(page, at)
            stop = end.start() if end else len(page)
            yield Kind.FIXED, page[at:stop]
            at = stop
    if at < len(page):
        yield Kind.FIXED if kept else Kind.WORDS, page[at:]


def _past_no_tag(page: str, start: int) -> int:
    other = _NO_TAG.match(page, start)
    return other.end() if other else len(page)


def _given(tag: _Tag) -> dict[str, str]:
    """Attributes of a tag as they are written, by name; the first one counts."""
    given: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(tag[3]):
        given.setdefault(found[1].lower(), (found[2] or "").strip("\"'"))
    return given


def _is_foreign(given: dict[str, str], language: str) -> bool:
    return given.get("lang", language) != language or given.get("translate", "").lower() == "no"


def _is_kept(name: str, given: dict[str, str]) -> bool:
    if name == "option":
        return "value" not in given
    return name in _KEPT or _KEPT_CLASS in given.get("class", "").split()


def _values(tag: _Tag, name: str) -> Iterator[Piece]:
    """A tag, cut around what it says."""
    raw, base, at = tag[0], tag.start(3) - tag.start(), 0
    for found in _ATTRIBUTE.finditer(tag[3]):
        kind = _kind_of(name, found[1].lower())
        if kind is not Kind.FIXED and (found[2] or "")[:1] in ("'", '"'):
            start, end = base + found.start(2) + 1, base + found.end(2) - 1
            yield Kind.FIXED, raw[at:start]
            yield kind, raw[start:end]
            at = end
    yield Kind.FIXED, raw[at:]


def _kind_of(element: str, attribute: str) -> Kind:
    if element == "html" and attribute == "lang":
        return Kind.LANGUAGE
    return Kind.WORDS if attribute in _SAID else Kind.FIXED
