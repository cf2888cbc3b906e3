"""A Word document: real tables, merged cells, and row numbers typed or left to Word's own list numbering."""

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.plans.form import Box, Form, Grid, Line

_NUMBERING_ID = 77


def print_word(form: Form, *, auto_numbers: bool = False) -> bytes:
    """The .docx; with `auto_numbers` running row numbers are list paragraphs without text of their own."""
    document = Document()
    if auto_numbers:
        _define_list(document)
    for piece in form:
        if isinstance(piece, Line):
            paragraph = document.add_paragraph()
            run = paragraph.add_run(piece.text)
            run.bold = piece.style in ("title", "section", "subsection")
            if piece.style in ("title", "centred"):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            _table(document, piece, auto_numbers)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: WordDocument, grid: Grid, auto_numbers: bool) -> None:
    table = document.add_table(len(grid.rows), grid.width)
    if not grid.layout:
        table.style = "Table Grid"
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(grid.rows):
        column = 0
        for box in row:
            while (at, column) in taken:
                column += 1
            taken |= {(at + down, column + right) for down in range(box.rows) for right in range(box.columns)}
            cell = table.cell(at, column)
            if box.rows > 1 or box.columns > 1:
                cell = cell.merge(table.cell(at + box.rows - 1, column + box.columns - 1))
            _fill(cell, box, auto_numbers)
            column += box.columns
    if not grid.layout:
        mark = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(mark)


def _fill(cell: _Cell, box: Box, auto_numbers: bool) -> None:
    if auto_numbers and box.auto:
        _make_list_item(cell.paragraphs[0])
        return
    for at, text in enumerate(box.lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.add_run(text)


def _define_list(document: WordDocument) -> None:
    numbering = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_NUMBERING_ID}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        "</w:abstractNum>"
    )
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(abstract)
    else:
        first.addprevious(abstract)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{_NUMBERING_ID}"><w:abstractNumId w:val="{_NUMBERING_ID}"/></w:num>')
    )


def _make_list_item(paragraph: Paragraph) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{_NUMBERING_ID}"/></w:numPr>')
    )
