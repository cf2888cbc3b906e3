"""Doubts about the records: what looks arranged, and what is missing. Each opens its dossiers; none is a verdict."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from kientao.base.actor import Actor
from kientao.base.clock import midnight, now
from kientao.kernel.period import Period
from kientao.registers.onestop.models import Apology, Dossier, Event, FormGiven, Result, StepRun, StepState
from kientao.registers.onestop.queries.timeliness_sql import in_words, timeliness_case
from kientao.registers.onestop.rules.lateness import FAILED, Clock
from kientao.registers.onestop.rules.process import StepKind
from kientao.registers.onestop.rules.states import ENDED, Act, Status

JUST_BEFORE = timedelta(minutes=30)
IN_BULK = 5  # as many by one agency on one day
BACKDATED = timedelta(days=1)
UNTAKEN = timedelta(days=1)
_DONE = (Status.DONE.value, Status.RETURNED.value)
_WITH_RECEIPT = (Status.RECEIVED, Status.PROCESSING, Status.PAYMENT, Status.DONE, Status.RETURNED)
_RELEASED = (Act.FINISH.value, Act.RETURN.value, Act.REFUSE.value, Act.STOP.value, Act.WITHDRAW.value)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One kind. `false_alarm` says when it is nothing."""

    key: str
    words: str
    meaning: str
    false_alarm: str
    rows: "Callable[[QuerySet[Dossier]], QuerySet[Dossier]]"
    dated: str = "ended"  # which moment of the dossier lies in the period


def doubtful(actor: Actor, doubt: Doubt, period: Period) -> "QuerySet[Dossier]":
    """The dossiers of a doubt among those the actor sees, in the period."""
    first, after = midnight(period.first), midnight(period.last + timedelta(days=1))
    rows = Dossier.objects.visible_to(actor).filter(**{f"{doubt.dated}__gte": first, f"{doubt.dated}__lt": after})
    return doubt.rows(rows)


def by_key(key: str) -> Doubt | None:
    """The doubt of that name."""
    return next((one for one in DOUBTS if one.key == key), None)


def _just_before(rows: "QuerySet[Dossier]") -> "QuerySet[Dossier]":
    near = rows.filter(status__in=_DONE, ended__lte=F("due"), ended__gte=F("due") - JUST_BEFORE)
    days = near.order_by().annotate(day=TruncDate("ended")).values_list("competent", "day")
    heaps = days.annotate(n=Count("pk")).filter(n__gte=IN_BULK).order_by("-n")[:200]
    found = Q(pk__in=())
    for competent, day, _ in heaps:
        found |= Q(competent=competent, day=day)
    return near.annotate(day=TruncDate("ended")).filter(found)


def _backdated(rows: "QuerySet[Dossier]") -> "QuerySet[Dossier]":
    told = Event.objects.filter(dossier=OuterRef("pk"), act__in=_RELEASED, recorded__gt=F("at") + BACKDATED)
    return rows.filter(Exists(told))


def _without_file(rows: "QuerySet[Dossier]") -> "QuerySet[Dossier]":
    kept = Result.objects.filter(dossier=OuterRef("pk"), state="issued", file__isnull=False)
    return rows.filter(~Exists(kept), status__in=_DONE, result_due=True, elsewhere="", parent__isnull=True)


def _without_letter(rows: "QuerySet[Dossier]") -> "QuerySet[Dossier]":
    letters = Apology.objects.filter(dossier=OuterRef("pk"), state__in=("signed", "sent"))
    late = rows.annotate(word=timeliness_case(now(), Clock.APPOINTMENT)).filter(in_words(FAILED))
    return late.filter(~Exists(letters), elsewhere="", parent__isnull=True)


def _unconfirmed(rows: "QuerySet[Dossier]") -> "QuerySet[Dossier]":
    return rows.filter(entered_late=True, confirmed_by="")


def _without_receipt_date(rows: "QuerySet[Dossier]") -> "QuerySet[Dossier]":
    return rows.filter(received_on__isnull=True, status__in=[status.value for status in _WITH_RECEIPT])


def _without_receipt(rows: "QuerySet[Dossier]") -> "QuerySet[Dossier]":
    given = FormGiven.objects.filter(dossier=OuterRef("pk"), form="01")
    return rows.filter(~Exists(given), received_on__isnull=False, elsewhere="", parent__isnull=True, entered_late=False)


def _untaken(rows: "QuerySet[Dossier]") -> "QuerySet[Dossier]":
    steps = StepRun.objects.filter(
        dossier=OuterRef("pk"), state=StepState.OPEN, officer__isnull=True, waits_for__isnull=True,
        started__lt=now() - UNTAKEN,
    )  # fmt: skip
    return rows.filter(Exists(steps.exclude(kind=StepKind.RETURN.value)))


def _open_steps(rows: "QuerySet[Dossier]") -> "QuerySet[Dossier]":
    steps = StepRun.objects.filter(dossier=OuterRef("pk"), state=StepState.OPEN)
    ended = sorted(status.value for status in ENDED - {Status.DONE})
    kept = Q(Exists(steps), status__in=ended)
    return rows.filter(kept | Q(Exists(steps.exclude(kind=StepKind.RETURN.value)), status=Status.DONE.value))


DOUBTS: tuple[Doubt, ...] = (
    Doubt(
        "xong-sat-han",
        "Xong hàng loạt ngay trước giờ hẹn",
        f"Từ {IN_BULK} hồ sơ trở lên của một cơ quan trong một ngày, xong trong 30 phút cuối trước giờ hẹn trả.",
        "Không đáng ngại khi cơ quan ký tập trung vào cuối buổi, hoặc nhiều hồ sơ nhận cùng lúc nên cùng giờ hẹn.",
        _just_before,
    ),
    Doubt(
        "ghi-lui-ngay",
        "Kết thúc ghi lùi ngày",
        "Thời điểm kết thúc được ghi vào hệ thống muộn hơn một ngày so với lúc nó xảy ra.",
        "Không đáng ngại với hồ sơ nhập từ hệ thống khác, hoặc khi mất mạng có biên bản.",
        _backdated,
    ),
    Doubt(
        "thieu-tep-ket-qua",
        "Đã xong mà thiếu tệp kết quả",
        "Hồ sơ có kết quả phải trả nhưng chưa lưu tệp kết quả điện tử.",
        "Không đáng ngại khi kết quả chỉ có bản giấy theo quy định của ngành.",
        _without_file,
    ),
    Doubt(
        "tre-khong-thu",
        "Quá hạn mà không có thư xin lỗi",
        "Hồ sơ đang hoặc đã quá hẹn trả, không có thư xin lỗi và hẹn lại đã ký (NĐ 118/2025/NĐ-CP).",
        "Không đáng ngại khi chậm vài phút trong ngày trả và người nộp đã nhận kết quả hôm đó.",
        _without_letter,
        dated="due",
    ),
    Doubt(
        "nhap-sau-chua-xac-nhan",
        "Nhập sau từ phiếu giấy, chưa ai xác nhận",
        "Hồ sơ nhận bằng phiếu giấy khi mất mạng, nhập lại mà người thứ hai chưa xác nhận.",
        "Không đáng ngại trong ngày làm việc đầu tiên sau khi nhập.",
        _unconfirmed,
        dated="created",
    ),
    Doubt(
        "thieu-ngay-nhan",
        "Thiếu ngày tiếp nhận",
        "Hồ sơ đang hoặc đã giải quyết mà không có ngày tiếp nhận nên không có trong số liệu.",
        "Thường do dữ liệu của hệ thống khác: bổ sung ở tệp nhập.",
        _without_receipt_date,
        dated="created",
    ),
    Doubt(
        "thieu-giay-tiep-nhan",
        "Chưa in giấy tiếp nhận và hẹn trả",
        "Hồ sơ đã tiếp nhận nhưng chưa có Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01).",
        "Không đáng ngại với thủ tục trả kết quả ngay mà người nộp không yêu cầu giấy.",
        _without_receipt,
        dated="created",
    ),
    Doubt(
        "buoc-chua-ai-nhan",
        "Bước chưa ai nhận quá một ngày",
        "Bước đang mở hơn 24 giờ mà chưa giao hoặc chưa ai nhận.",
        "Không đáng ngại qua ngày nghỉ.",
        _untaken,
        dated="created",
    ),
    Doubt(
        "xong-con-buoc-mo",
        "Đã kết thúc mà còn bước đang mở",
        "Hồ sơ đã kết thúc nhưng quy trình còn bước chưa đóng.",
        "Không đáng ngại với bước trả kết quả của hồ sơ đã xong.",
        _open_steps,
    ),
)
