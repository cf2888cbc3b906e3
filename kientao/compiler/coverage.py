"""Nothing is lost: every non-blank character is claimed, furniture, or on the list of what was not understood."""

import re
from collections.abc import Iterable

from kientao.compiler.draft import Coverage, Remainder
from kientao.kernel.span import Span, merged, subtracted

_INK = re.compile(r"\S+")


def count_ink(text: str, spans: Iterable[Span]) -> int:
    """Non-blank characters inside the spans."""
    return sum(len(run) for span in spans for run in _INK.findall(text, span.start, span.end))


def cover(
    text: str, claimed: Iterable[Span], furniture: Iterable[Remainder]
) -> tuple[Coverage, tuple[Remainder, ...], tuple[Remainder, ...]]:
    """(coverage, unclaimed, furniture). What is both claimed and furniture counts as claimed."""
    own = merged(claimed)
    by_reason: dict[str | None, list[Span]] = {}
    for item in furniture:
        by_reason.setdefault(item.why, []).extend(item.spans)
    set_aside: list[Remainder] = []
    taken: list[Span] = []
    for why, places in by_reason.items():
        spans = subtracted(places, [*own, *taken])
        if count_ink(text, spans):
            set_aside.append(Remainder(spans, why))
            taken.extend(spans)
    aside = merged(taken)
    left = subtracted([Span(0, len(text))], [*own, *aside])
    unclaimed = tuple(Remainder((_tight(text, span),), "not understood") for span in left if count_ink(text, (span,)))
    total = count_ink(text, (Span(0, len(text)),))
    claimed_ink = count_ink(text, own)
    aside_ink = count_ink(text, aside)
    unclaimed_ink = count_ink(text, (span for item in unclaimed for span in item.spans))
    return Coverage(total, claimed_ink, aside_ink, unclaimed_ink), unclaimed, tuple(set_aside)


def _tight(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
