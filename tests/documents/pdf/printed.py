"""PDF files of a few pages, drawn for one test."""

from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONTS = Path("/usr/share/fonts/truetype/dejavu")
needs_font = pytest.mark.skipif(
    not (_FONTS / "DejaVuSans.ttf").exists(), reason="no font with Vietnamese letters: install fonts-dejavu-core"
)
WIDTH, HEIGHT = A4
Page = Callable[[Canvas], None]


@cache
def _register() -> None:
    pdfmetrics.registerFont(TTFont("Body", _FONTS / "DejaVuSans.ttf"))


def printed(*pages: Page, password: str | None = None) -> bytes:
    """A PDF with one drawn page after the other."""
    _register()
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=password)
    for page in pages:
        canvas.setFont("Body", 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*words: str, top: float = 100.0, left: float = 85.0, step: float = 16.0) -> Page:
    """Lines of print under each other; `top` and `left` in points from the upper left corner."""

    def draw(canvas: Canvas) -> None:
        for at, line in enumerate(words):
            canvas.drawString(left, HEIGHT - top - at * step, line)

    return draw


def grid(rows: Sequence[Sequence[str]], top: float = 120.0, widths: Sequence[float] = (40, 230, 150)) -> Page:
    """A ruled table. "|" in a cell breaks its line; "^" leaves out the rule above, so that cells are one."""

    def draw(canvas: Canvas) -> None:
        lefts = [85.0]
        for width in widths:
            lefts.append(lefts[-1] + width)
        y = HEIGHT - top
        canvas.line(lefts[0], y, lefts[-1], y)
        for at, row in enumerate(rows):
            tall = 16.0 * max(1, *(cell.count("|") + 1 for cell in row)) + 6
            for column, cell in enumerate(row):
                for index, part in enumerate(cell.lstrip("^").split("|")):
                    canvas.drawString(lefts[column] + 4, y - 14 - 16 * index, part)
                below = rows[at + 1][column] if at + 1 < len(rows) else ""
                if not below.startswith("^"):
                    canvas.line(lefts[column], y - tall, lefts[column + 1], y - tall)
            for left in lefts:
                canvas.line(left, y, left, y - tall)
            y -= tall

    return draw


def both(*parts: Page) -> Page:
    """Everything of `parts` on one page."""

    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


def stamped(words: str) -> Page:
    """Words written across the page."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(45)
        canvas.drawCentredString(0, 0, words)
        canvas.restoreState()

    return draw


def scan(canvas: Canvas) -> None:
    """A page that is one picture: a grey pixel drawn over all of it."""
    canvas.addLiteral(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
