"""Cells of the bar layout, and their paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass

from kientao.compiler.blocks.bars import is_bar
from kientao.compiler.blocks.lines import Line
from kientao.compiler.blocks.regions import cell_width
from kientao.compiler.procedures.paragraphs import whole_paragraphs
from kientao.kernel.excerpt import Excerpt


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands between two bars."""

    lines: tuple[Line, ...]
    text: str
    bold: bool


def cells_between(lines: Sequence[Line]) -> list[Segment]:
    """What stands before, between and behind the bars, empty cells too."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        if is_bar(line):
            runs.append([])
        else:
            runs[-1].append(line)
    return [cell_of(run) for run in runs]


def cell_of(lines: Sequence[Line]) -> Segment:
    """These lines as one."""
    filled = [line for line in lines if not line.blank]
    return Segment(tuple(lines), " ".join(line.text for line in filled), any(line.marked for line in filled))


def paragraphs_in(source: str, segment: Segment, width: int | None) -> tuple[Excerpt, ...]:
    """Its paragraphs, lines that were wrapped put together; `width` is that of the page."""
    return tuple(words for words, _ in whole_paragraphs(source, segment.lines, cell_width(segment.lines, width)))
