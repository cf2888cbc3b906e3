"""A place in a document's text."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of Unicode code points in the NFC text of one document."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


def merged(spans: Iterable[Span]) -> Spans:
    """The same places in order, touching and overlapping ones joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if span.end <= span.start:
            continue
        if joined and span.start <= joined[-1].end:
            if span.end > joined[-1].end:
                joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def subtracted(spans: Iterable[Span], holes: Iterable[Span]) -> Spans:
    """What is left of `spans` once `holes` are cut out."""
    left: list[Span] = []
    cuts = merged(holes)
    index = 0
    for span in merged(spans):
        start = span.start
        while index < len(cuts) and cuts[index].end <= start:
            index += 1
        cursor = index
        while cursor < len(cuts) and cuts[cursor].start < span.end:
            if cuts[cursor].start > start:
                left.append(Span(start, cuts[cursor].start))
            start = max(start, cuts[cursor].end)
            cursor += 1
        if start < span.end:
            left.append(Span(start, span.end))
    return tuple(left)
