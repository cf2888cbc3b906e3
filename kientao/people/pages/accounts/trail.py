"""What the trail says of an account, in words."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from kientao.base.audit_words import sentence
from kientao.base.models import AuditEntry


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One entry. `note` is the reason or the address, where there is one."""

    at: datetime
    actor: str
    words: str
    note: str


def lines_of(entries: Iterable[AuditEntry]) -> list[TrailLine]:
    """In the order given."""
    return [_line(entry) for entry in entries]


def _line(entry: AuditEntry) -> TrailLine:
    data = json.loads(entry.data)
    note = data.get("reason") or (f"địa chỉ {data['address']}" if data.get("address") else "")
    return TrailLine(timezone.localtime(entry.at), entry.actor, sentence(entry.action, data), str(note))
