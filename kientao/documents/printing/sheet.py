"""One sheet of paper after the other, drawn from the upper left corner in points."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from kientao.documents.printing.breaking import Line
from kientao.documents.printing.faces import face, width
from kientao.documents.squares import bars_of, modules

rl_config.useA85 = 0  # streams as they are: a fifth smaller


@dataclass(frozen=True, slots=True)
class Box:
    """Room on a page (from 0), from its lower left corner in points, as PDF counts."""

    page: int
    left: float
    bottom: float
    width: float
    height: float


class Sheets:
    """The file in the making."""

    def __init__(self, *, title: str, author: str) -> None:
        self._file = BytesIO()
        # Invariant: a file says nothing of when and where it was made, so the same words give the same bytes.
        looks: dict[str, Any] = {
            "pageCompression": 1,
            "pdfVersion": (1, 7),
            "lang": "vi-VN",
            "initialFontName": _plain(),
        }
        self._canvas = Canvas(self._file, invariant=1, **looks)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Kiến Tạo")
        self.signing: list[Box] = []
        self.pages = 0
        self._tall = 0.0

    def turn(self, wide: float, tall: float) -> None:
        """Begins a page of that size."""
        if self.pages:
            self._canvas.showPage()
        self.pages += 1
        self._tall = tall
        self._canvas.setPageSize((wide, tall))

    def words(self, line: Line, left: float, baseline: float, stretch: float) -> None:
        """`stretch`: points that each blank grows by."""
        if not line.pieces:
            return
        text = self._canvas.beginText(left, self._tall - baseline)
        text.setWordSpace(stretch)
        for piece in line.pieces:
            text.setFont(piece.face, piece.size)
            text.textOut(piece.text)
        self._canvas.drawText(text)

    def centred(self, words: str, size: float, middle: float, baseline: float) -> None:
        """One line of the plain face around `middle`."""
        self._canvas.setFont(_plain(), size)
        self._canvas.drawString(middle - width(words, _plain(), size) / 2, self._tall - baseline, words)

    def line(self, left: float, top: float, right: float, bottom: float, thick: float) -> None:
        """A rule from one point to another."""
        self._canvas.setLineWidth(thick)
        self._canvas.line(left, self._tall - top, right, self._tall - bottom)

    def square(self, text: str, left: float, top: float, side: float) -> None:
        """The QR square of `text`, drawn as bars: sharp at any size."""
        rows = modules(text)
        step = side / len(rows)
        path = self._canvas.beginPath()
        for row, column, count in bars_of(rows):
            path.rect(left + column * step, self._tall - top - (row + 1) * step, count * step, step)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def room_to_sign(self, left: float, top: float, right: float, bottom: float) -> None:
        """Remembers where somebody signs on this page."""
        self.signing.append(Box(self.pages - 1, left, self._tall - bottom, right - left, bottom - top))

    def done(self) -> bytes:
        """The file."""
        self._canvas.save()
        return self._file.getvalue()


def _plain() -> str:
    return face(bold=False, italic=False)
