"""Where somebody is signed in."""

import re
from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.utils import timezone

from kientao.people.models import Account

_SYSTEMS = (
    (r"Windows", "Windows"),
    (r"Android", "Android"),
    (r"iPhone|iPad", "iPhone, iPad"),
    (r"Mac OS X|Macintosh", "macOS"),
    (r"Linux", "Linux"),
)
_BROWSERS = (
    (r"CocCoc|coc_coc", "Cốc Cốc"),
    (r"Edg", "Edge"),
    (r"Firefox|FxiOS", "Firefox"),
    (r"OPR|Opera", "Opera"),
    (r"Chrome|CriOS", "Chrome"),
    (r"Safari", "Safari"),
)


@dataclass(frozen=True, slots=True)
class OpenSession:
    """One device. `is_this` is the one that asks."""

    id: int
    device: str
    address: str
    since: datetime
    seen: datetime
    is_this: bool


def sessions_of(account: Account, this_key: str) -> list[OpenSession]:
    """Open sessions, this one first, then by the last time seen. Forgets those that have ended."""
    rows = UserSession.objects.purge_and_list(account)
    found = [
        OpenSession(
            id=row.pk,
            device=device_words(row.user_agent),
            address=row.ip,
            since=timezone.localtime(row.created_at),
            seen=timezone.localtime(row.last_seen_at),
            is_this=row.session_key == this_key,
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (not one.is_this, -one.seen.timestamp()))


def device_words(user_agent: str) -> str:
    """ "Chrome trên Windows", from what the browser says of itself."""
    browser = next((words for sign, words in _BROWSERS if re.search(sign, user_agent)), "Trình duyệt khác")
    system = next((words for sign, words in _SYSTEMS if re.search(sign, user_agent)), "thiết bị khác")
    return f"{browser} trên {system}"
