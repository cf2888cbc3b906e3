"""Words into lines: as many on a line as fit, a word that no line holds cut where the line ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kientao.documents.printing.faces import width

_PARTS = re.compile(r" +|\n|\t|[^ \n\t-]*-+(?=[^ \n\t-])|[^ \n\t]+")  # a line may also end behind a hyphen


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one face and size."""

    text: str
    face: str
    size: float

    @property
    def width(self) -> float:
        """Points."""
        return width(self.text, self.face, self.size)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: pieces with blanks between the words, where it begins, and how wide it is; `open` ones are filled."""

    pieces: tuple[Piece, ...]
    begin: float
    width: float
    open: bool

    @property
    def size(self) -> float:
        """Of its largest letters."""
        return max((piece.size for piece in self.pieces), default=0)


def lines(pieces: Sequence[Piece], room: float, *, first: float = 0, tab: float | None = None) -> list[Line]:
    """The lines of `room` points; the first one begins at `first`. `tab`: where a tab leads, else a blank's width."""
    setting = _Setting(room, first, tab)
    for word in _words(pieces):
        setting.add(word)
    setting.end(full=False)
    return setting.lines


Word = tuple[Piece, ...]


def _words(pieces: Sequence[Piece]) -> Iterator[Word]:
    """Pieces that stay together, blanks and line ends on their own."""
    together: list[Piece] = []
    for piece in pieces:
        for part in _PARTS.findall(piece.text):
            cut = Piece(part, piece.face, piece.size)
            if part[0] in " \n\t":
                if together:
                    yield tuple(together)
                    together = []
                yield (cut,)
                continue
            together.append(cut)
            if part[-1] == "-" and len(part) > 1:
                yield tuple(together)
                together = []
    if together:
        yield tuple(together)


class _Setting:
    """The line being filled."""

    def __init__(self, room: float, first: float, tab: float | None) -> None:
        self.lines: list[Line] = []
        self._room, self._begin, self._tab = room, first, tab
        self._pieces: list[Piece] = []
        self._blanks: list[Piece] = []
        self._width = 0.0

    def add(self, word: Word) -> None:
        match word[0].text[0]:
            case "\n":
                self.end(full=False)
                return
            case "\t":
                self._jump(word[0])
                return
            case " ":
                self._blanks.extend(word)
                return
        wide = sum(piece.width for piece in word)
        blank = sum(piece.width for piece in self._blanks)
        if self._pieces and self._begin + self._width + blank + wide > self._room + 0.01:
            self.end(full=True)
            blank = 0
        self._take(self._blanks)
        self._blanks = []
        for piece in word:
            self._put(piece)

    def end(self, *, full: bool) -> None:
        """Closes the line; blanks at its end are dropped."""
        self.lines.append(Line(tuple(_joined(self._pieces)), self._begin, self._width, open=full))
        self._pieces, self._blanks, self._begin, self._width = [], [], 0.0, 0.0

    def _put(self, piece: Piece) -> None:
        while self._begin + self._width + piece.width > self._room + 0.01 and len(piece.text) > 1:
            fits = self._fitting(piece)
            if not fits and self._pieces:
                self.end(full=False)
                continue
            fits = max(fits, 1)
            self._take([Piece(piece.text[:fits], piece.face, piece.size)])
            self.end(full=False)
            piece = Piece(piece.text[fits:], piece.face, piece.size)
        self._take([piece])

    def _fitting(self, piece: Piece) -> int:
        """How many letters still fit."""
        left = self._room - self._begin - self._width
        for number, letter in enumerate(piece.text):
            left -= width(letter, piece.face, piece.size)
            if left < 0:
                return number
        return len(piece.text)

    def _take(self, pieces: Sequence[Piece]) -> None:
        self._pieces.extend(pieces)
        self._width += sum(piece.width for piece in pieces)

    def _jump(self, at: Piece) -> None:
        here = self._begin + self._width
        if self._tab is not None and self._tab > here and not self._blanks:
            blank = width(" ", at.face, at.size)
            count = max(round((self._tab - here) / blank), 1)
            self._take([Piece(" " * count, at.face, at.size)])
        else:
            self._blanks.append(Piece(" ", at.face, at.size))


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbours of one look as one."""
    at = 0
    while at < len(pieces):
        first, texts = pieces[at], [pieces[at].text]
        at += 1
        while at < len(pieces) and (pieces[at].face, pieces[at].size) == (first.face, first.size):
            texts.append(pieces[at].text)
            at += 1
        yield Piece("".join(texts), first.face, first.size)
