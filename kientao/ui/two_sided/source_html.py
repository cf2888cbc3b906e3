"""Draws the source: its paragraphs and tables, or where they aren't known its lines, words marked by their items."""

import re
from collections.abc import Iterable, Iterator, Sequence

from django.utils.safestring import SafeString, mark_safe

from kientao.ui.two_sided.drawing import Pen, drawn_layout
from kientao.ui.two_sided.layout import Block
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
    "procedure": "d",
    "step": "k",
    "reference": "r",
    "diagnostic": "g",
    "unclaimed": "u",
    "furniture": "f",
}

_COLOUR_FIELDS: frozenset[Kind] = frozenset(
    {"task", "duty", "procedure", "step"}
)  # cells of a row belong to it as much as its text


def field_id(item: Item, index: int) -> str:
    """The id of a field's words."""
    return f"{item.id}.{index}"


def source_html(view: TwoSided) -> SafeString:
    """The source of a view. Safe: every character of the document is escaped."""
    return source_of(view.text, view.layout, list(_items(view)))


def source_of(text: str, layout: Sequence[Block], items: Sequence[Item]) -> SafeString:
    """The text with the words of the items marked, in chunks. Safe: every character is escaped."""
    cut = list(segments(len(text), _marks(items)))
    pen = Pen(text, cut, _classes(items))
    return mark_safe(drawn_layout(pen, text, layout) if layout else _drawn_lines(pen, text, cut))  # noqa: S308 every character is escaped by the pen


def _drawn_lines(pen: Pen, text: str, cut: Sequence[Segment]) -> str:
    chunks: list[str] = []
    chunk: list[str] = []
    for line in _lines(text, cut):
        drawn = "".join(pen.between(segment.start, segment.end) for segment in line)
        chunk.append(f"<p{_class(text, line)}>{drawn}</p>")
        if len(chunk) >= _LINES_PER_CHUNK:
            chunks.append("".join(chunk))
            chunk = []
    chunks.append("".join(chunk))
    return "".join(f'<div class="chunk">{chunk}</div>' for chunk in chunks if chunk)


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


def _marks(items: Iterable[Item]) -> Iterator[Mark]:
    for item in items:
        for start, end in item.spans:
            yield Mark(item.id, start, end)
        for index, field in enumerate(item.fields):
            for start, end in field.spans:
                yield Mark(field_id(item, index), start, end)


def _classes(items: Iterable[Item]) -> dict[str, str]:
    """Id → the letters that colour its words."""
    classes: dict[str, str] = {}
    for item in items:
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
