"""Documents cited anywhere in the text."""

import re
from collections.abc import Iterable

from kientao.compiler.draft import Reference
from kientao.compiler.grammar.reference import Citation, read_citations
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import is_upper

_NUMBER_OF_THE_HEAD = re.compile(r"(?<!\w)số\s*:\s*$", re.IGNORECASE)


def read_references(texts: Iterable[Excerpt]) -> list[tuple[Reference, Citation, Excerpt]]:
    """Every citation with the words it stands in, in order; the document's own number cites nothing."""
    found: list[tuple[Reference, Citation, Excerpt]] = []
    for words in texts:
        if "/" not in words.text and "-" not in words.text:
            continue
        for citation in read_citations(words.text):
            if _is_own(words.text, citation):
                continue
            spans = words[citation.start : citation.end].spans
            kind = (
                citation.kind[:1].upper() + citation.kind[1:].lower()
                if citation.kind and len(citation.kind) > 3
                else citation.kind
            )
            found.append((Reference(citation.number, citation.date, spans, kind, citation.issuer), citation, words))
    return found


def _is_own(text: str, citation: Citation) -> bool:
    """ "Số: 41/NQ-HĐND" under the name of the issuer is the number of this very document."""
    before = text[: citation.number_start]
    match = _NUMBER_OF_THE_HEAD.search(before)
    if citation.kind is not None or match is None:
        return False
    issuer = before[: match.start()].strip()
    return not issuer or is_upper(issuer)
