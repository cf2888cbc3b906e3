"""What is forgotten of the intake: files that were looked at and never written. Batches and rows are records."""

from datetime import datetime

from django.db.models import QuerySet

from kientao.base.retention.kinds import Retention, forgets
from kientao.registers.intake.models import Batch, BatchState

_TRACES = "KEEP_CITIZEN_TRACES_DAYS"


def register() -> None:
    """Called once, when the app is ready."""
    forgets(Retention("intake_files", "Tệp dữ kiện đã kiểm tra mà không ghi", _TRACES, _unwritten, _empty))


def _unwritten(before: datetime) -> QuerySet[Batch]:
    return Batch.objects.filter(state=BatchState.STAGED, made__lt=before, content__isnull=False)


def _empty(batches: QuerySet[Batch]) -> int:
    """That it was sent stays; there is nothing left to write."""
    return batches.update(content=None, state=BatchState.DROPPED)
