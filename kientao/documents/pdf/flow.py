"""Printed lines outside tables become paragraphs, in reading order."""

import itertools
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from kientao.documents.pdf.glyphs import Glyph
from kientao.documents.pdf.labels import begins_paragraph
from kientao.documents.pdf.print_lines import PrintLine, line_of, print_lines, rows_of

_FULL_WIDTH = re.compile(r"KẾ HOẠCH|QUYẾT ĐỊNH|[IVX]+\.|\d+\.|Căn cứ")
_BROKEN = re.compile(r"\d[-–/]\|\d|[A-ZĐ]-\|[A-ZĐ]|/\|[A-ZĐ]")
_OPEN_DATE = re.compile(r"(?:ngày|tháng|năm)$")
_NUMBER = re.compile(r"(\d{1,2})[.)] ?\D")
_ENDS = (".", ":", ";", "!", "?", "./.", "…")


@dataclass(slots=True)
class Flowing:
    """A paragraph in the making: its lines; `open` when the page ended before it did."""

    lines: list[PrintLine] = field(default_factory=list)
    open: bool = False
    centred: bool = False

    @property
    def text(self) -> str:
        return joined([line.text for line in self.lines])

    @property
    def top(self) -> float:
        return self.lines[0].top


def joined(lines: Sequence[str]) -> str:
    """Printed lines as one: with a blank between them, unless a date or a number was broken at its stroke."""
    text = ""
    for line in lines:
        blank = "" if not text or _BROKEN.search(text[-3:] + "|" + line[:1]) else " "
        text += blank + line
    return text


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to where the page's print goes across."""

    left: float
    right: float


def flowing(glyphs: Sequence[Glyph], width: float, extent: Extent) -> list[Flowing]:
    """Paragraphs from glyphs outside tables, `width` that of the page."""
    found: list[Flowing] = []
    for column in _columns(glyphs, width):
        found.extend(_paragraphs(print_lines(column.glyphs), None if column.narrow else extent))
    return found


@dataclass(frozen=True, slots=True)
class _Column:
    glyphs: list[Glyph]
    narrow: bool


def _columns(glyphs: Sequence[Glyph], width: float) -> list[_Column]:
    """The page's glyphs cut into blocks that are read one after the other.

    Rows that leave a wide gap around the middle (the head: agency | motto; the foot: recipients | signature) are read
    left side first, as long as they follow each other.
    """
    blocks: list[_Column] = []
    whole: list[Glyph] = []
    left: list[Glyph] = []
    right: list[Glyph] = []
    above: list[Glyph] | None = None
    for row in rows_of(glyphs):
        gap = _gap(row, width)
        side = _side(row, width) if gap is None and (left or right) and above and _stands_close(above, row) else None
        if gap is None and side is None:
            blocks += [_Column(part, True) for part in (left, right) if part]
            left, right = [], []
            whole.extend(row)
        else:
            if whole:
                blocks.append(_Column(whole, False))
                whole = []
            left.extend(glyph for glyph in row if (glyph.middle < gap if gap is not None else side == "left"))
            right.extend(glyph for glyph in row if (glyph.middle >= gap if gap is not None else side == "right"))
        above = row
    rest = [_Column(whole, False), _Column(left, True), _Column(right, True)]
    return blocks + [column for column in rest if column.glyphs]


def _gap(row: Sequence[Glyph], width: float) -> float | None:
    """Where the row leaves a wide gap in the middle part of the page."""
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    best: tuple[float, float] | None = None
    for left, right in itertools.pairwise(inked):
        space = right.x0 - left.x1
        middle = (left.x1 + right.x0) / 2
        if space > 22 and 0.25 * width < middle < 0.7 * width and (best is None or space > best[0]):
            best = (space, middle)
    return best[1] if best else None


def _side(row: Sequence[Glyph], width: float) -> str | None:
    """A row that keeps to one half of the page."""
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    if not inked:
        return None
    if inked[-1].x1 < 0.56 * width:
        return "left"
    if inked[0].x0 > 0.44 * width:
        return "right"
    return None


def _stands_close(above: Sequence[Glyph], row: Sequence[Glyph]) -> bool:
    """A one-sided row goes on with the two-column rows above it when it stands close under them."""
    space = min(glyph.top for glyph in row) - max(glyph.bottom for glyph in above)
    return space < 30 and not _FULL_WIDTH.match(line_of(row).text)


def _paragraphs(lines: Sequence[PrintLine], extent: Extent | None) -> list[Flowing]:
    """`extent` is None for a narrow column, which has its own."""
    if not lines:
        return []
    left = _usual_left(lines) if extent is None or len(lines) > 4 else extent.left
    right = max(line.x1 for line in lines) if extent is None else extent.right
    spacing = _usual_spacing(lines)
    found: list[Flowing] = []
    for line in lines:
        previous = found[-1].lines[-1] if found else None
        if previous is None or _new(previous, line, left, right, spacing):
            found.append(Flowing([line]))
        else:
            found[-1].lines.append(line)
    for paragraph in found:
        paragraph.centred = all(_centred(line, left, right) for line in paragraph.lines)
    last = found[-1]
    last.open = last.lines[-1].x1 > right - 40 and not last.text.endswith("./.") and len(last.text) > 40
    return found


def _usual_left(lines: Sequence[PrintLine]) -> float:
    return min(statistics.mode([round(line.x0) for line in lines]), min(line.x0 for line in lines) + 60)


def _usual_spacing(lines: Sequence[PrintLine]) -> float:
    steps = [b.bottom - a.bottom for a, b in itertools.pairwise(lines) if b.bottom > a.bottom]
    return statistics.median(steps) if steps else 16.0


def _new(previous: PrintLine, line: PrintLine, left: float, right: float, spacing: float) -> bool:
    """Does `line` begin a paragraph?"""
    if _OPEN_DATE.search(previous.text) and line.text[:1].isdigit():
        return False
    apart = (
        line.x0 > left + 8 or previous.x1 < right - 30 or previous.text.endswith(_ENDS) or line.bold != previous.bold
    )
    if begins_paragraph(line.text) and apart:
        return True
    step = line.bottom - previous.bottom
    if step > spacing * 1.45 + 2:
        return True
    if abs(line.size - previous.size) > 1.6:
        return True
    centred, was_centred = _centred(line, left, right), _centred(previous, left, right)
    if centred and was_centred:
        return previous.bold != line.bold or line.text.startswith("(") or _is_kind(previous.text)
    if centred != was_centred and (centred or previous.x1 < right - 30):
        return True
    indented = line.x0 > left + 14
    if indented and previous.x1 < right - 14:
        return True
    if indented and previous.text.endswith(_ENDS):
        return True
    return previous.x1 < right - 60 and (previous.text.endswith(_ENDS) or line.text[:1].isupper())


def _centred(line: PrintLine, left: float, right: float) -> bool:
    return abs((line.x0 + line.x1) / 2 - (left + right) / 2) < 12 and line.x0 > left + 25


def _is_kind(text: str) -> bool:
    return text.strip() in (
        "KẾ HOẠCH",
        "QUYẾT ĐỊNH",
        "CHƯƠNG TRÌNH",
        "CHỈ THỊ",
        "NGHỊ QUYẾT",
        "ĐỀ ÁN",
        "PHỤ LỤC",
        "BÁO CÁO",
    )


def cell_lines(glyphs: Sequence[Glyph]) -> list[list[PrintLine]]:
    """The paragraphs of a cell: a line that begins with a bullet or number of its own opens one."""
    found: list[list[PrintLine]] = []
    lines = print_lines(glyphs)
    right = max((line.x1 for line in lines), default=0.0)
    for line in lines:
        if found and not _opens(found[-1], line, right):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _opens(paragraph: Sequence[PrintLine], line: PrintLine, right: float) -> bool:
    previous = paragraph[-1]
    if not begins_paragraph(line.text):
        step = line.bottom - previous.bottom
        return step > 2.2 * line.size
    ended = previous.text.endswith(_ENDS) or previous.x1 < right - 4 * line.size
    return ended or line.text[:1] in "-+•" or _next_number(paragraph[0].text, line.text)


def _next_number(first: str, text: str) -> bool:
    """Is `text` the item that follows `first` in a numbered list?"""
    here, before = _NUMBER.match(text), _NUMBER.match(first)
    return here is not None and before is not None and int(here.group(1)) == int(before.group(1)) + 1
