"""What a reader of Word or HTML finds, before the text has places: runs, lines, grids."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kientao.documents.legacy import LegacyFont, converted, holds_only_bytes


@dataclass(slots=True)
class Run:
    """Words in one dress. "\\n" in `text` is a soft break. `marker`: a list's number or bullet, made by the program."""

    text: str
    bold: bool = False
    font: LegacyFont | None = None
    marker: bool = False


@dataclass(slots=True)
class Line:
    """One paragraph."""

    text: str
    bold: bool = False
    centred: bool = False
    heading_level: int | None = None


@dataclass(slots=True)
class GridCell:
    row: int
    column: int
    row_span: int
    column_span: int
    content: "list[Content]" = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    rows: int
    columns: int
    cells: list[GridCell]
    header_rows: int | None = None


Content = Line | Grid

_LABEL = re.compile(r"\w{1,2}[.)]|[-+•–*]")


def lines_of(runs: Sequence[Run], *, centred: bool = False, heading_level: int | None = None) -> list[Line]:
    """The paragraphs that a sequence of runs shows: cut at soft breaks, but not where a sentence merely goes on."""
    lines: list[list[Run]] = [[]]
    for run in _unicode(runs):
        first, *rest = run.text.split("\n") if "\n" in run.text else (run.text,)
        lines[-1].append(Run(first, run.bold, None, run.marker))
        lines.extend([Run(part, run.bold, None, run.marker)] for part in rest)
    found: list[Line] = []
    for line in lines:
        text = "".join(run.text for run in line)
        if not text or text.isspace():
            continue
        bold = all(run.bold or run.marker or not run.text or run.text.isspace() for run in line)
        if found and _goes_on(text):
            found[-1].text += "\n" + text
            found[-1].bold = found[-1].bold and bold
        else:
            found.append(Line(text, bold, centred, heading_level))
    return found


def _goes_on(text: str) -> bool:
    """Does the line after a soft break continue the sentence before it?"""
    words = text.strip()
    return words[0].islower() and not _LABEL.match(words)


def _unicode(runs: Iterable[Run]) -> Iterable[Run]:
    """Runs in old fonts converted; neighbours in the same font first joined, for VNI writes one letter as two."""
    waiting: Run | None = None
    for run in runs:
        if waiting is not None and run.font == waiting.font and run.bold == waiting.bold:
            waiting = Run(waiting.text + run.text, run.bold, run.font)
            continue
        if waiting is not None:
            yield _converted(waiting)
            waiting = None
        if run.font is None:
            yield run
        else:
            waiting = run
    if waiting is not None:
        yield _converted(waiting)


def _converted(run: Run) -> Run:
    if run.font is None or not holds_only_bytes(run.text):
        return run
    text = converted(run.text, run.font.encoding)
    return Run(text.upper() if run.font.capitals else text, run.bold)
