"""Characters become printed lines with word spaces where the page shows them."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kientao.documents.pdf.glyphs import Glyph

_LOOKALIKES = {"ƣ": "ư", "Ƣ": "Ư", "ǎ": "ă", "Ǎ": "Ă", "Ð": "Đ"}


@dataclass(frozen=True, slots=True)
class PrintLine:
    """One line of print."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool


def print_lines(glyphs: Iterable[Glyph]) -> list[PrintLine]:
    """Lines from top to bottom; glyphs that stand on one height are one line."""
    found = [line_of(row) for row in rows_of(glyphs)]
    return [line for line in found if line.text]


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs grouped by height, each row from left to right."""
    rows: list[list[Glyph]] = []
    bottoms: list[float] = []
    for glyph in sorted(glyphs, key=lambda g: (g.bottom, g.x0)):
        limit = max(glyph.size * 0.45, 2.0)
        for back in range(1, min(3, len(rows)) + 1):
            if abs(bottoms[-back] - glyph.bottom) <= limit:
                rows[-back].append(glyph)
                break
        else:
            rows.append([glyph])
            bottoms.append(glyph.bottom)
    for row in rows:
        row.sort(key=lambda g: g.x0)
    return rows


def line_of(row: Sequence[Glyph]) -> PrintLine:
    """The row as words: a blank where the page leaves a gap, overprinted doubles dropped."""
    parts: list[str] = []
    previous: Glyph | None = None
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    for glyph in row:
        if glyph.text.isspace():
            if parts and parts[-1] != " ":
                parts.append(" ")
            continue
        if previous is not None:
            if glyph.text == previous.text and abs(glyph.x0 - previous.x0) < 0.15 * glyph.size:
                continue
            if glyph.x0 - previous.x1 > 0.17 * glyph.size and parts and parts[-1] != " ":
                parts.append(" ")
        parts.append(_LOOKALIKES.get(glyph.text, glyph.text))
        previous = glyph
    text = "".join(parts).strip()
    if not inked:
        return PrintLine("", 0, 0, 0, 0, 0, False)
    return PrintLine(
        text,
        inked[0].x0,
        max(glyph.x1 for glyph in inked),
        min(glyph.top for glyph in inked),
        max(glyph.bottom for glyph in inked),
        statistics.median(glyph.size for glyph in inked),
        sum(glyph.bold for glyph in inked) > 0.8 * len(inked),
    )
