"""Paragraphs as lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from kientao.documents.docx.names import w
from kientao.documents.printing.atoms import Atom
from kientao.documents.printing.breaking import Line, Piece, lines
from kientao.documents.printing.faces import LINE, UNDER, face
from kientao.documents.printing.looks import Look, Looks, of_run
from kientao.documents.printing.sheet import Sheets
from kientao.documents.writing.pictures import words_of
from kientao.documents.writing.stylesheet import SIGNER

_R, _RP, _T, _BR, _TAB = w("r"), w("rPr"), w("t"), w("br"), w("tab")
_POINTS_PER_MM = 72 / 25.4
_RULE = 0.75  # points
_WIDEST_BLANK = 2.0  # of the size: a line of few words before a very long one is left as it is
_AIR = 3.0  # around the room to sign


@dataclass(slots=True)
class SetLine:
    """One line of a paragraph in its place between `left` and `right` of the column."""

    look: Look
    line: Line
    room: float  # of the column
    before: float = 0
    after: float = 0
    keep_next: bool = False
    square: tuple[str, float] | None = None

    @property
    def height(self) -> float:
        """Without air."""
        if self.square:
            return self.square[1]
        if self.look.exact is not None:
            return self.look.exact
        return (self.line.size or self.look.size) * LINE * self.look.line

    @property
    def heads(self) -> tuple[Atom, ...]:
        """None: a line stands alone."""
        return ()

    def cut(self, room: float) -> None:
        """A line is never cut."""

    def draw(self, sheets: Sheets, left: float, top: float) -> None:
        """With its rule or square."""
        look, line = self.look, self.line
        begin, end = left + look.left, left + self.room - look.right
        if look.rule:
            sheets.line(begin, top, end, top, _RULE)
        if self.square:
            sheets.square(self.square[0], begin, top, self.square[1])
        if look.style == SIGNER and look.before:
            sheets.room_to_sign(begin + _AIR, top - look.before + _AIR, end - _AIR, top - _AIR)
        spare = end - begin - line.begin - line.width
        stretch = 0.0
        if look.align == "center":
            begin += spare / 2
        elif look.align == "right":
            begin += spare
        elif look.align == "both" and line.open:
            blanks = sum(piece.text.count(" ") for piece in line.pieces)
            stretch = spare / blanks if blanks and spare / blanks < _WIDEST_BLANK * look.size else 0.0
        sheets.words(line, begin + line.begin, top + self.height - (line.size or look.size) * UNDER, stretch)


def paragraph(drawn: _Element, looks: Looks, room: float) -> list[SetLine]:
    """The lines of a drawn paragraph in a column of `room` points; the first two and the last two stay together."""
    look = looks.of(drawn)
    pieces: list[Piece] = []
    square: tuple[str, float] | None = None
    for run in drawn.iterchildren(_R):
        square = words_of(run) or square
        pieces.extend(_pieces(run, look))
    broken = lines(
        pieces,
        room - look.left - look.right,
        first=look.first,
        tab=None if look.tab is None else look.tab - look.left,
    )
    made = [SetLine(look, line, room) for line in broken]
    if square:
        made[0].square = (square[0], square[1] * _POINTS_PER_MM)
    made[0].before, made[-1].after = look.before, look.after
    if len(made) > 1:
        made[0].keep_next = made[-2].keep_next = True
    made[-1].keep_next = look.keep_next
    return made


def _pieces(run: _Element, look: Look) -> Iterator[Piece]:
    bold, italic, size = of_run(look, run.find(_RP))
    name = face(bold=bold, italic=italic)
    for part in run:
        if part.tag == _T and part.text:
            yield Piece(part.text, name, size)
        elif part.tag == _BR:
            yield Piece("\n", name, size)
        elif part.tag == _TAB:
            yield Piece("\t", name, size)
