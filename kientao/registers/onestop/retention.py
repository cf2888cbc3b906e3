"""What is forgotten of the one-stop shop: who somebody was, how to reach them, the traces of looking and telling.

Dossiers, their steps, dates, papers, forms and events are records and have no end; they go on without a person. A kept
result names its holder for as long as it is kept: it says what the office decided about that person, serves as their
paper again, and ends by being replaced or revoked.
"""

from datetime import datetime

from django.db.models import F, Q, QuerySet

from kientao.base.clock import now
from kientao.base.retention.kinds import Retention, forgets
from kientao.registers.onestop.models import (
    Applicant,
    CallKind,
    Dossier,
    Import,
    Message,
    PortalFiling,
    ProviderCall,
    RecordedText,
    Sight,
    Sync,
)
from kientao.registers.onestop.rules.national import DOSSIER_SERVICE

FORGOTTEN = "Người nộp (đã hết thời hạn lưu)"
_IDENTITIES, _TRACES = "KEEP_IDENTITIES_DAYS", "KEEP_CITIZEN_TRACES_DAYS"


def register() -> None:
    """Called once, when the app is ready."""
    forgets(
        Retention("applicants", "Thông tin cá nhân của người nộp hồ sơ đã kết thúc", _IDENTITIES, _applicants, _forget),
        Retention("identity_looks", "Lượt xem thông tin cá nhân của người nộp", _IDENTITIES, _looks),
        Retention("messages", "Tin nhắn, thư đã gửi người nộp", _TRACES, _messages),
        Retention("recorded_texts", "Tin nhắn do cổng thực hành ghi lại", _TRACES, _texts),
        Retention("portal_filings", "Bản gốc hồ sơ từ Cổng Dịch vụ công", _TRACES, _filings, _empty_filings),
        Retention("syncs", "Nội dung đã đồng bộ lên Cổng Dịch vụ công", _TRACES, _syncs, _empty_syncs),
        Retention("provider_calls", "Cuộc gọi của cổng thanh toán", _TRACES, _calls),
        Retention("imports", "Tệp nhập hồ sơ chưa ghi", _TRACES, _imports, _forget_imports),
    )


def _applicants(before: datetime) -> QuerySet[Applicant]:
    return Applicant.objects.filter(dossier__ended__lt=before, forgotten__isnull=True)


def _forget(applicants: QuerySet[Applicant]) -> int:
    """The dossier stays, without its person."""
    chosen = list(applicants.values_list("pk", flat=True))
    Dossier.objects.filter(pk__in=chosen).update(applicant_name=FORGOTTEN, recipient="", subject="", search=F("code"))
    return Applicant.objects.filter(pk__in=chosen).update(
        id_number="", birth_date=None, phone="", email="", address="", agent_name="", agent_id_number="",
        agent_phone="", wants="", forgotten=now(),
    )  # fmt: skip


def _looks(before: datetime) -> QuerySet[Sight]:
    return Sight.objects.filter(at__lt=before)


def _messages(before: datetime) -> QuerySet[Message]:
    return Message.objects.filter(made__lt=before).exclude(state="waiting")


def _texts(before: datetime) -> QuerySet[RecordedText]:
    return RecordedText.objects.filter(at__lt=before)


def _filings(before: datetime) -> QuerySet[PortalFiling]:
    """What came of it stands in the dossier; of a refused one nothing stands anywhere."""
    ended = Q(dossier__isnull=True) | Q(dossier__ended__isnull=False)
    return PortalFiling.objects.filter(ended, came__lt=before).exclude(body={})


def _empty_filings(filings: QuerySet[PortalFiling]) -> int:
    return filings.update(body={})


def _syncs(before: datetime) -> QuerySet[Sync]:
    """That it was told stays; the portal has what was told. What never went is made anew should it go after all."""
    unsent = Q(sent__isnull=True, made__lt=before, service=DOSSIER_SERVICE)
    return Sync.objects.filter(unsent | Q(sent__lt=before)).exclude(body={})


def _empty_syncs(syncs: QuerySet[Sync]) -> int:
    return syncs.update(body={})


def _calls(before: datetime) -> QuerySet[ProviderCall]:
    """Not what somebody must still look at."""
    return ProviderCall.objects.filter(came__lt=before).exclude(kind=CallKind.LOOK)


def _imports(before: datetime) -> QuerySet[Import]:
    return Import.objects.filter(made__lt=before, applied__isnull=True)


def _forget_imports(batches: QuerySet[Import]) -> int:
    chosen = list(batches.values_list("pk", flat=True))
    Import.objects.filter(pk__in=chosen).delete()
    return len(chosen)
