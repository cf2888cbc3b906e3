"""Units draw up their own plans for the year: some adopt them in time, one is still at it, the others were reminded."""

from dataclasses import dataclass

from kientao.compiler.row import RowWords
from kientao.demo.story.event import Figure, Work, delivered


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """`own`: what the unit sets itself. Without `adopted_on` the draft is still open."""

    unit: str
    by: str
    begun_on: str
    own: tuple[RowWords, ...]
    adopted_on: str = ""
    head: str = ""
    number: str = ""


PLANS: tuple[UnitPlan, ...] = (
    UnitPlan(
        "STP",
        "thanh",
        "2026-01-13",
        (
            RowWords(
                text="Tổ chức hội nghị đối thoại với các tổ chức hành nghề công chứng về thời gian giải quyết hồ sơ",
                deliverables="Thông báo kết luận",
                deadlines="30/9/2026",
            ),
        ),
        "2026-01-23",
        "ngoc",
        "07/KH-STP",
    ),
    UnitPlan(
        "SGDDT",
        "vinh",
        "2026-01-14",
        (
            RowWords(
                text="Đưa thủ tục xin học lại, chuyển trường về tiếp nhận tại cấp xã",
                deliverables="Phương án được phê duyệt",
                deadlines="31/7/2026",
            ),
        ),
        "2026-01-28",
        "thile",
        "21/KH-SGDĐT",
    ),
    UnitPlan(
        "ben-ngu",
        "mai",
        "2026-01-15",
        (
            RowWords(
                text="Trả kết quả thủ tục hộ tịch tại nhà cho người cao tuổi, người khuyết tật",
                deliverables="Báo cáo sáu tháng",
                deadlines="15/7/2026",
            ),
        ),
        "2026-01-29",
        "benngu",
        "18/KH-UBND",
    ),
    UnitPlan(
        "an-binh",
        "toan",
        "2026-01-12",
        (
            RowWords(
                text="Niêm yết thủ tục hành chính bằng mã QR tại nhà văn hóa các thôn",
                deliverables="Báo cáo kết quả",
                deadlines="30/4/2026",
            ),
        ),
        "2026-01-20",
        "anbinh",
        "64/KH-UBND",
    ),
    UnitPlan(
        "son-ha",
        "sao",
        "2026-02-04",
        (RowWords(text="Lập tổ hỗ trợ dịch vụ công trực tuyến tại các thôn", deliverables="Quyết định thành lập"),),
    ),
)
REMINDED_ON = "2026-02-04"
EVENTS = delivered(
    Work("mã QR"),
    (Figure("Nhà văn hóa thôn đã niêm yết mã QR", "19", "nơi", "Biên bản kiểm tra của UBND xã"),),
    prepared=("2026-04-28", "toan"),
    handed_in=("2026-04-29", "anbinh"),
    accepted=("2026-05-06", "anh"),
    at="an-binh",
)
