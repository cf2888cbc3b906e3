"""What is forgotten of entered figures: corrections that were begun and dropped. All that was handed in is a record."""

from datetime import datetime

from django.db.models import QuerySet

from kientao.base.retention.kinds import Retention, deleted, forgets
from kientao.registers.entered.models import Revision, RevisionState


def register() -> None:
    """Called once, when the app is ready."""
    forgets(
        Retention("dropped_corrections", "Bản sửa số liệu đã bỏ, chưa nộp", "KEEP_DRAFTS_DAYS", _dropped, _forget),
    )  # fmt: skip


def _dropped(before: datetime) -> QuerySet[Revision]:
    return Revision.objects.filter(state=RevisionState.DROPPED, decided__lt=before)


def _forget(revisions: QuerySet[Revision]) -> int:
    """With their links to evidence; evidence nothing else stands on goes by its own rule."""
    chosen = list(revisions.values_list("pk", flat=True))
    deleted(Revision.evidence.through.objects.filter(revision__in=chosen))
    return deleted(Revision.objects.filter(pk__in=chosen))
