"""The line a diagnostic is about, with carets under its words, as compilers print it."""

from bisect import bisect_right
from dataclasses import dataclass

from kientao.kernel.span import Span

_ELLIPSIS = "…"


class Lines:
    """Line and column of every offset of a text; both count from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> Span:
        """The line's place, its end left out."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self._text)
        return Span(start, max(end, start))


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text` is a stretch of one line; the marked words are `[mark_start, mark_end)` of it."""

    line: int
    column: int
    text: str
    mark_start: int
    mark_end: int


def quotation(text: str, lines: Lines, span: Span, width: int) -> Quotation:
    """At most `width` characters of the line where `span` begins, the words of the span among them."""
    number, column = lines.place(span.start)
    line = lines.line(number)
    end = max(min(span.end, line.end), span.start)
    start, stop = line
    if stop - start > width:
        start = max(line.start, min(span.start - width // 4, stop - width))
        stop = min(line.end, start + width)
    end = min(end, stop)
    before = _ELLIPSIS if start > line.start else ""
    after = _ELLIPSIS if stop < line.end else ""
    shown = text[start:stop].replace("\t", " ").replace("\u00a0", " ")
    return Quotation(
        line=number,
        column=column,
        text=before + shown + after,
        mark_start=len(before) + span.start - start,
        mark_end=len(before) + max(end, span.start + 1) - start,
    )
