"""Cuts a text where marks begin and end, so that overlapping marks can be drawn without nesting."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Mark:
    """Somebody's claim on `[start, end)`."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text on which the same marks lie, ids in the order their marks begin."""

    start: int
    end: int
    ids: tuple[str, ...]


def segments(length: int, marks: Iterable[Mark]) -> Iterator[Segment]:
    """Cuts `[0, length)` into stretches, in order, none empty. Marks outside the text are cut to it."""
    edges: list[tuple[int, bool, int, str]] = []
    for order, mark in enumerate(marks):
        start, end = max(mark.start, 0), min(mark.end, length)
        if start < end:
            edges.append((start, True, order, mark.id))
            edges.append((end, False, order, mark.id))
    edges.sort(key=lambda edge: edge[0])
    open_marks: dict[int, str] = {}
    position = 0
    for at, group in groupby(edges, key=lambda edge: edge[0]):
        if at > position:
            yield Segment(position, at, _unique(open_marks))
            position = at
        for _, opens, order, identity in group:
            if opens:
                open_marks[order] = identity
            else:
                del open_marks[order]
    if position < length:
        yield Segment(position, length, _unique(open_marks))


def _unique(open_marks: dict[int, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(open_marks.values()))
