"""What somebody was told."""

from django.db.models import F, QuerySet

from kientao.base.actor import Actor
from kientao.programme.models import Notice, NoticeWish

KINDS: dict[str, str] = {
    "overdue": "Quá hạn",
    "due-soon": "Sắp đến hạn",
    "waits": "Đang chờ anh/chị",
    "letter": "Công văn đôn đốc",
    "given": "Giao việc",
    "unit-plan": "Kế hoạch của cơ quan",
    "distributed": "Giao việc trong cơ quan",
    "prepared": "Chờ thủ trưởng nộp",
    "sent-back": "Thủ trưởng trả lại",
    "handed-in": "Chờ nghiệm thu",
    "accepted": "Nghiệm thu",
    "returned": "Trả lại",
    "reopened": "Mở lại",
    "extension-asked": "Đề nghị gia hạn",
    "extension-decided": "Trả lời gia hạn",
    "difficulty": "Vướng mắc",
    "difficulty-answered": "Trả lời vướng mắc",
    "contribution": "Đóng góp",
    "due-set": "Có thời hạn",
    "dropped": "Dừng việc",
    "passed-on": "Nhận bàn giao",
}


def unread(actor: Actor) -> int:
    """How many notices wait to be read. One query; none for whoever isn't signed in."""
    if actor.account is None:
        return 0
    return Notice.objects.filter(account=actor.account, read_at__isnull=True).count()


def notices_of(actor: Actor) -> QuerySet[Notice]:
    """All of the person's, whichever organisation they act for: unread first, then the latest."""
    if actor.account is None:
        return Notice.objects.none()
    mine = Notice.objects.filter(account=actor.account).select_related("organisation")
    return mine.order_by(F("read_at").asc(nulls_first=True), "-at", "-pk")


def kind_words(kind: str) -> str:
    """What a notice is about, in few words."""
    return KINDS.get(kind, "Lời nhắc")


def wish_of(actor: Actor) -> NoticeWish:
    """How the person wants to be told; the usual way, unsaved, while they said nothing."""
    if actor.account is None:
        return NoticeWish()
    return NoticeWish.objects.filter(account=actor.account).first() or NoticeWish(account_id=actor.account)
