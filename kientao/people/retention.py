"""What is forgotten of signing in."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet

from kientao.base.retention.kinds import Retention, forgets
from kientao.people.models import FailedAttempts

_SETTING = "KEEP_SIGN_INS_DAYS"


def register() -> None:
    """Called once, when the app is ready."""
    forgets(
        Retention("sessions", "Phiên đăng nhập đã hết hạn", _SETTING, _sessions),
        Retention("devices", "Thiết bị, địa chỉ mạng của các phiên đã kết thúc", _SETTING, _devices),
        Retention("sign_in_failures", "Số lần đăng nhập sai", _SETTING, _failures),
    )


def _sessions(before: datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=before)


def _devices(before: datetime) -> QuerySet[UserSession]:
    open_ones = Session.objects.filter(session_key=OuterRef("session_key"))
    rows: QuerySet[UserSession] = UserSession.objects.filter(~Exists(open_ones), last_seen_at__lt=before)
    return rows


def _failures(before: datetime) -> QuerySet[FailedAttempts]:
    unlocked = Q(locked_until__isnull=True) | Q(locked_until__lt=before)
    return FailedAttempts.objects.filter(unlocked, first_at__lt=before)
