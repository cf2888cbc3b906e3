"""What the province may settle about the one-stop shop, each with its default and where that comes from. Pure.

A set of rules holds from a date on; a dossier keeps the version it was judged by. Nothing here is a constant elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, get_type_hints

from kientao.registers.onestop.rules.law import handling_law


class First(StrEnum):
    """Which date is the first that counts."""

    NEXT = "next-working-date"
    SAME = "same-date"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {"next-working-date": "Từ ngày làm việc kế tiếp", "same-date": "Từ chính ngày tiếp nhận"}[self]


class SupplementEffect(StrEnum):
    """What a complete supplement does to the appointment."""

    RESTART = "restart"
    PAUSE = "pause"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {"restart": "Tính lại từ đầu", "pause": "Tính tiếp phần còn lại"}[self]


class CodePattern(StrEnum):
    """How the code of a dossier is put together (see rules/codes.py)."""

    ORDINARY = "ordinary"
    CENTRAL = "central"
    OLD = "old"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {
            "ordinary": "TT 03/2025/TT-VPCP, hệ thống của tỉnh",
            "central": "TT 03/2025/TT-VPCP, hệ thống tập trung",
            "old": "TT 01/2018/TT-VPCP",
        }[self]


@dataclass(frozen=True, slots=True)
class About:
    """What a setting is called, the law it comes from, and its bounds."""

    words: str
    law: str
    least: int | None = None
    most: int | None = None


_OWN = "Quy định của tỉnh"
_HANDLING = handling_law(None, 19)


@dataclass(frozen=True, slots=True)
class OfficeRules:
    """The settings. Minutes of the day count from midnight: 900 is 15:00. None switches a rule off."""

    first_date: Annotated[First, About("Ngày đầu tiên được tính", "Bộ luật Dân sự 2015, Điều 147 khoản 2")] = First.NEXT
    cut_off: Annotated[
        int | None, About("Nhận sau giờ này thì tính như nhận đầu giờ ngày làm việc kế tiếp", _OWN, 1, 1439)
    ] = None
    transfer_cut_off: Annotated[
        int | None,
        About("Nhận sau giờ này thì chuyển xử lý đầu giờ ngày kế tiếp", _HANDLING, 1, 1439),
    ] = 900
    supplement: Annotated[SupplementEffect, About("Bổ sung xong thì thời hạn", _HANDLING)] = SupplementEffect.RESTART
    most_requests: Annotated[int, About("Số lần yêu cầu bổ sung nhiều nhất", _HANDLING, 1, 9)] = 1
    request_within_days: Annotated[int, About("Yêu cầu bổ sung trong (ngày làm việc)", _HANDLING, 1, 30)] = 3
    apology_lead_days: Annotated[int, About("Xin lỗi trước khi hết hạn (ngày làm việc)", _HANDLING, 0, 30)] = 1
    most_reappointments: Annotated[int, About("Số lần hẹn lại nhiều nhất", _HANDLING, 0, 9)] = 1
    early_days: Annotated[int, About("Xong trước hạn từ (ngày) thì tính là trước hạn", _OWN, 1, 60)] = 1
    soon_days: Annotated[int, About("Coi là sắp đến hạn khi còn (ngày làm việc)", _OWN, 0, 30)] = 2
    answer_hours: Annotated[int, About("Trả lời hồ sơ trực tuyến trong (giờ làm việc)", _OWN, 1, 80)] = 8
    code_pattern: Annotated[CodePattern, About("Cách đặt mã hồ sơ", "TT 03/2025/TT-VPCP, Điều 13")] = (
        CodePattern.ORDINARY
    )
    system_owner: Annotated[str, About("Hai số của chủ quản hệ thống tập trung", "TT 03/2025/TT-VPCP, Điều 13")] = ""
    publish_apologies: Annotated[bool, About("Công khai thư xin lỗi", _OWN)] = False


def settings() -> Iterator[tuple[str, About]]:
    """Each setting's name and what is known of it, in their order: pages and the reference are made from it."""
    for name, hint in get_type_hints(OfficeRules, include_extras=True).items():
        yield name, hint.__metadata__[0]
