"""The four faces of Liberation Serif: as wide as Times New Roman letter by letter, and free to pass on."""

from functools import cache, lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_FONTS = Path(__file__).parent / "fonts"
_FILES = {
    (False, False): "LiberationSerif-Regular",
    (True, False): "LiberationSerif-Bold",
    (False, True): "LiberationSerif-Italic",
    (True, True): "LiberationSerif-BoldItalic",
}
# Of the size, as in Times New Roman: what a line takes above and below the line letters stand on, and between lines.
_ABOVE, _BELOW, _BETWEEN = 0.891, 0.216, 0.042
LINE = _ABOVE + _BELOW + _BETWEEN
UNDER = _BELOW + _BETWEEN / 2


@cache
def face(*, bold: bool, italic: bool) -> str:
    """The name of the face, known to the library that draws."""
    name = _FILES[bold, italic]
    pdfmetrics.registerFont(TTFont(name, _FONTS / f"{name}.ttf"))
    return name


@lru_cache(maxsize=65536)
def width(text: str, name: str, size: float) -> float:
    """Points."""
    return float(pdfmetrics.stringWidth(text, name, size))
