"""The ledger as a Word file: A4 landscape, heads that come back on every page, rows that stay whole."""

import io
import unicodedata
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Mm, Pt
from docx.table import Table, _Row

_WIDTHS = (10, 78, 38, 38, 30, 22, 26, 25)  # millimetres, together the text of the page
_FONT = "Times New Roman"


@dataclass(frozen=True, slots=True)
class LedgerGroup:
    """A heading and its rows, each with the cells of all columns."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the page shows and the file prints."""

    office: str
    title: str
    about: str
    as_of: str
    groups: tuple[LedgerGroup, ...]
    signatures: tuple[str, ...]
    day: date


def ledger_docx(ledger: Ledger, heads: Sequence[str]) -> bytes:
    """The file; the same ledger gives the same document."""
    document = Document()
    _page(document, ledger)
    _line(document, ledger.office.upper(), bold=True, centre=False)
    _line(document, ledger.title.upper(), bold=True, size=14)
    _line(document, ledger.about)
    _line(document, ledger.as_of, italic=True)
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], heads, bold=True, centre=True)
    _repeats(table.rows[0])
    empty = _empty_row(table, len(heads))
    for group in ledger.groups:
        _group(table, group.title, len(heads))
        for cells in group.rows:
            table._tbl.append(_filled(empty, cells))
    _sign(document, ledger.signatures)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _page(document: DocumentType, ledger: Ledger) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(20), Mm(10)
    section.top_margin, section.bottom_margin = Mm(15), Mm(15)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(2)
    properties = document.core_properties
    properties.title, properties.author, properties.language = ledger.title, ledger.office, "vi-VN"
    properties.created = properties.modified = datetime.combine(ledger.day, time())
    _page_number(section.footer.paragraphs[0])


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = text
        run._r.append(part)


def _line(
    document: DocumentType, text: str, *, bold: bool = False, italic: bool = False, size: int = 12, centre: bool = True
) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.LEFT
    run = paragraph.add_run(_clean(text))
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def _fill(row: _Row, cells: Sequence[str], *, bold: bool = False, centre: bool = False) -> None:
    for cell, text, width in zip(row.cells, cells, _WIDTHS, strict=True):
        cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        if centre:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(_clean(text))
        run.bold, run.font.size = bold, Pt(10.5)


def _group(table: Table, title: str, columns: int) -> None:
    row = _row(table)
    cells = row.cells
    cells[0].merge(cells[columns - 1])
    run = row.cells[0].paragraphs[0].add_run(_clean(title))
    run.bold, run.font.size = True, Pt(10.5)
    row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    _whole(row)


def _empty_row(table: Table, columns: int) -> CT_Row:
    """What every row is copied from: to build each through the library takes ten times as long."""
    row = _row(table)
    _fill(row, [""] * columns)
    _whole(row)
    table._tbl.remove(row._tr)
    return row._tr


def _filled(empty: CT_Row, cells: Sequence[str]) -> CT_Row:
    made = deepcopy(empty)
    for run, text in zip(made.iter(qn("w:r")), cells, strict=True):
        run.text = _clean(text)
    return made


def _row(table: Table) -> _Row:
    made: _Row = table.add_row()  # type: ignore[no-untyped-call] # python-docx has no types here
    return made


def _repeats(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _sign(document: DocumentType, places: Sequence[str]) -> None:
    document.add_paragraph()
    table = document.add_table(rows=1, cols=len(places))
    for cell, place in zip(table.rows[0].cells, places, strict=True):
        first, second = cell.paragraphs[0], cell.add_paragraph()
        first.alignment = second.alignment = WD_ALIGN_PARAGRAPH.CENTER
        first.add_run(place.upper()).bold = True
        second.add_run("(Ký, ghi rõ họ tên)").italic = True


def _clean(text: str) -> str:
    """What XML can hold."""
    if text.isprintable():
        return unicodedata.normalize("NFC", text)
    return "".join(c for c in unicodedata.normalize("NFC", text) if c in "\n\t" or unicodedata.category(c)[0] != "C")
