"""What a page draws: characters with their places, and straight lines. Coordinates in points, from the upper left."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage, LTPage, LTRect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character (a ligature gives several letters in `text`)."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def height_middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: at `at` across, from `start` to `end` along."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawn:
    """One page: upright glyphs, glyphs of turned text (watermarks), rules."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    turned: list[Glyph] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)  # horizontal: at = y
    down: list[Rule] = field(default_factory=list)  # vertical: at = x
    pictures: int = 0


_THIN = 3.0  # a filled box this thin is a line


class _Collector(PDFLayoutAnalyzer):
    """pdfminer's analyser without its layout: it hands over the page as drawn."""

    page: Drawn | None = None

    def receive_layout(self, ltpage: LTPage) -> None:
        drawn = Drawn(ltpage.width, ltpage.height)
        _take(drawn, ltpage, ltpage.height)
        self.page = drawn


def pages_of(data: bytes) -> Iterator[Drawn]:
    """The pages in order, one at a time. Raises pdfminer's errors for files that are none."""
    resources = PDFResourceManager(caching=True)
    collector = _Collector(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, collector)
    for page in PDFPage.get_pages(BytesIO(data), check_extractable=False):
        collector.page = None
        interpreter.process_page(page)
        yield collector.page or Drawn(0, 0)


def _take(drawn: Drawn, items: "LTPage | LTFigure", height: float, depth: int = 0) -> None:
    for item in items:
        if isinstance(item, LTChar):
            _character(drawn, item, height)
        elif isinstance(item, LTFigure):
            if depth < 8:
                _take(drawn, item, height, depth + 1)
        elif isinstance(item, LTImage):
            drawn.pictures += 1
        elif isinstance(item, LTCurve):
            _rules(drawn, item, height)


def _character(drawn: Drawn, item: LTChar, height: float) -> None:
    text = item.get_text()
    if not text or text.startswith("(cid:"):
        return
    a, b, c, d, _, _ = item.matrix
    glyph = Glyph(
        text, item.x0, item.x1, height - item.y1, height - item.y0, item.size, "bold" in item.fontname.lower()
    )
    upright = abs(b) < 0.2 * max(abs(a), 1e-6) and abs(c) < 0.35 * max(abs(d), 1e-6)
    (drawn.glyphs if upright else drawn.turned).append(glyph)


def _rules(drawn: Drawn, item: LTCurve, height: float) -> None:
    """Thin boxes and strokes are rules; a stroked box gives its four sides."""
    x0, x1, top, bottom = item.x0, item.x1, height - item.y1, height - item.y0
    wide, tall = x1 - x0, bottom - top
    if tall <= _THIN and wide > _THIN:
        drawn.across.append(Rule((top + bottom) / 2, x0, x1))
    elif wide <= _THIN and tall > _THIN:
        drawn.down.append(Rule((x0 + x1) / 2, top, bottom))
    elif isinstance(item, LTRect) and item.stroke and wide > _THIN and tall > _THIN:
        drawn.across += [Rule(top, x0, x1), Rule(bottom, x0, x1)]
        drawn.down += [Rule(x0, top, bottom), Rule(x1, top, bottom)]
