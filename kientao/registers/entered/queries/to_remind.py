"""What people are told in the morning: what they were asked, what is nearly due, late or came back, what waits."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from kientao.people.roles import Role
from kientao.people.waiting import Waits
from kientao.registers.entered.models import Answer
from kientao.registers.entered.policies import STAFF
from kientao.registers.entered.rules.states import State
from kientao.ui.numbers import day as written
from kientao.ui.numbers import whole

_SOON = timedelta(days=5)


def to_remind(day: date) -> Iterator[Waits]:
    """Each event once: asked, soon, late, returned; the office once a week of what waits for it. One question."""
    waiting: Counter[tuple[int, int]] = Counter()
    rows = Answer.objects.standing().exclude(state=State.APPROVED).select_related("request").order_by("pk")
    for one in rows:
        if one.state == State.HANDED_IN:
            waiting[one.request.pk, one.request.office_id] += 1
            continue
        event, kind, words = _event(one, day)
        yield Waits(
            organisation=one.organisation_id, roles=STAFF, key=f"entered-{event}:{one.pk}", kind=kind,
            words=f"{words}: {one.request}.", href=reverse("entered-answer", args=[one.pk]),
        )  # fmt: skip
    week = day.toordinal() // 7
    for (pk, office), count in waiting.items():
        yield Waits(
            organisation=office, roles=(Role.PROGRAMME_OFFICE,), key=f"entered-approve:{pk}:{week}", kind="waits",
            words=f"{whole(count)} trả lời số liệu chờ duyệt.", href=reverse("entered-request", args=[pk]),
        )  # fmt: skip


def _event(one: Answer, day: date) -> tuple[str, str, str]:
    """Its name in the key, its kind, its words."""
    due = one.request.due
    if one.state == State.RETURNED:
        return f"returned-{one.version}", "waits", "Số liệu bị trả lại, cần sửa và nộp lại"
    if one.handed_in_on is None and due < day:
        return f"late-{due}", "overdue", f"Quá hạn trả lời số liệu (hạn {written(due)})"
    if one.handed_in_on is None and due - day <= _SOON:
        return f"soon-{due}", "due-soon", f"Sắp đến hạn trả lời số liệu (hạn {written(due)})"
    return "asked", "waits", f"Số liệu cần trả lời, hạn {written(due)}"
