"""The head of a decision: rules under the motto are no blanks, names in capitals become the office's own."""

import pytest

from kientao.compiler import compile_plan
from kientao.compiler.draft import PlanDraft
from kientao.compiler.marks.proper_case import proper_case
from tests.compiler.corpus import of_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH THANH GIANG\n________\n\nSố: 12/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\n____________________\n\nThanh Giang, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\n"
)


def plan(text: str) -> PlanDraft:
    return compile_plan(of_text(text))


def test_a_rule_under_the_motto_is_no_blank_of_a_template() -> None:
    draft = plan(HEAD + "Cải cách hành chính năm 2026\n\nI. MỤC TIÊU\n- Nâng cao chất lượng phục vụ người dân.\n")
    assert draft.document.kind == "plan"
    assert draft.document.number == "12/KH-UBND"
    assert "DOC-TEMPLATE" not in {diagnostic.code for diagnostic in draft.diagnostics}


def test_a_title_in_capitals_ends_where_the_text_begins() -> None:
    draft = plan(
        HEAD + "THEO DÕI TÌNH HÌNH THI HÀNH PHÁP LUẬT NĂM 2026\n"
        "Thực hiện Nghị định số 59/2012/NĐ-CP ngày 23/7/2012 của Chính phủ, UBND tỉnh ban hành Kế hoạch như sau:\n"
        "I. MỤC TIÊU\n- Nâng cao chất lượng phục vụ người dân.\n"
    )
    assert draft.document.title == "KẾ HOẠCH THEO DÕI TÌNH HÌNH THI HÀNH PHÁP LUẬT NĂM 2026"
    assert draft.document.period is not None
    assert draft.document.period.end is not None
    assert draft.document.period.end.year == 2026


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH", "Chủ tịch Ủy ban nhân dân tỉnh Bình Định"),
        ("UBND THÀNH PHỐ HỒ CHÍ MINH", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("BỘ TRƯỞNG BỘ KHOA HỌC VÀ CÔNG NGHỆ", "Bộ trưởng Bộ Khoa học và Công nghệ"),
        ("BỆNH VIỆN ĐA KHOA SỐ 2", "Bệnh viện Đa khoa số 2"),
        ("TỈNH ỦY BÌNH MINH", "Tỉnh ủy Bình Minh"),
        ("VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH KIẾN AN", "Văn phòng Ủy ban nhân dân tỉnh Kiến An"),
        ("PHÓ CHỦ TỊCH", "Phó Chủ tịch"),
        ("CHÁNH VĂN PHÒNG", "Chánh Văn phòng"),
    ],
)
def test_names_in_capitals_are_written_as_the_office_writes_them(printed: str, written: str) -> None:
    assert proper_case(printed) == written


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("UBND TỈNH BÌNH MINH\nSỞ TƯ PHÁP", "Sở Tư pháp"),
        ("UBND TỈNH KIẾN AN\nVĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Kiến An"),
        ("ỦY BAN NHÂN DÂN\nXÃ SUỐI LIM", "Ủy ban nhân dân xã Suối Lim"),
    ],
)
def test_the_issuer_is_the_body_under_its_parent(lines: str, issuer: str) -> None:
    draft = plan(f"{lines}\n\nSố: 12/KH-X\n\nKẾ HOẠCH\nCải cách hành chính năm 2026\n\nI. MỤC TIÊU\n- Nâng cao.\n")
    assert draft.document.issuer == issuer
