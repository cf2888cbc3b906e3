"""What an audit entry is about, in words and with its page, for whoever follows the whole programme."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model, UUIDField
from django.urls import reverse

from kientao.evidence.models import EvidenceItem
from kientao.people.models import Account, Officer, Organisation
from kientao.programme.addresses import assignment_page, plan_page, task_page
from kientao.programme.models import Assignment, Letter, Plan, Review, StoredDraft, Task, UnitDraft
from kientao.ui.numbers import day
from kientao.ui.table.cells import Cell, Link, Noted

_LONGEST = 90


@dataclass(frozen=True, slots=True)
class _Kind:
    """How rows of a model are named; `joined` are read with them."""

    model: type[Model]
    named: Callable[[Any], Cell]
    joined: tuple[str, ...] = ()


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


_KINDS: Mapping[str, _Kind] = {
    "Assignment": _Kind(
        Assignment,
        lambda row: Link(_short(row.task.text), assignment_page(row), str(row.organisation)),
        ("task", "organisation"),
    ),
    "Task": _Kind(Task, lambda row: Link(_short(row.text), task_page(row.pk), "Nhiệm vụ")),
    "Plan": _Kind(Plan, lambda row: Link(_short(row.title), plan_page(row.pk), "Kế hoạch")),
    "Review": _Kind(Review, lambda row: Noted(_short(row.draft.title or row.draft.name), "Bản soát"), ("draft",)),
    "StoredDraft": _Kind(StoredDraft, lambda row: Noted(_short(row.title or row.name), "Văn bản")),
    "UnitDraft": _Kind(UnitDraft, lambda row: Noted(str(row.owner), f"Kế hoạch năm {row.year}"), ("owner",)),
    "Letter": _Kind(
        Letter, lambda row: Link(row.number or "Chưa có số", reverse("letter", args=[row.pk]), "Công văn đôn đốc")
    ),
    "EvidenceItem": _Kind(EvidenceItem, lambda row: Noted(_short(row.title), "Minh chứng")),
    "Organisation": _Kind(Organisation, lambda row: Link(row.name, reverse("organisation", args=[row.pk]))),
    "Officer": _Kind(Officer, lambda row: Noted(row.name, "Cán bộ")),
    "Account": _Kind(Account, lambda row: Noted(row.username, "Tài khoản")),
}
_WORDS: Mapping[str, str] = {
    "Account": "Tài khoản",
    "CalendarDay": "Lịch làm việc",
    "InspectionMandate": "Đoàn kiểm tra",
    "Job": "Việc nền",
    "Mail": "Thư gửi đi",
    "Organisation": "Danh mục cơ quan",
    "Practice": "Tỉnh thực hành",
    "Reminders": "Đợt nhắc việc",
    "StoredFile": "Kho tệp",
    "address": "Địa chỉ mạng",
}


def named(subjects: Iterable[str]) -> dict[str, Cell]:
    """Subject ("Assignment 7") → what to show. One question for each kind of thing."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    found: dict[str, Cell] = {}
    for subject in subjects:
        kind, _, key = subject.partition(" ")
        found[subject] = _plain(kind, key)
        if kind in _KINDS and _is_key(_KINDS[kind].model, key):
            keys[kind].add(key)
    for kind, wanted in keys.items():
        one = _KINDS[kind]
        for row in one.model._default_manager.filter(pk__in=wanted).select_related(*one.joined):
            found[f"{kind} {row.pk}"] = one.named(row)
    return found


def _is_key(model: type[Model], key: str) -> bool:
    if not isinstance(model._meta.pk, UUIDField):
        return key.isascii() and key.isdigit()
    try:
        UUID(key)
    except ValueError:
        return False
    return True


def _plain(kind: str, key: str) -> Cell:
    """Without a page: the office's word, and the day it was about."""
    words = _WORDS.get(kind)
    if words is None:
        return f"{kind} {key}".strip()
    try:
        return f"{words} {day(date.fromisoformat(key))}"
    except ValueError:
        return Noted(words, key[:16]) if key else words
