"""Difficulties of a task: raised, waiting, answered, resolved."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.urls import reverse
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.programme.models import Difficulty
from kientao.programme.pages.parts.chain import difficulty_chain
from kientao.programme.policies.work import may_answer, may_raise
from kientao.ui.chip import Chip
from kientao.ui.numbers import moment
from kientao.ui.parts.page_head import Action
from kientao.ui.parts.waiting import Waiting


@dataclass(frozen=True, slots=True)
class DifficultyView:
    """One of them, with what the actor can do about it."""

    template: ClassVar[str] = "programme/pages/parts/difficulty.html"

    id: str
    text: str
    proposal: str
    by: str
    product: str
    chip: Chip
    chain: Waiting | None
    answer: str
    answered: str
    actions: tuple[Action, ...]


def difficulty_view(actor: Actor, row: Difficulty, today: date) -> DifficultyView:
    """Asks the database nothing; reads `organisation`, `sent_to` and the assignment's deliverable."""
    late = row.state == "open" and today > row.answer_by
    chips = {
        "open": Chip("Quá hạn trả lời", "red", "clock") if late else Chip("Chờ trả lời", "sky", "hourglass"),
        "answered": Chip("Đã trả lời", "blue", "mail"),
        "closed": Chip("Đã giải quyết", "green", "check"),
    }
    answered = f"{row.answered_by}, {moment(timezone.localtime(row.answered_at))}" if row.answered_at else ""
    return DifficultyView(
        id=f"vuong-mac-{row.pk}",
        text=row.text,
        proposal=row.proposal,
        by=f"{row.organisation.name}: {row.raised_by}, {moment(timezone.localtime(row.raised_at))}",
        product=row.assignment.deliverable.text if row.assignment else "",
        chip=chips[row.state],
        chain=difficulty_chain(row, today) if row.state == "open" else None,
        answer=row.answer,
        answered=answered,
        actions=_actions(actor, row),
    )


def _actions(actor: Actor, row: Difficulty) -> tuple[Action, ...]:
    found = []
    if row.state != "closed" and may_answer(actor, row.sent_to_id, row.sent_to.name):
        words = "Trả lời" if row.state == "open" else "Sửa trả lời"
        found.append(Action(words, reverse("answer-difficulty", args=[row.pk]), icon="mail"))
        if row.state == "open":
            found.append(Action("Chuyển nơi khác", reverse("pass-difficulty", args=[row.pk]), icon="right"))
    if row.state != "closed" and may_raise(actor, actor.organisation == row.organisation_id):
        fields = (("version", str(row.version)),)
        address = reverse("close-difficulty", args=[row.pk])
        found.append(Action("Đã giải quyết xong", address, icon="check", post=True, fields=fields))
    return tuple(found)
