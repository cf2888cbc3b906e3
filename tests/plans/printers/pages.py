"""A PDF with a text layer: upright body, landscape annex, page numbers, headings repeated after page breaks."""

from functools import cache
from io import BytesIO
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    LongTable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

from tests.plans.form import Form, Grid, Line

_FONTS = Path("/usr/share/fonts/truetype/dejavu")


def font_missing() -> bool:
    """Whether the font that holds Vietnamese letters (Debian package fonts-dejavu-core) is absent."""
    return not (_FONTS / "DejaVuSans.ttf").exists()


@cache
def _register() -> None:
    pdfmetrics.registerFont(TTFont("Body", _FONTS / "DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont("Bold", _FONTS / "DejaVuSans-Bold.ttf"))


def print_pages(form: Form) -> bytes:
    """The PDF; tables of tasks go on landscape pages and may run over several."""
    _register()
    out = BytesIO()
    document = BaseDocTemplate(out, pagesize=A4)
    upright = Frame(30 * mm, 20 * mm, A4[0] - 50 * mm, A4[1] - 45 * mm)
    wide = landscape(A4)
    lying = Frame(20 * mm, 20 * mm, wide[0] - 40 * mm, wide[1] - 45 * mm)
    document.addPageTemplates(
        [
            PageTemplate("upright", [upright], onPage=_number, pagesize=A4),
            PageTemplate("lying", [lying], onPage=_number, pagesize=wide),
        ]
    )
    document.build(_story(form, wide[0] - 44 * mm))
    return out.getvalue()


def _story(form: Form, width: float) -> list[Flowable]:
    story: list[Flowable] = []
    on_annex = False
    for piece in form:
        if isinstance(piece, Line):
            if not on_annex and piece.text.startswith("PHỤ LỤC"):
                story += [NextPageTemplate("lying"), PageBreak()]
                on_annex = True
            story.append(Paragraph(piece.text, _style(piece)))
        elif piece.layout:
            story.append(_side_by_side(piece))
        else:
            story.append(_table(piece, width))
    return story


def _style(line: Line) -> ParagraphStyle:
    strong = line.style in ("title", "section", "subsection")
    name = "Bold" if strong else "Body"
    return ParagraphStyle(
        line.style,
        fontName=name,
        fontSize=11,
        leading=15,
        spaceAfter=6,
        alignment=TA_CENTER if line.style == "title" else 0,
    )


def _side_by_side(grid: Grid) -> Table:
    style = ParagraphStyle("side", fontName="Body", fontSize=10, leading=13, alignment=TA_CENTER)
    return Table([[[Paragraph(line, style) for line in box.lines] for box in row] for row in grid.rows])


def _table(grid: Grid, width: float) -> LongTable:
    style = ParagraphStyle("cell", fontName="Body", fontSize=8, leading=10)
    look = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    taken: set[tuple[int, int]] = set()
    cells: list[list[object]] = [[""] * grid.width for _ in grid.rows]
    for at, row in enumerate(grid.rows):
        column = 0
        for box in row:
            while (at, column) in taken:
                column += 1
            taken |= {(at + down, column + right) for down in range(box.rows) for right in range(box.columns)}
            cells[at][column] = [Paragraph(line, style) for line in box.lines]
            if box.rows > 1 or box.columns > 1:
                look.add("SPAN", (column, at), (column + box.columns - 1, at + box.rows - 1))
            column += box.columns
    return LongTable(cells, colWidths=_widths(grid, width), repeatRows=1, style=look)


def _widths(grid: Grid, width: float) -> list[float]:
    """Columns as wide as their longest cell deserves, so that no row outgrows a page."""
    longest = [1] * grid.width
    for row in grid.rows:
        if len(row) >= grid.width - 1:
            for column, box in enumerate(row, grid.width - len(row)):
                longest[column] = max(longest[column], sum(map(len, box.lines)))
    weights = [length**0.6 for length in longest]
    spare = width - 62 * grid.width  # points; the longest word, a date or a number, fits into 62 of size 8
    return [62 + spare * weight / sum(weights) for weight in weights]


def _number(canvas: Canvas, document: BaseDocTemplate) -> None:
    if document.page > 1:
        width, height = document.pageTemplate.pagesize
        canvas.setFont("Body", 11)
        canvas.drawCentredString(width / 2, height - 15 * mm, str(document.page))
