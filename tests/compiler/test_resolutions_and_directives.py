"""A council resolves, a chairman orders: documents that are no plans give duties, targets and reports all the same."""

from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from kientao.compiler import compile_plan
from kientao.compiler.draft import Duty, PlanDraft
from tests.compiler.corpus import of_text
from tests.plans.reading import assert_nothing_lost, same

RESOLUTION = """HỘI ĐỒNG NHÂN DÂN
TỈNH THANH GIANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 41/NQ-HĐND

Thanh Giang, ngày 09 tháng 12 năm 2025

NGHỊ QUYẾT
Về đẩy mạnh cải cách thủ tục hành chính trên địa bàn tỉnh năm 2026

HỘI ĐỒNG NHÂN DÂN TỈNH THANH GIANG
KHÓA XV, KỲ HỌP THỨ 30

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;
Xét Tờ trình số 288/TTr-UBND ngày 25 tháng 11 năm 2025 của Ủy ban nhân dân tỉnh.

QUYẾT NGHỊ:

Điều 1. Mục tiêu

1. Tối thiểu 98% hồ sơ thủ tục hành chính được giải quyết đúng hạn.

2. Cắt giảm ít nhất 30% thời gian giải quyết thủ tục hành chính so với năm 2024.

3. Trên 70% hồ sơ thủ tục hành chính được nộp trực tuyến toàn trình.

Điều 2. Tổ chức thực hiện

1. Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết; báo cáo Hội đồng nhân dân tỉnh kết quả định kỳ 6 tháng, năm.

2. Thường trực Hội đồng nhân dân tỉnh, các Ban của Hội đồng nhân dân tỉnh giám sát việc thực hiện Nghị quyết.

3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh tuyên truyền, vận động Nhân dân thực hiện Nghị quyết.

Nghị quyết này đã được Hội đồng nhân dân tỉnh Thanh Giang khóa XV, kỳ họp thứ 30 thông qua ngày 09 tháng 12 năm 2025./.

Nơi nhận:
- Chính phủ;
- Lưu: VT.

CHỦ TỊCH

Trịnh Bá Khải
"""

DIRECTIVE = """ỦY BAN NHÂN DÂN
TỈNH THANH GIANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 07/CT-UBND

Thanh Giang, ngày 02 tháng 3 năm 2026

CHỈ THỊ
Về việc nâng cao chất lượng giải quyết thủ tục hành chính

Những tháng đầu năm 2026, việc giải quyết thủ tục hành chính còn chậm. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Văn phòng Ủy ban nhân dân tỉnh

a) Chủ trì, phối hợp với Sở Khoa học và Công nghệ rà soát quy trình điện tử; hoàn thành trước ngày 01/6/2026.

b) Tổng hợp, báo cáo Chủ tịch Ủy ban nhân dân tỉnh trước ngày 25 hằng tháng.

2. Các sở, ban, ngành; Ủy ban nhân dân các xã, phường

a) Bảo đảm tối thiểu 98% hồ sơ được giải quyết đúng hạn.

b) Báo cáo kết quả về Văn phòng Ủy ban nhân dân tỉnh định kỳ hằng quý, chậm nhất ngày 20 của tháng cuối quý.

3. Thanh tra tỉnh

Thanh tra công vụ tại ít nhất 10 cơ quan, đơn vị; hoàn thành trong quý III/2026.

4. Báo và phát thanh, truyền hình tỉnh mở chuyên mục về thủ tục hành chính, tối thiểu 02 kỳ/tháng.

Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện Chỉ thị này./.

Nơi nhận:
- Như mục 1, 2, 3, 4;
- Lưu: VT, NC.

CHỦ TỊCH

Lương Thế Hiển
"""


@cache
def resolution() -> PlanDraft:
    return compile_plan(of_text(RESOLUTION))


@cache
def directive() -> PlanDraft:
    return compile_plan(of_text(DIRECTIVE))


def who_does(draft: PlanDraft) -> list[tuple[list[str], str]]:
    """Who, and the first words of what."""
    return [([same(agency.text) for agency in duty.agencies], same(duty.text)[:24].strip()) for duty in draft.duties]


def duty_of(draft: PlanDraft, words: str) -> Duty:
    (found,) = (duty for duty in draft.duties if words in duty.text)
    return found


@pytest.mark.parametrize(
    ("draft", "kind", "number", "day"),
    [
        (resolution, "resolution", "41/NQ-HĐND", date(2025, 12, 9)),
        (directive, "directive", "07/CT-UBND", date(2026, 3, 2)),
    ],
)
def test_the_head_says_what_it_is(draft: object, kind: str, number: str, day: date) -> None:
    assert callable(draft)
    head = draft().document
    assert (head.kind, head.number, head.date) == (kind, number, day)


def test_a_resolutions_articles_are_its_sections() -> None:
    assert [(section.number, same(section.title)) for section in resolution().sections] == [
        ("1", "mục tiêu"),
        ("2", "tổ chức thực hiện"),
    ]


def test_a_resolutions_objectives_are_targets() -> None:
    found = [(target.value, target.comparator, target.change, target.base) for target in resolution().targets]
    assert found == [
        (Decimal(98), ">=", None, None),
        (Decimal(30), ">=", "decrease", "2024"),
        (Decimal(70), ">", None, None),
    ]


def test_a_resolution_gives_each_body_its_duty() -> None:
    assert who_does(resolution()) == [
        (["ủy ban nhân dân tỉnh"], "tổ chức thực hiện nghị q"),
        (
            ["thường trực hội đồng nhân dân tỉnh", "các ban của hội đồng nhân dân tỉnh"],
            "giám sát việc thực hiện",
        ),
        (["ủy ban mặt trận tổ quốc việt nam tỉnh"], "tuyên truyền, vận động n"),
    ]


def test_a_resolution_wants_a_report_every_half_year_and_year() -> None:
    reporting = duty_of(resolution(), "báo cáo Hội đồng nhân dân tỉnh").reporting
    assert reporting is not None
    assert reporting.periods == ("half", "year")
    assert same(reporting.to) == "hội đồng nhân dân tỉnh"


def test_a_resolution_cites_what_it_rests_on() -> None:
    cited = {(reference.number, reference.date) for reference in resolution().references}
    assert cited >= {("76/NQ-CP", date(2021, 7, 15)), ("288/TTr-UBND", date(2025, 11, 25))}


def test_a_directive_gives_each_agency_its_orders() -> None:
    assert who_does(directive()) == [
        (["văn phòng ủy ban nhân dân tỉnh"], "chủ trì, phối hợp với sở"),
        (["văn phòng ủy ban nhân dân tỉnh"], "tổng hợp, báo cáo chủ tị"),
        (["các sở, ban, ngành", "ủy ban nhân dân các xã, phường"], "bảo đảm tối thiểu 98% hồ"),
        (["các sở, ban, ngành", "ủy ban nhân dân các xã, phường"], "báo cáo kết quả về văn p"),
        (["thanh tra tỉnh"], "thanh tra công vụ tại ít"),
        (["báo và phát thanh, truyền hình tỉnh"], "mở chuyên mục về thủ tục"),
        (["các cơ quan, đơn vị"], "nghiêm túc thực hiện chỉ"),  # the closing order is to everybody
    ]


def test_a_directive_wants_its_reports_on_their_days() -> None:
    monthly = duty_of(directive(), "hằng tháng").reporting
    quarterly = duty_of(directive(), "hằng quý").reporting
    assert monthly is not None
    assert monthly.due is not None
    assert (monthly.periods, monthly.due.day, monthly.due.inclusive) == (("month",), 25, False)
    assert quarterly is not None
    assert quarterly.due is not None
    assert quarterly.periods == ("quarter",)
    assert (quarterly.due.day, quarterly.due.month_of_period, quarterly.due.inclusive) == (20, -1, True)
    assert same(monthly.to) == "chủ tịch ủy ban nhân dân tỉnh"
    assert same(quarterly.to) == "văn phòng ủy ban nhân dân tỉnh"


def test_an_order_with_a_day_keeps_its_day() -> None:
    assert [deadline.end for deadline in duty_of(directive(), "quy trình điện tử").deadlines] == [date(2026, 5, 31)]
    assert [deadline.end for deadline in duty_of(directive(), "Thanh tra công vụ").deadlines] == [date(2026, 9, 30)]


def test_an_order_with_a_number_is_a_target_too() -> None:
    found = [(target.value, target.unit, target.comparator) for target in directive().targets]
    assert (Decimal(98), "percent", ">=") in found
    assert (Decimal(2), "per_month", ">=") in found
    assert len([unit for _, unit, _ in found if unit == "percent"]) == 1


def test_neither_invents_a_table_nor_loses_a_word() -> None:
    for text, draft in ((RESOLUTION, resolution()), (DIRECTIVE, directive())):
        assert [task for task in draft.tasks if task.origin == "table"] == []
        assert [found.code for found in draft.diagnostics if found.severity != "info"] == []
        assert_nothing_lost(of_text(text), draft)
