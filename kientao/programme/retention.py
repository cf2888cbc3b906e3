"""What is forgotten of the programme: the traces of telling people, and documents that nothing came of.

Plans, tasks, assignments, hand-ins and their history are records and have no end.
"""

from datetime import datetime

from django.db.models import QuerySet

from kientao.base.retention.kinds import Retention, deleted, forgets, nothing_stands_on
from kientao.programme.models import Mail, Notice, StoredDraft


def register() -> None:
    """Called once, when the app is ready."""
    forgets(
        Retention("mail", "Dấu vết thư điện tử đã gửi", "KEEP_MAIL_DAYS", _mail, _forget_mail),
        Retention("read_notices", "Thông báo đã đọc trong hộp việc", "KEEP_READ_NOTICES_DAYS", _read_notices),
        Retention("drafts", "Văn bản đã biên dịch mà không ai soát", "KEEP_DRAFTS_DAYS", _drafts),
    )


def _mail(before: datetime) -> QuerySet[Mail]:
    return Mail.objects.filter(made_at__lt=before)


def _forget_mail(mails: QuerySet[Mail]) -> int:
    """Notices stay; what is forgotten is that they were mailed."""
    chosen = list(mails.values_list("pk", flat=True))
    Notice.objects.filter(mail__in=chosen).update(mail=None)
    return deleted(mails)


def _read_notices(before: datetime) -> QuerySet[Notice]:
    return Notice.objects.filter(read_at__lt=before)


def _drafts(before: datetime) -> QuerySet[StoredDraft]:
    """Not the samples, which the system brings along."""
    return StoredDraft.objects.filter(nothing_stands_on(StoredDraft), is_sample=False, created__lt=before)
