"""Who has a part in a task: by role, groups folded, open phrases to be named."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.urls import reverse

from kientao.base.actor import Actor
from kientao.programme.models import Task
from kientao.programme.policies.work import may_follow, may_name_agencies
from kientao.programme.queries.task_page import Members
from kientao.ui.numbers import whole
from kientao.ui.parts.page_head import Action

_ROLES = ("lead", "collating", "implementing", "coordinating", "other")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class PartyView:
    """One phrase of the decision. `members` unfold; `naming` is offered for an open one."""

    phrase: str
    count: str = ""
    members: tuple[str, ...] = ()
    more: str = ""
    naming: Action | None = None


@dataclass(frozen=True, slots=True)
class PartiesView:
    """(role, parties) in the order offices list them; `no_lead` offers to name one."""

    template: ClassVar[str] = "programme/pages/parts/parties.html"

    roles: tuple[tuple[str, tuple[PartyView, ...]], ...]
    no_lead: Action | None = None


def parties_view(actor: Actor, task: Task, members: Iterable[Members], leads: frozenset[int]) -> PartiesView:
    """`leads` are the agencies that owe something for it."""
    rows = list(members)
    roles = []
    for role in _ROLES:
        found = [one for one in rows if one.party.role == role]
        if found:
            label = found[0].party.get_role_display()
            words = found[0].party.role_words if role == "other" else ""
            roles.append((words or label, tuple(_party(actor, task, one, leads) for one in found)))
    no_lead = None
    if not leads and not any(one.party.role == "lead" and one.party.is_open for one in rows):
        address = reverse("set-lead", args=[task.pk])
        no_lead = Action("Nêu cơ quan chủ trì", address, may_follow(actor, task.plan), icon="building")
    return PartiesView(tuple(roles), no_lead)


def _party(actor: Actor, task: Task, one: Members, leads: frozenset[int]) -> PartyView:
    party = one.party
    naming = None
    if party.is_open:
        others = leads if party.role != "lead" else frozenset()
        decision = may_name_agencies(actor, task, others)
        if decision or not one.names:
            naming = Action("Nêu tên", reverse("name-agencies", args=[party.pk]), decision, icon="plus")
    more = len(one.names) - _SHOWN
    return PartyView(
        phrase=party.phrase,
        count=f"{whole(len(one.names))} cơ quan" if one.names else "chưa nêu tên" if party.is_open else "",
        members=one.names[:_SHOWN],
        more=f"và {whole(more)} cơ quan khác" if more > 0 else "",
        naming=naming,
    )
