"""Documents an office sends every week, as the writer is given them."""

from dataclasses import replace
from datetime import date

from kientao.documents.writing.content import (
    AdministrativeDocument,
    Align,
    Annex,
    Cell,
    Clause,
    Column,
    Dash,
    Heading,
    Number,
    Paragraph,
    Part,
    Row,
    Run,
    Table,
)
from kientao.documents.writing.signing import Signer, committee, department

HOME_AFFAIRS = department("Sở Nội vụ", "tỉnh Bình Minh")
_COLUMNS = (Column("TT", 1, Align.CENTRE), Column("Nhiệm vụ", 6), Column("Thời hạn", 2, Align.CENTRE))


def letter(**changes: object) -> AdministrativeDocument:
    """A công văn of a department."""
    made = AdministrativeDocument(
        issuer=HOME_AFFAIRS,
        number=Number(7, "SNV-CCHC"),
        place="Bình Minh",
        signed=date(2026, 2, 5),
        kind="",
        about="góp ý dự thảo quy chế phối hợp",
        blocks=(
            Paragraph("Sở Nội vụ gửi kèm dự thảo quy chế và đề nghị các cơ quan:"),
            Clause(2, "Nghiên cứu, góp ý bằng văn bản."),
            Clause(2, "Cử người dự họp."),
            Dash("Lãnh đạo cơ quan;"),
            Paragraph((Run("Thời hạn góp ý: "), Run("trước ngày 20/02/2026", bold=True))),
        ),
        signer=Signer("TS. Nguyễn Văn Sơn", "Phó Giám đốc"),
        receivers=("Như trên", "Ủy ban nhân dân tỉnh (để báo cáo)"),
        filing="VT, CCHC",
        to=("Sở Tài chính", "Sở Tư pháp"),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def plan(**changes: object) -> AdministrativeDocument:
    """A kế hoạch of a committee with two annexes, the second one lying."""
    made = AdministrativeDocument(
        issuer=committee("tỉnh Bình Minh"),
        number=Number(125, "KH-UBND"),
        place="Bình Minh",
        signed=date(2026, 3, 15),
        kind="Kế hoạch",
        about="cải cách hành chính năm 2026 trên địa bàn tỉnh Bình Minh",
        bases=("Căn cứ Luật Tổ chức chính quyền địa phương", "Căn cứ chương trình cải cách hành chính của tỉnh"),
        blocks=(
            Part("Những vấn đề chung"),
            Heading(1, "Mục tiêu"),
            Heading(2, "Mục tiêu chung"),
            Paragraph("Nâng cao chất lượng phục vụ người dân và doanh nghiệp. " * 12),
            Heading(2, "Mục tiêu cụ thể"),
            Dash("100% thủ tục hành chính được công khai."),
            Dash("Gồm cả thủ tục nội bộ.", depth=2),
            Heading(1, "Nhiệm vụ"),
            Clause(3, "Rà soát văn bản."),
            Clause(3, "Đơn giản hóa thủ tục."),
            Paragraph("Các nhiệm vụ cụ thể ghi tại Phụ lục I, Phụ lục II kèm theo. " * 20),
        ),
        signer=Signer("Trần Thị Minh", "Phó Chủ tịch"),
        receivers=("Bộ Nội vụ", "Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"),
        filing="VT, NC",
        annexes=(
            Annex("Chỉ tiêu năm 2026", (Paragraph("Các chỉ tiêu dưới đây do cơ quan chủ trì báo cáo."), rows(3))),
            Annex("Nhiệm vụ năm 2026", (rows(60),), landscape=True),
        ),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def rows(count: int) -> Table:
    """A table with a group and merged cells."""
    made = tuple((str(number), f"Nhiệm vụ số {number} của kế hoạch", "30/6/2026") for number in range(1, count + 1))
    table = Table(_COLUMNS, (), numbered=True)
    merged: tuple[Row, ...] = ((Cell("A", down=2), "Hàng trên", "Quý I"), ("Hàng dưới", "Quý II"))
    return replace(table, rows=(table.group_row("I. Cải cách thể chế"), *merged, *made))
