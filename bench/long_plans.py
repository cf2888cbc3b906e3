"""Plans of any length, about 3,000 characters a page, as bar-cell text, Word and PDF."""

import textwrap
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

PAGE = 3_000
ROWS_PER_GROUP = 12

_AGENCIES = (
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Tài chính",
    "Văn phòng UBND tỉnh",
    "Sở Khoa học và Công nghệ",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Nông nghiệp và Môi trường",
)
_TIMES = (
    "Quý {quarter}/2026",
    "Tháng {month}/2026",
    "Trước ngày 15/{month}/2026",
    "Thường xuyên",
    "Hằng năm",
    "Năm 2026",
)
_PRODUCTS = ("Quyết định của UBND tỉnh", "Kế hoạch của UBND tỉnh", "Báo cáo kết quả thực hiện")
_SENTENCES = (
    "- Tối thiểu {share}% hồ sơ thủ tục hành chính thuộc nhóm {n} được giải quyết trực tuyến toàn trình năm 2026.",
    (
        "- Rà soát quy trình nội bộ nhóm {n}, bảo đảm mỗi bước có một người chịu trách nhiệm và có thời hạn xử lý cụ "
        "thể; kịp thời tháo gỡ vướng mắc cho người dân, doanh nghiệp theo Quyết định số {n}/QĐ-UBND ngày 05/01/2026 "
        "của UBND tỉnh."
    ),
    "- Tỷ lệ hài lòng đối với nhóm thủ tục {n} đạt từ {share}% trở lên, trong đó lĩnh vực đất đai đạt tối thiểu 80%.",
    "- Gắn kết quả thực hiện nhóm nhiệm vụ {n} với đánh giá, xếp loại người đứng đầu cơ quan, đơn vị cuối năm.",
)


@dataclass(frozen=True, slots=True)
class LongPlan:
    """Paragraphs of the body, then the rows of the annex; a row of two cells heads a group."""

    paragraphs: list[str]
    rows: list[tuple[str, ...]]


def long_plan(pages: int) -> LongPlan:
    """Half prose, half table, of `pages` × 3,000 characters."""
    paragraphs = _head()
    rows: list[tuple[str, ...]] = [("TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")]
    room = pages * PAGE // 2
    section = 0
    while room > 0:
        section += 1
        added = [f"{section}. Nhóm nhiệm vụ số {section}"]
        for at in range(8):
            sentence = _SENTENCES[at % len(_SENTENCES)]
            added.append(sentence.format(n=section * 10 + at, share=60 + (section + at) % 40))
        paragraphs += added
        room -= sum(map(len, added))
    paragraphs += ["III. TỔ CHỨC THỰC HIỆN", "1. Sở Nội vụ", "- Theo dõi, đôn đốc việc thực hiện Kế hoạch này."]
    room = pages * PAGE // 2
    serial = 0
    while room > 0:
        if serial % ROWS_PER_GROUP == 0:
            rows.append((_roman(serial // ROWS_PER_GROUP + 1), f"NHÓM CÔNG VIỆC SỐ {serial // ROWS_PER_GROUP + 1}"))
        serial += 1
        rows.append(_row(serial))
        room -= sum(map(len, rows[-1]))
    return LongPlan(paragraphs, rows)


def write_text(plan: LongPlan, path: Path) -> Path:
    """Cells closed by bar lines, wrapped near 80 columns."""
    lines: list[str] = []
    for paragraph in plan.paragraphs:
        lines += textwrap.wrap(paragraph, 80, break_on_hyphens=False)
    lines += ["PHỤ LỤC", "DANH MỤC NHIỆM VỤ", "(Kèm theo Kế hoạch số 15/KH-UBND ngày 06/01/2026 của UBND tỉnh)"]
    for row in plan.rows:
        for cell in row:
            lines += [*textwrap.wrap(cell, 54, break_on_hyphens=False), "|"]
    path.write_text("\n".join(lines) + "\n")
    return path


def write_word(plan: LongPlan, path: Path) -> Path:
    """One annex table; needs python-docx (ImportError without it)."""
    from docx import Document
    from docx.table import _Row

    document = Document()
    for paragraph in plan.paragraphs:
        document.add_paragraph(paragraph)
    document.add_paragraph("PHỤ LỤC")
    document.add_paragraph("DANH MỤC NHIỆM VỤ")
    table = document.add_table(0, 6)
    table.style = "Table Grid"
    template = table.add_row()._tr
    table._tbl.remove(template)
    for row in plan.rows:
        fresh = deepcopy(template)
        table._tbl.append(fresh)
        cells = _Row(fresh, table).cells
        for cell, words in zip(cells, row, strict=False):
            cell.paragraphs[0].add_run(words)
        if len(row) == 2:
            cells[1].merge(cells[5])
    document.save(str(path))
    return path


def write_pdf(plan: LongPlan, path: Path) -> Path:
    """A4 pages, ruled table with repeated heading; needs reportlab and DejaVu Sans (ImportError, OSError without)."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("Body", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
    body = ParagraphStyle("body", fontName="Body", fontSize=10, leading=14, spaceAfter=4)
    small = ParagraphStyle("small", fontName="Body", fontSize=7.5, leading=10)
    spans = [("SPAN", (1, at), (-1, at)) for at, row in enumerate(plan.rows) if len(row) == 2]
    cells = [[Paragraph(words, small) for words in row] + [""] * (6 - len(row)) for row in plan.rows]
    table = LongTable(
        cells,
        colWidths=[28, 160, 75, 75, 85, 60],
        repeatRows=1,
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"), *spans],
    )
    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=50, rightMargin=50).build(
        [*(Paragraph(words, body) for words in plan.paragraphs), Paragraph("PHỤ LỤC", body), table]
    )
    return path


def _head() -> list[str]:
    return [
        "ỦY BAN NHÂN DÂN TỈNH KIẾN AN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 15/KH-UBND",
        "Kiến An, ngày 06 tháng 01 năm 2026",
        "KẾ HOẠCH",
        "CẢI CÁCH HÀNH CHÍNH TỈNH KIẾN AN NĂM 2026",
        "I. MỤC TIÊU",
        "- 100% thủ tục hành chính được công khai đầy đủ.",
        "II. NHIỆM VỤ",
    ]


def _row(serial: int) -> tuple[str, ...]:
    lead = _AGENCIES[serial % len(_AGENCIES)]
    return (
        str(serial),
        (
            f"Rà soát, sửa đổi, bổ sung quy chế phối hợp số {serial} giữa các cơ quan trong giải quyết thủ tục hành "
            "chính liên thông; tổ chức tập huấn cho công chức bộ phận một cửa các xã, phường trên địa bàn tỉnh"
        ),
        _PRODUCTS[serial % len(_PRODUCTS)],
        lead,
        "Các sở, ban, ngành; UBND các xã, phường",
        _TIMES[serial % len(_TIMES)].format(quarter=("I", "II", "III", "IV")[serial % 4], month=serial % 12 + 1),
    )


def _roman(number: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    words = ""
    for value, sign in signs:
        words += sign * (number // value)
        number %= value
    return words
