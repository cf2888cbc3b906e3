"""The body: paragraphs, numbered headings, dashes and tables; the numbers are counted here."""

from collections.abc import Callable, Sequence

from lxml.etree import _Element

from kientao.documents.writing import stylesheet
from kientao.documents.writing.cleaning import clean, one_line
from kientao.documents.writing.content import Block, Clause, Dash, Heading, Paragraph, Part, Run, Square, Table, Words
from kientao.documents.writing.decree import END, letter, roman
from kientao.documents.writing.frames import gap, side_by_side
from kientao.documents.writing.grids import table
from kientao.documents.writing.layout import Layout
from kientao.documents.writing.pictures import square
from kientao.documents.writing.wording import ended
from kientao.documents.writing.xml import Shape, paragraph, run

_BESIDE = 4.0  # mm between a square and the words beside it
_NUMBERS: dict[int, Callable[[int], str]] = {
    1: lambda number: f"{roman(number)}.",
    2: lambda number: f"{number}.",
    3: lambda number: f"{letter(number)})",
}


class Counter:
    """Counts headings and clauses of each level; a higher one starts the lower ones again."""

    def __init__(self) -> None:
        self._counts = {0: 0, 1: 0, 2: 0, 3: 0}

    def next(self, level: int) -> int:
        """Raises ValueError for a level that isn't 0 (part), 1, 2 or 3."""
        if level not in self._counts:
            raise ValueError(f"Đề mục cấp {level}: chỉ có cấp 1 (I.), 2 (1.) và 3 (a).")
        self._counts[level] += 1
        for lower in range(level + 1, 4):
            self._counts[lower] = 0
        return self._counts[level]


def body(blocks: Sequence[Block], layout: Layout, room: float) -> list[_Element]:
    """The blocks drawn one after another in `room` (mm)."""
    counter = Counter()
    drawn: list[_Element] = []
    for number, block in enumerate(blocks):
        if number and isinstance(block, Table) and isinstance(blocks[number - 1], Table):
            drawn.append(gap())
        drawn.extend(_drawn(block, counter, layout, room))
    return drawn


def bases(lines: Sequence[str]) -> list[_Element]:
    """The grounds of a decision or plan: italic, each on its own line ended by ";", the last by "."."""
    kept = [line for line in lines if one_line(line)]
    return [
        paragraph(stylesheet.BASIS, run(ended(line, "." if number == len(kept) else ";")))
        for number, line in enumerate(kept, start=1)
    ]


def with_end_mark(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with "./." after the last words; after a table or a square it stands on its own line."""
    if not blocks or isinstance(blocks[-1], Table | Square):
        return (*blocks, Paragraph(END))
    *before, last = blocks
    match last:
        case Part(title):
            return (*before, Part(ended(title, END)))
        case Heading(level, title):
            return (*before, Heading(level, ended(title, END)))
        case Clause(level, words):
            return (*before, Clause(level, _ended(words)))
        case Dash(words, depth):
            return (*before, Dash(_ended(words), depth))
        case Paragraph(words):
            return (*before, Paragraph(_ended(words)))
    return tuple(blocks)


def _drawn(block: Block, counter: Counter, layout: Layout, room: float) -> list[_Element]:
    match block:
        case Part(title):
            number = roman(counter.next(0))
            return [
                paragraph(stylesheet.PART, run(f"Phần {number}"), shape=Shape(after=0)),
                paragraph(stylesheet.PART, run(one_line(title).upper()), shape=Shape(before=0)),
            ]
        case Heading(level, title):
            words = one_line(title).upper() if level == 1 else one_line(title)
            return [paragraph(stylesheet.HEADINGS[level], run(f"{_NUMBERS[level](counter.next(level))} {words}"))]
        case Clause(level, words):
            return [paragraph(stylesheet.BODY, run(f"{_NUMBERS[level](counter.next(level))} "), *runs(words))]
        case Dash(words, depth):
            return [paragraph(stylesheet.BODY, run("- " if depth == 1 else "+ "), *runs(words))]
        case Paragraph(words):
            return [paragraph(stylesheet.BODY, *runs(words))]
        case Table():
            return [table(block, layout, room), paragraph(stylesheet.TINY, shape=Shape(after=layout.between))]
        case Square():
            return [_with_square(block, room), paragraph(stylesheet.TINY, shape=Shape(after=layout.between))]


def runs(words: Words) -> list[_Element]:
    """The runs of a paragraph's words."""
    parts = (Run(words),) if isinstance(words, str) else words
    return [run(part.text, bold=part.bold or None, italic=part.italic or None) for part in parts]


def _with_square(block: Square, room: float) -> _Element:
    drawn = paragraph(stylesheet.BESIDE, square(one_line(block.text), block.size))
    lines = [paragraph(stylesheet.BESIDE, *runs(words)) for words in block.beside]
    left = block.size + _BESIDE
    return side_by_side((left, room - left), ((drawn,), lines))


def _ended(words: Words) -> Words:
    if isinstance(words, str):
        return clean(words).rstrip().removesuffix(END).rstrip(" ;.,") + END
    *before, last = words or (Run(""),)
    text = clean(last.text).rstrip().removesuffix(END).rstrip(" ;.,")
    return (*before, Run(text + END, last.bold, last.italic))
