"""A piece of a document that can be read, searched and cut while it remembers where each character came from."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from kientao.kernel.span import Span, Spans

_WORD = re.compile(r"\S+")


class Excerpt:
    """Words of a document with white space folded to single blanks.

    `text` is what a reader sees; `spans` are the places in the source. Characters left out of the pieces it was made
    from (a converter's asterisks, a table's bars) are in neither. Cutting an excerpt gives an excerpt.
    """

    __slots__ = ("_at", "_segments", "_source", "_spans", "text")

    def __init__(self, text: str, segments: tuple[tuple[int, int, int], ...], source: str) -> None:
        self.text = text
        self._segments = segments  # (offset in text, offset in source, length), ascending, one per word or part of one
        self._at = [segment[0] for segment in segments]
        self._source = source
        self._spans: Spans | None = None

    @classmethod
    def of(cls, source: str, pieces: Iterable[Span]) -> "Excerpt":
        """The words of `pieces` of `source` in the order given. Two pieces are one word only where the source has no
        white space between them."""
        parts: list[str] = []
        segments: list[tuple[int, int, int]] = []
        position = 0
        previous_end: int | None = None
        for start, end in pieces:
            for match in _WORD.finditer(source, start, end):
                a, b = match.span()
                if previous_end is not None and (a < previous_end or _has_blank(source, previous_end, a)):
                    parts.append(" ")
                    position += 1
                parts.append(source[a:b])
                segments.append((position, a, b - a))
                position += b - a
                previous_end = b
        return cls("".join(parts), tuple(segments), source)

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Excerpt({self.text!r})"

    def __getitem__(self, cut: slice) -> "Excerpt":
        start, stop, step = cut.indices(len(self.text))
        if step != 1:
            raise ValueError("an excerpt is cut in one piece")
        return self.between(start, stop)

    def between(self, start: int, stop: int) -> "Excerpt":
        """The part from `start` to `stop` (offsets in `text`), outer blanks dropped."""
        text = self.text
        while start < stop and text[start] == " ":
            start += 1
        while stop > start and text[stop - 1] == " ":
            stop -= 1
        if start >= stop:
            return Excerpt("", (), self._source)
        if start == 0 and stop == len(text):
            return self
        segments: list[tuple[int, int, int]] = []
        for index in range(max(bisect_right(self._at, start) - 1, 0), len(self._segments)):
            at, source, length = self._segments[index]
            if at >= stop:
                break
            a, b = max(at, start), min(at + length, stop)
            if a < b:
                segments.append((a - start, source + a - at, b - a))
        return Excerpt(text[start:stop], tuple(segments), self._source)

    def joined(self, *others: "Excerpt") -> "Excerpt":
        """This excerpt and the others, one after the other, a blank between them."""
        texts: list[str] = []
        segments: list[tuple[int, int, int]] = []
        position = 0
        for part in (self, *others):
            if not part.text:
                continue
            if texts:
                position += 1
            texts.append(part.text)
            segments.extend((position + at, source, length) for at, source, length in part._segments)
            position += len(part.text)
        return Excerpt(" ".join(texts), tuple(segments), self._source)

    @property
    def spans(self) -> Spans:
        """Places in the source. Neighbouring words are one span, over blanks and line breaks, never over characters
        that were left out."""
        if self._spans is None:
            self._spans = self._joined_spans()
        return self._spans

    def _joined_spans(self) -> Spans:
        found: list[Span] = []
        start = end = -1
        text = self._source
        for _, source, length in self._segments:
            if end >= 0 and (source == end or (source > end and text[end:source].isspace())):
                end = source + length
                continue
            if end >= 0:
                found.append(Span(start, end))
            start, end = source, source + length
        if end >= 0:
            found.append(Span(start, end))
        return tuple(found)

    @property
    def start(self) -> int:
        """Offset of the first character in the source; -1 when empty."""
        return self._segments[0][1] if self._segments else -1

    @property
    def end(self) -> int:
        """Offset after the last character in the source; -1 when empty."""
        return self._segments[-1][1] + self._segments[-1][2] if self._segments else -1

    def split(self, pattern: "re.Pattern[str]") -> Iterator["Excerpt"]:
        """The parts between matches of `pattern`, empty ones left out."""
        start = 0
        for match in pattern.finditer(self.text):
            part = self.between(start, match.start())
            if part:
                yield part
            start = match.end()
        part = self.between(start, len(self.text))
        if part:
            yield part


def _has_blank(source: str, start: int, end: int) -> bool:
    return start < end and any(character.isspace() for character in source[start:end])
