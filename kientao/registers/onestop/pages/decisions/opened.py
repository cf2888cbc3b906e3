"""The decision a page is about, and what every page of its review needs."""

import uuid
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest
from django.urls import reverse

from kientao.base.actor import Actor
from kientao.kernel.decision import Decision
from kientao.people.access import actor_of, next_of
from kientao.registers.onestop.models import DecisionItem, ProcedureDecision
from kientao.registers.onestop.pages.decisions.listing import title_of
from kientao.registers.onestop.policies.decisions import may_review_decision
from kientao.registers.onestop.queries.decisions import visible_decisions


@dataclass(frozen=True, slots=True)
class Opened:
    """A decision somebody may see; `may` says whether they may change its review."""

    actor: Actor
    decision: ProcedureDecision
    may: Decision

    @property
    def href(self) -> str:
        """Its page."""
        return reverse("procedure-decision", args=[self.decision.pk])

    @property
    def title(self) -> str:
        """Its number and title."""
        return title_of(self.decision)

    def item(self, item_id: int) -> DecisionItem:
        """One of its items. Raises Http404."""
        found = DecisionItem.objects.select_related("of").filter(decision=self.decision, pk=item_id).first()
        if found is None:
            raise Http404
        return found


def opened(request: HttpRequest, decision_id: uuid.UUID) -> Opened:
    """Raises Http404 for strangers."""
    actor = actor_of(request)
    decision = visible_decisions(actor).without_text().filter(pk=decision_id).first()
    if decision is None:
        raise Http404
    return Opened(actor, decision, may_review_decision(actor, decision))


def back_to(request: HttpRequest, here: Opened, item_id: int | None = None) -> str:
    """The list one came from, at the item."""
    address = next_of(request, here.href)
    address = address if urlsplit(address).path == here.href else here.href
    return address + (f"#m{item_id}" if item_id else "")


def crumbs(here: Opened) -> tuple[tuple[str, str], ...]:
    """The way to the list, and to the review."""
    return (("Quyết định công bố thủ tục", reverse("procedure-decisions")), ("Bản soát", here.href))


def wants_part(request: HttpRequest) -> bool:
    """Does htmx ask?"""
    return request.headers.get("HX-Request") == "true"
