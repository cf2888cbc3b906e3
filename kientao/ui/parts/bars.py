"""Bars with their counts: from zero, on one scale, readable without colour."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from kientao.ui.chip import Tone
from kientao.ui.numbers import share, whole


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a bar; `words` say what it counts."""

    count: int
    words: str
    tone: Tone = "teal"


@dataclass(frozen=True, slots=True)
class Bar:
    """One line. Its length is the sum of its segments."""

    label: str
    segments: tuple[Segment, ...]
    href: str = ""
    note: str = ""

    @property
    def count(self) -> int:
        """The sum."""
        return sum(segment.count for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A segment in hundredths of the widest bar."""

    at: str
    width: str
    tone: Tone
    words: str


@dataclass(frozen=True, slots=True)
class BarLine:
    """A bar as it is drawn, its count and its counts in words."""

    bar: Bar
    stretches: tuple[Stretch, ...]
    count: str
    share: str
    words: str


@dataclass(frozen=True, slots=True)
class Bars:
    """`title` says what the bars show; `of` is the whole they are parts of, for shares (0: no shares).

    `said` puts a count into words where it isn't one of things, like minutes.
    """

    template: ClassVar[str] = "ui/parts/bars.html"

    title: str
    bars: tuple[Bar, ...]
    head: str = ""
    counts: str = ""
    of: int = 0
    said: Callable[[int], str] = whole

    @property
    def lines(self) -> list[BarLine]:
        """On one scale that starts at zero."""
        most = max((bar.count for bar in self.bars), default=0) or 1
        return [self._line(bar, most) for bar in self.bars]

    @property
    def legend(self) -> list[Segment]:
        """Each kind of segment once; nothing where all bars are of one kind."""
        kinds = {segment.words: segment for bar in self.bars for segment in bar.segments}
        return list(kinds.values()) if len(kinds) > 1 else []

    def _line(self, bar: Bar, most: int) -> BarLine:
        at, stretches = 0, []
        for segment in bar.segments:
            words = f"{segment.words}: {self.said(segment.count)}"
            stretches.append(Stretch(_percent(at, most), _percent(segment.count, most), segment.tone, words))
            at += segment.count
        parts = [stretch.words for segment, stretch in zip(bar.segments, stretches, strict=True) if segment.count]
        return BarLine(
            bar,
            tuple(stretches),
            self.said(bar.count),
            share(bar.count, self.of) if self.of else "",
            ", ".join(parts) if len(bar.segments) > 1 else "",
        )


def _percent(part: int, most: int) -> str:
    return f"{100 * part / most:.3f}%"
