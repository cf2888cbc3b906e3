"""The practice province: invented, standing on one day, to be tried without fear and begun again.

What marks it is an entry of its audit trail, made in the transaction that built it: no installation where real work is
done has one.
"""

from django.conf import settings

from kientao.base.actor import SYSTEM
from kientao.base.audit import record
from kientao.base.models import AuditEntry

_MARK = "begin_practice"


def mark_practice() -> None:
    """Says in the trail that everything here is invented. Call it inside the transaction that builds the province."""
    record(actor=SYSTEM, action=_MARK, subject="Practice", data={})


def is_practice() -> bool:
    """Was this installation built as a practice province?"""
    return AuditEntry.objects.filter(action=_MARK, subject="Practice", actor=SYSTEM.name).exists()


def practice_password() -> str:
    """The password of everybody, to be shown at the door; empty where real work is done."""
    return settings.PRACTICE_PASSWORD if settings.PRACTICE_DAY is not None and is_practice() else ""


def practice_notice() -> str:
    """Said on every page while a practice day is set; empty otherwise."""
    day = settings.PRACTICE_DAY
    if day is None:
        return ""
    return f"Tỉnh thực hành: hôm nay là {day:%d/%m/%Y}. Mọi cơ quan, tên người và số liệu ở đây đều là giả định."
