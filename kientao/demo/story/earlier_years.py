"""2025: the plan of 2021-2025 comes to its end, under agencies that end themselves and others that take over."""

from kientao.demo.province.organisations import DISTRICTS
from kientao.demo.province.people import HEAD_OF
from kientao.demo.story.event import Event, Figure, Paper, Work, delivered

_ONE_STOP = "bộ phận một cửa hiện đại"
_SHARING = "nền tảng tích hợp"
_MEETINGS = "họp trực tuyến"
_INVESTMENT = "đầu tư công"
# short code of the commune → the day its report came, after the districts had ended
_REPORTED = {
    "ben-ngu": "2025-09-29",
    "cau-da": "2025-10-08",
    "dong-hai": "2025-10-14",
    "tan-phong": "2025-10-30",
    "hoa-son": "2025-10-24",
    "son-ha": "2025-11-18",
    "thanh-lien": "2025-10-31",
    "van-trach": "2025-12-09",
    "xuan-dai": "2025-10-30",
}

_BEFORE_THE_DISTRICTS_ENDED: tuple[Event, ...] = (
    *delivered(
        Work(_MEETINGS),
        (Paper("07/BB-VP", "2025-05-20", "Biên bản nghiệm thu hệ thống họp trực tuyến đến cấp xã"),),
        prepared=("2025-05-21", "huong"),
        handed_in=("2025-05-22", "luc"),
        accepted=("2025-05-27", "tam"),
        at="VP",
    ),
    *delivered(
        Work(_ONE_STOP),
        (
            Paper("152/BC-UBND", "2025-06-18", "Báo cáo hoàn thành bộ phận một cửa hiện đại trên địa bàn huyện"),
            Figure("Xã có bộ phận một cửa hiện đại", "14", "xã", "Báo cáo của UBND các xã"),
        ),
        handed_in=("2025-06-19", "phulam"),
        accepted=("2025-06-24", "tam"),
        at="h-yen-hoa",
    ),
    *delivered(
        Work(_INVESTMENT),
        (Paper("311/BC-STC", "2025-07-21", "Báo cáo vận hành cơ sở dữ liệu dự án đầu tư công"),),
        prepared=("2025-07-22", "yen"),
        handed_in=("2025-07-22", "long"),
        accepted=("2025-07-28", "tam"),
        at="STC",
        note="Nhận bàn giao từ Sở Kế hoạch và Đầu tư tháng 3/2025, đã chuyển đổi xong dữ liệu.",
    ),
    *delivered(
        Work(_SHARING),
        (Figure("Hệ thống đã kết nối vào nền tảng", "23", "hệ thống", "Nhật ký nền tảng tích hợp"),),
        prepared=("2025-09-22", "bao"),
        handed_in=("2025-09-25", "tuan"),
        accepted=("2025-09-30", "tam"),
        at="SKHCN",
    ),
)


def events() -> tuple[Event, ...]:
    """Up to the end of 2025."""
    reports = (
        event
        for number, (commune, day) in enumerate(_REPORTED.items(), start=21)
        for event in delivered(
            Work(_ONE_STOP),
            (Paper(f"{number}/BC-UBND", day, "Báo cáo hoàn thành bộ phận một cửa hiện đại, tiếp nhận từ cấp huyện"),),
            handed_in=(day, HEAD_OF[commune]),
            accepted=("2025-12-15", "anh"),
            at=commune,
        )
    )
    return (*_BEFORE_THE_DISTRICTS_ENDED, *reports)


assert set(_REPORTED) == {one for short in ("tp-ben-ngu", "h-son-linh") for one in DISTRICTS[short][2]}
