"""Office forms of NĐ 30/2020/NĐ-CP in Word: page, head, headings, signature, annex tables."""

from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

Lines = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell that also covers the rows below it."""

    lines: Lines
    rows: int


# None stands for a position that the merged cell above covers.
TableRow = tuple[Lines | Merged | None, ...]


class Office:
    """A document under way; every method adds the next part."""

    def __init__(self) -> None:
        self._document: WordDocument = Document()
        style = self._document.styles["Normal"]
        style.font.name = "Times New Roman"
        style.font.size = Pt(13)
        style.paragraph_format.space_after = Pt(0)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Times New Roman")
        _page(self._document.sections[0])

    def head(self, *, parent: str, issuer: str, number: str, place_and_date: str) -> None:
        table = self._document.add_table(2, 2)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        _widths(table, (62, 106))
        left, right = table.cell(0, 0), table.cell(0, 1)
        _centred(left, ((parent, False), (issuer, True)), size=13)
        _centred(right, (("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True)), size=12)
        _centred(table.cell(1, 0), ((f"Số: {number}", False),), size=13)
        _centred(table.cell(1, 1), ((place_and_date, False),), size=13, italic=True)
        self._document.add_paragraph()

    def title(self, *lines: str) -> None:
        for line in lines:
            self._paragraph(line, bold=True, centred=True)

    def note(self, text: str) -> None:
        self._paragraph(text, italic=True, centred=True)

    def basis(self, *lines: str) -> None:
        for line in lines:
            self._paragraph(line, italic=True, indent=True)

    def heading(self, text: str) -> None:
        self._paragraph(text, bold=True, indent=True)

    def text(self, *lines: str) -> None:
        for line in lines:
            self._paragraph(line, indent=True)

    def article(self, label: str, text: str) -> None:
        paragraph = self._paragraph("", indent=True)
        paragraph.add_run(label).bold = True
        paragraph.add_run(f" {text}")

    def signature(self, recipients: tuple[str, ...], capacity: tuple[str, ...], name: str) -> None:
        table = self._document.add_table(1, 2)
        left, right = table.rows[0].cells
        first = left.paragraphs[0].add_run("Nơi nhận:")
        first.bold = first.italic = True
        first.font.size = Pt(12)
        for line in recipients:
            left.add_paragraph().add_run(line).font.size = Pt(11)
        _centred(right, tuple((line, True) for line in capacity), size=14)
        for _ in range(3):
            right.add_paragraph()
        last = right.add_paragraph()
        last.alignment = WD_ALIGN_PARAGRAPH.CENTER
        last.add_run(name).bold = True

    def new_page(self) -> None:
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def landscape(self) -> None:
        """Begins an annex: landscape pages, numbered from 1 again."""
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        _page(section)
        section.page_width, section.page_height = Mm(297), Mm(210)
        restart = OxmlElement("w:pgNumType")
        restart.set(qn("w:start"), "1")
        section._sectPr.append(restart)

    def table(self, headings: tuple[str, ...], widths: tuple[int, ...], rows: tuple[TableRow, ...]) -> None:
        """A task table with repeated heading; a row of two cells is a group row whose title spans the rest."""
        table = self._document.add_table(len(rows) + 1, len(headings))
        table.style = "Table Grid"
        table.autofit = False
        _widths(table, widths)
        for column, heading in enumerate(headings):
            _cell(table.cell(0, column), heading, bold=True, centred=True)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for at, row in enumerate(rows, 1):
            table.rows[at]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            if len(row) == 2:
                title = table.cell(at, 1).merge(table.cell(at, len(headings) - 1))
                _cell(table.cell(at, 0), _words(row[0]), bold=True, centred=True)
                _cell(title, _words(row[1]), bold=True)
                continue
            for column, value in enumerate(row):
                if value is None:
                    continue
                cell = table.cell(at, column)
                if isinstance(value, Merged):
                    cell = cell.merge(table.cell(at + value.rows - 1, column))
                _cell(cell, _words(value), centred=column == 0)

    def save(self, path: Path) -> None:
        self._document.save(str(path))

    def _paragraph(
        self, text: str, *, bold: bool = False, italic: bool = False, centred: bool = False, indent: bool = False
    ) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.space_after = Pt(6)
        if indent:
            paragraph.paragraph_format.first_line_indent = Mm(10)
        if text:
            run = paragraph.add_run(text)
            run.bold, run.italic = bold, italic
        return paragraph


def _words(value: Lines | Merged | None) -> Lines:
    if isinstance(value, Merged):
        return value.lines
    return value or ""


def _cell(cell: _Cell, value: Lines, *, bold: bool = False, centred: bool = False) -> None:
    lines = (value,) if isinstance(value, str) else value
    for at, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(line)
        run.bold = bold
        run.font.size = Pt(12)


def _centred(cell: _Cell, lines: tuple[tuple[str, bool], ...], *, size: int, italic: bool = False) -> None:
    for at, (line, bold) in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(line)
        run.bold, run.italic = bold, italic
        run.font.size = Pt(size)


def _widths(table: Table, widths: tuple[int, ...]) -> None:
    """Column widths in millimetres, in the grid (Word, LibreOffice) and in every cell (older readers)."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _page(section: Section) -> None:
    """A4, margins and the page number in the top margin, none on the first page (NĐ 30/2020, Phụ lục I)."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind is None:
            instruction = OxmlElement("w:instrText")
            instruction.text = "PAGE"
            run._r.append(instruction)
            continue
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
