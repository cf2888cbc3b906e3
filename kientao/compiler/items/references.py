"""Documents cited anywhere in the text."""

from collections.abc import Iterable

from kientao.compiler.draft import Reference
from kientao.compiler.grammar.reference import Citation, read_citations
from kientao.kernel.excerpt import Excerpt


def read_references(texts: Iterable[Excerpt]) -> list[tuple[Reference, Citation, Excerpt]]:
    """Every citation with the words it stands in, in order."""
    found: list[tuple[Reference, Citation, Excerpt]] = []
    for words in texts:
        if "/" not in words.text and "-" not in words.text:
            continue
        for citation in read_citations(words.text):
            spans = words[citation.start : citation.end].spans
            kind = (
                citation.kind[:1].upper() + citation.kind[1:].lower()
                if citation.kind and len(citation.kind) > 3
                else citation.kind
            )
            found.append((Reference(citation.number, citation.date, spans, kind, citation.issuer), citation, words))
    return found
