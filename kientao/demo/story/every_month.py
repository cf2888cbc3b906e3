"""Work that comes back: apologies for late dossiers and broadcasts every month, budgets published every quarter."""

from kientao.demo.province.organisations import COMMUNES
from kientao.demo.province.people import HEAD_OF, PEOPLE
from kientao.demo.story.event import Event, Figure, Link, Paper, Work, delivered

_APOLOGIES, _BROADCAST, _BUDGET = "Công khai xin lỗi", "Mở chuyên mục", "Công khai dự toán"
_SYSTEM = "Hệ thống thông tin giải quyết thủ tục hành chính"
# month → the day it was handed in, the day it was accepted, letters of apology sent
_APOLOGISED = {
    "01": ("2026-01-30", "2026-02-04", "41"),
    "02": ("2026-02-27", "2026-03-04", "38"),
    "03": ("2026-03-31", "2026-04-03", "52"),
    "04": ("2026-05-05", "2026-05-08", "47"),
    "05": ("2026-05-29", "2026-06-03", "29"),
}
# month → the day it was handed in, the day it was accepted
_BROADCAST_ON = {
    "01": ("2026-01-29", "2026-02-03"),
    "02": ("2026-02-26", "2026-03-03"),
    "03": ("2026-04-02", "2026-04-07"),
    "04": ("2026-04-28", "2026-05-05"),
    "05": ("2026-05-28", "2026-06-02"),
    "06": ("2026-06-29", ""),
}
DEPARTMENTS = ("VP", "SNV", "STP", "STC", "SCT", "SNNMT", "SXD", "SKHCN", "SVHTTDL", "SGDDT", "SYT", "TTr")
_LATE_IN_SPRING = {"son-ha": "2026-04-07", "hoa-son": "2026-04-03", "SXD": "2026-04-09"}
_MISSING_IN_SPRING = frozenset({"van-trach"})
_EARLY_SUMMER = ("VP", "SNV", "STC", "SCT", "SGDDT", "ben-ngu", "an-binh", "tan-phong", "quang-trung")
_LATER_IN_JUNE = ("SNNMT", "SKHCN", "SVHTTDL", "SYT", "TTr", "cau-da", "minh-tan", "son-ha", "thanh-lien")
# Sở Tư pháp hands in on 02/7; nobody else has by 06/7.


def events() -> tuple[Event, ...]:
    """January to June 2026."""
    return (*_apologies(), *_broadcasts(), *_spring(), *_summer())


def _apologies() -> tuple[Event, ...]:
    return tuple(
        event
        for month, (day, accepted, letters) in _APOLOGISED.items()
        for event in delivered(
            Work(_APOLOGIES, time=f"Tháng {month}"),
            (
                Figure("Thư xin lỗi đã gửi", letters, "thư", _SYSTEM),
                Paper(f"{int(month) * 7}/BC-TTPVHCC", day, f"Báo cáo hồ sơ trễ hẹn tháng {month}/2026"),
            ),
            prepared=(day, "dat"),
            handed_in=(day, "hoa"),
            accepted=(accepted, "huong"),
            at="TTPVHCC",
        )
    )


def _broadcasts() -> tuple[Event, ...]:
    return tuple(
        event
        for month, (day, accepted) in _BROADCAST_ON.items()
        for event in delivered(
            Work(_BROADCAST, time=f"Tháng {month}"),
            (Link(f"https://truyenhinh.kienan.example/vi-dan/2026/{month}", f"Bốn số phát sóng tháng {month}/2026"),),
            prepared=(day, "quy"),
            handed_in=(day, "diem"),
            accepted=(accepted, "anh") if accepted else None,
            at="SVHTTDL",
        )
    )


def _spring() -> tuple[Event, ...]:
    """The first quarter: nearly everybody, a few late, one not at all."""
    told: list[Event] = []
    for place, short in enumerate([*DEPARTMENTS, *COMMUNES]):
        if short in _MISSING_IN_SPRING:
            continue
        day = _LATE_IN_SPRING.get(short, f"2026-03-{24 + place % 7:02}" if place % 7 < 4 else "2026-03-31")
        told += _published(short, "Quý I", day, ("2026-04-14", _receiver(short)))
    return tuple(told)


def _summer() -> tuple[Event, ...]:
    """The second: the first half accepted, the others waiting at Sở Tài chính, one returned, eight not there."""
    told: list[Event] = []
    for place, short in enumerate(_EARLY_SUMMER):
        day = ("2026-06-24", "2026-06-25", "2026-06-26")[place % 3]
        told += _published(short, "Quý II", day, ("2026-06-30", _receiver(short)))
    for place, short in enumerate(_LATER_IN_JUNE):
        told += _published(short, "Quý II", "2026-06-30" if place % 2 else "2026-06-29", None)
    told += _published("STP", "Quý II", "2026-07-02", None, head="quyen")
    told.append(
        Event(
            "2026-07-02",
            "yen",
            "return",
            Work(_BUDGET, time="Quý II/", at="son-ha"),
            "Số quyết toán thu trên Cổng lệch với báo cáo: 12,4 tỷ đồng và 14,2 tỷ đồng. Rà lại, đăng lại rồi nộp.",
        )
    )
    return tuple(told)


def _published(
    short: str, quarter: str, day: str, accepted: tuple[str, str] | None, head: str = ""
) -> tuple[Event, ...]:
    site = short.lower().replace("-", "")
    piece = Link(f"https://{site}.kienan.example/ngan-sach/{day}", f"Công khai ngân sách {quarter}/2026")
    who = head or HEAD_OF[short]
    return delivered(
        Work(_BUDGET, time=f"{quarter}/"), (piece,), handed_in=(day, who), accepted=accepted, at=PEOPLE[who].at
    )


def _receiver(short: str) -> str:
    """Sở Tài chính receives; its own goes to Sở Nội vụ."""
    return "anh" if short == "STC" else "yen"
