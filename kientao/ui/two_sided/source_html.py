"""Draws the source: lines of text in which marked words carry the ids of the items they belong to."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from django.utils.safestring import SafeString, mark_safe

from kientao.ui.two_sided.props import Item, Kind, TwoSided
from kientao.ui.two_sided.segments import Mark, Segment, segments

_LINES_PER_CHUNK = 60  # the browser lays out a chunk when it comes near the screen
_BLANK_LINE = re.compile(r"\n\s*\n\s*\Z")
_LETTER: dict[Kind, str] = {
    "head": "h",
    "section": "s",
    "target": "t",
    "task": "k",
    "duty": "d",
    "reference": "r",
    "diagnostic": "g",
    "unclaimed": "u",
    "furniture": "f",
}

_COLOUR_FIELDS: frozenset[Kind] = frozenset({"task", "duty"})  # cells of a row belong to it as much as its text


def field_id(item: Item, index: int) -> str:
    """The id of a field's words."""
    return f"{item.id}.{index}"


def source_html(view: TwoSided) -> SafeString:
    """The text in chunks of lines. Safe: every character of the document is escaped."""
    classes = _classes(view)
    lines = _lines(view.text, segments(len(view.text), _marks(view)))
    seen: set[str] = set()
    chunks: list[str] = []
    chunk: list[str] = []
    for line in lines:
        drawn = "".join(_drawn(view.text, segment, classes, seen) for segment in line)
        chunk.append(f"<p{_class(view.text, line)}>{drawn}</p>")
        if len(chunk) >= _LINES_PER_CHUNK:
            chunks.append("".join(chunk))
            chunk = []
    chunks.append("".join(chunk))
    return mark_safe("".join(f'<div class="chunk">{chunk}</div>' for chunk in chunks if chunk))  # noqa: S308 escaped above


def _class(text: str, line: list[Segment]) -> str:
    """A line of one bar is what is left of a cell's border; a line after a blank one begins a paragraph."""
    if _plain(text, line) == "|":
        return " class=sep"
    before = text[max(line[0].start - 40, 0) : line[0].start]
    return " class=gap" if _BLANK_LINE.search(before) else ""


def _items(view: TwoSided) -> Iterator[Item]:
    for panel in view.panels:
        for group in panel.groups:
            yield from group.items


def _marks(view: TwoSided) -> Iterator[Mark]:
    for item in _items(view):
        for start, end in item.spans:
            yield Mark(item.id, start, end)
        for index, field in enumerate(item.fields):
            for start, end in field.spans:
                yield Mark(field_id(item, index), start, end)


def _classes(view: TwoSided) -> dict[str, str]:
    """Id → the letters that colour its words."""
    classes: dict[str, str] = {}
    for item in _items(view):
        letter = _LETTER[item.kind]
        classes[item.id] = f"{letter} g-{item.severity}" if item.severity else letter
        if item.kind in _COLOUR_FIELDS:
            classes.update((field_id(item, index), letter) for index in range(len(item.fields)))
    return classes


def _lines(text: str, cut: Iterable[Segment]) -> Iterator[list[Segment]]:
    """Segments line by line, line ends left out, blank lines skipped."""
    line: list[Segment] = []
    for segment in cut:
        start = segment.start
        while start < segment.end:
            newline = text.find("\n", start, segment.end)
            end = segment.end if newline < 0 else newline
            if end > start:
                line.append(Segment(start, end, segment.ids))
            if newline < 0:
                break
            if _plain(text, line):
                yield line
            line = []
            start = newline + 1
    if _plain(text, line):
        yield line


def _plain(text: str, line: list[Segment]) -> str:
    return text[line[0].start : line[-1].end].strip() if line else ""


def _drawn(text: str, segment: Segment, classes: dict[str, str], seen: set[str]) -> str:
    words = escape(text[segment.start : segment.end], quote=False)
    if not segment.ids or not words.strip():
        return words
    letters = " ".join(dict.fromkeys(letter for i in segment.ids if i in classes for letter in classes[i].split()))
    drawn = f'<span class="w {letters}" data-i="{" ".join(segment.ids)}">{words}</span>'
    for identity in segment.ids:  # an item's first words are where its address leads
        if identity not in seen and "." not in identity:
            drawn = f'<span id="w-{identity}">{drawn}</span>'
    seen.update(segment.ids)
    return drawn
