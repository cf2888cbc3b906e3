"""A converter's asterisks and escapes in plain text: found, so that they can be left out of every quotation."""

import re

from kientao.kernel.span import Span

_PAIR = re.compile(r"\*\*")
_RUN = re.compile(r"\*+")
_HEADING = re.compile(r"(?m)^#{1,6}(?=\s)")


def markup_spans(text: str) -> tuple[Span, ...]:
    """Places of markup characters. Asterisks count only where the text uses them in pairs as a converter does: a
    footnote star in a document without bold marks stays."""
    found = [Span(*match.span()) for match in _HEADING.finditer(text)]
    if len(_PAIR.findall(text, 0, 2_000_000)) >= 4:
        found.extend(Span(*match.span()) for match in _RUN.finditer(text))
    return tuple(sorted(found))
