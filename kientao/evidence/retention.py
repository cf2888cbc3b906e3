"""What is forgotten of evidence: pieces somebody added that never became part of anything."""

from datetime import datetime

from django.db.models import QuerySet

from kientao.base.retention.kinds import Retention, deleted, forgets, nothing_stands_on
from kientao.evidence.models import EvidenceItem, StoredFile


def register() -> None:
    """Called once, when the app is ready."""
    forgets(
        Retention(
            "unused_evidence",
            "Minh chứng đã thêm nhưng không thuộc sản phẩm, đóng góp nào",
            "KEEP_UNUSED_EVIDENCE_DAYS",
            _unused,
            _forget,
        )
    )


def _unused(before: datetime) -> QuerySet[EvidenceItem]:
    return EvidenceItem.objects.filter(nothing_stands_on(EvidenceItem), created_at__lt=before)


def _forget(items: QuerySet[EvidenceItem]) -> int:
    """The items, and what is known of files that no other item has; the next `sweep` takes those off the disk."""
    files = list(items.filter(file__isnull=False).values_list("file", flat=True))
    count = deleted(items)
    deleted(StoredFile.objects.filter(nothing_stands_on(StoredFile), pk__in=files))
    return count
