"""Why the two clocks of a dossier show different dates, in a sentence each. Pure."""

from collections.abc import Iterator
from datetime import datetime

from kientao.registers.onestop.rules.office_rules import SupplementEffect

STATISTIC_LAW = "QĐ 766/QĐ-TTg"


def why_they_differ(
    due: datetime | None,
    statistic_due: datetime | None,
    *,
    requests: int,
    effect: SupplementEffect,
    law: str,
    waiting: bool = False,
) -> Iterator[str]:
    """Nothing where both say the same. `law`: what the appointment is counted by."""
    if requests > 1:
        yield f"Đã yêu cầu bổ sung {requests} lần: theo thống kê là quá hạn dù xong lúc nào ({STATISTIC_LAW})."
    if due == statistic_due or due is None or statistic_due is None:
        return
    if waiting:
        yield f"Đang chờ bổ sung: hẹn trả được tính lại khi nhận đủ giấy tờ ({law})."
    elif effect is SupplementEffect.RESTART:
        yield (
            f"Bổ sung xong thì hẹn trả tính lại từ đầu ({law}), "
            f"còn thống kê chỉ trừ thời gian chờ bổ sung ({STATISTIC_LAW})."
        )
    else:
        yield (
            "Cả hai đều trừ thời gian chờ bổ sung; hẹn trả không trừ lần yêu cầu sau khi đã hết hạn "
            f"({law}, {STATISTIC_LAW})."
        )
