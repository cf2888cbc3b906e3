"""Writes the decision: `python -m kientao.demo.procedures.write_published`.

Tỉnh Kiến An is invented; so is every procedure. One slip is meant: a process that needs more time than its procedure
allows. Needs python-docx, a development dependency: the product only reads.
"""

from collections.abc import Iterator
from pathlib import Path

from kientao.demo.procedures import DECISION
from kientao.demo.procedures.published import COMMUNE_FIELDS, FIELDS, Field, Procedure, Step
from kientao.demo.sample.office import Office, TableRow

NUMBER = "612/QĐ-UBND"
TITLE = "DANH MỤC VÀ QUY TRÌNH NỘI BỘ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"
NOTE = f"(Kèm theo Quyết định số {NUMBER} ngày 16 tháng 3 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh)"
LIST_HEADINGS = (
    "TT",
    "Tên thủ tục hành chính",
    "Mã TTHC",
    "Thời hạn giải quyết",
    "Địa điểm thực hiện",
    "Phí, lệ phí",
    "Căn cứ pháp lý",
)
LIST_WIDTHS = (12, 66, 24, 34, 40, 34, 42)
STEP_HEADINGS = ("TT", "Trình tự", "Trách nhiệm", "Thời gian", "Biểu mẫu/Kết quả")
STEP_WIDTHS = (16, 96, 54, 36, 50)
BASIS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục hành chính;",
    (
        "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục hành chính "
        "theo cơ chế một cửa, một cửa liên thông;"
    ),
    "Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 318/TTr-SXD ngày 06 tháng 3 năm 2026.",
)
ARTICLES = (
    (
        "Điều 1.",
        (
            "Công bố kèm theo Quyết định này Danh mục và quy trình nội bộ giải quyết 18 thủ tục hành chính thuộc thẩm "
            "quyền giải quyết của các sở và Ủy ban nhân dân cấp xã trên địa bàn tỉnh Kiến An."
        ),
    ),
    ("Điều 2.", "Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 4 năm 2026."),
    (
        "Điều 3.",
        (
            "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở, Chủ tịch Ủy ban nhân dân các xã, phường và các cơ "
            "quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./."
        ),
    ),
)
RECIPIENTS = ("- Như Điều 3;", "- Cục Kiểm soát thủ tục hành chính;", "- Lưu: VT, HCC.")


def write_published(path: Path) -> None:
    """The decision as a Word document."""
    office = Office()
    office.head(
        parent="ỦY BAN NHÂN DÂN",
        issuer="TỈNH KIẾN AN",
        number=NUMBER,
        place_and_date="Kiến An, ngày 16 tháng 3 năm 2026",
    )
    office.title(
        "QUYẾT ĐỊNH", "Công bố Danh mục và phê duyệt quy trình nội bộ giải quyết thủ tục hành chính của tỉnh Kiến An"
    )
    office.title("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH")
    office.basis(*BASIS)
    office.title("QUYẾT ĐỊNH:")
    for label, text in ARTICLES:
        office.article(label, text)
    office.signature(RECIPIENTS, ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Đinh Quang Tùng")
    office.landscape()
    office.title(TITLE)
    office.note(NOTE)
    office.heading("A. DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH")
    for label, fields in _levels():
        office.heading(label)
        office.table(LIST_HEADINGS, LIST_WIDTHS, tuple(_list_rows(fields)))
    office.heading("B. QUY TRÌNH NỘI BỘ")
    number = 0
    for label, fields in _levels():
        office.heading(label)
        for procedure in (one for field in fields for one in field.procedures):
            number += 1
            office.heading(f"{number}. {procedure.name} ({procedure.code})")
            office.text(*_parts(procedure))
            office.table(STEP_HEADINGS, STEP_WIDTHS, tuple(_step_rows(procedure)))
    office.save(path)


def as_text() -> str:
    """The same decision as law-text sites dump it: a line with only a bar opens each row and closes each cell."""
    out = [
        *_bar_rows((("ỦY BAN NHÂN DÂN TỈNH KIẾN AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),)),
        *_bar_rows(((f"Số: {NUMBER}", "Kiến An, ngày 16 tháng 3 năm 2026"),)),
        "QUYẾT ĐỊNH",
        "CÔNG BỐ DANH MỤC VÀ PHÊ DUYỆT QUY TRÌNH NỘI BỘ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH CỦA TỈNH KIẾN AN",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
        *BASIS,
        "QUYẾT ĐỊNH:",
        *(f"{label} {text}" for label, text in ARTICLES),
        *_bar_rows((("Nơi nhận:\n" + "\n".join(RECIPIENTS), "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nĐinh Quang Tùng"),)),
        TITLE,
        NOTE,
        "A. DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH",
    ]
    for label, fields in _levels():
        out += [label, *_bar_rows((LIST_HEADINGS, *_list_rows(fields)))]
    out.append("B. QUY TRÌNH NỘI BỘ")
    number = 0
    for label, fields in _levels():
        out.append(label)
        for procedure in (one for field in fields for one in field.procedures):
            number += 1
            out += [f"{number}. {procedure.name} ({procedure.code})", *_parts(procedure)]
            out += _bar_rows((STEP_HEADINGS, *_step_rows(procedure)))
    return "\n".join(out) + "\n"


def _levels() -> tuple[tuple[str, tuple[Field, ...]], ...]:
    return (
        ("I. THỦ TỤC HÀNH CHÍNH CẤP TỈNH", FIELDS),
        ("II. THỦ TỤC HÀNH CHÍNH CẤP XÃ", COMMUNE_FIELDS),
    )


def _list_rows(fields: tuple[Field, ...]) -> Iterator[TableRow]:
    number = 0
    for position, field in enumerate(fields):
        yield ("ABCDE"[position], f"LĨNH VỰC {field.name.upper()}")
        for procedure in field.procedures:
            number += 1
            days = f"{procedure.days:02} ngày làm việc"
            yield (
                str(number),
                procedure.name,
                procedure.code,
                days,
                procedure.place,
                procedure.fee,
                procedure.basis,
            )


def _parts(procedure: Procedure) -> tuple[str, ...]:
    return (
        "a) Thành phần hồ sơ:",
        *(f"- {paper} (01 bản chính);" for paper in procedure.papers),
        "b) Số lượng hồ sơ: 01 bộ.",
        f"c) Thời hạn giải quyết: {procedure.days:02} ngày làm việc.",
        f"d) Đối tượng thực hiện: {procedure.subjects}.",
        f"đ) Cơ quan có thẩm quyền quyết định: {procedure.legs[-1].agency}.",
        "e) Quy trình xử lý công việc:",
    )


def _step_rows(procedure: Procedure) -> Iterator[TableRow]:
    several = len(procedure.legs) > 1
    number = 0
    for position, leg in enumerate(procedure.legs):
        if several:
            yield (("I", "II", "III")[position], leg.agency)
        for step in leg.steps:
            number += 1
            yield (f"B{number}", step.text, step.post, _time(step), step.result)
    yield ("", "Tổng thời gian giải quyết", "", _hours(procedure.hours), "")


def _time(step: Step) -> str:
    return "Giờ hành chính" if step.hours is None else _hours(step.hours)


def _hours(hours: int) -> str:
    """ "04 giờ", "1,5 ngày (12 giờ)"."""
    if hours < 8 or hours % 4:
        return f"{hours:02} giờ"
    days = f"{hours // 8:02}" if hours % 8 == 0 else f"{hours / 8:.1f}".replace(".", ",")
    return f"{days} ngày ({hours:02} giờ)"


def _bar_rows(rows: tuple[TableRow, ...]) -> list[str]:
    out: list[str] = []
    for row in rows:
        out.append("|")
        for cell in row:
            text = cell if isinstance(cell, str) else ""
            out += [text, "|"] if text else ["|"]
    return out


if __name__ == "__main__":
    write_published(DECISION)
