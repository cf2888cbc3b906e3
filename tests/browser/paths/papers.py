"""Papers people have on their own machines: what they upload."""

import io
from collections.abc import Sequence

from docx import Document
from xlsxwriter import Workbook

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Paper = dict[str, object]


def signed_document(name: str, number: str, title: str) -> Paper:
    """A Word file as an office signs it on 3 July 2026."""
    document = Document()
    for line in (
        "SỞ TÀI CHÍNH",
        f"Số: {number}",
        "Kiến An, ngày 03 tháng 7 năm 2026",
        "QUYẾT ĐỊNH",
        title,
    ):
        document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    return {"name": name, "mimeType": WORD, "buffer": kept.getvalue()}


def sheet(name: str, rows: Sequence[Sequence[str]]) -> Paper:
    """An Excel file with these rows of text."""
    kept = io.BytesIO()
    with Workbook(kept, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return {"name": name, "mimeType": EXCEL, "buffer": kept.getvalue()}
