"""The draft a page is about: found among what the actor sees, with its items and what the check says."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest
from django.urls import reverse

from kientao.base.actor import Actor
from kientao.kernel.decision import Decision
from kientao.kernel.period import Period
from kientao.people.access import actor_of
from kientao.programme.models import UnitDraft, UnitDraftItem
from kientao.programme.policies.unit_plans import may_draft
from kientao.programme.queries.unit_plans import days_of, findings_of, items_of
from kientao.programme.rules.unit_plan import Finding

OWN_PLANS = "Kế hoạch của cơ quan"


@dataclass(frozen=True)
class Opened:
    """`items` and `findings` are fetched when they are first asked for."""

    actor: Actor
    draft: UnitDraft

    @cached_property
    def items(self) -> list[UnitDraftItem]:
        """In the order of the plan, those left out included. One query."""
        return items_of(self.draft)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Two queries."""
        return findings_of(self.draft, self.items)

    @property
    def decision(self) -> Decision:
        """May the actor change it?"""
        return may_draft(self.actor, self.draft)

    @property
    def days(self) -> Period:
        """The days it plans."""
        return days_of(self.draft)

    @property
    def href(self) -> str:
        """Its page."""
        return reverse("unit-draft", args=[self.draft.pk])

    @property
    def title(self) -> str:
        """What the page is called."""
        if self.draft.plan is not None:
            return self.draft.plan.title
        return f"Kế hoạch năm {self.draft.year} của {self.draft.owner.name}"

    @property
    def crumbs(self) -> tuple[tuple[str, str], ...]:
        """The way here from the unit's plans, or from those of all units."""
        if self.actor.organisation == self.draft.owner_id:
            return ((OWN_PLANS, reverse("own-plans")),)
        return (("Kế hoạch của các cơ quan", reverse("unit-plan-round")),)

    @property
    def inner_crumbs(self) -> tuple[tuple[str, str], ...]:
        """The way to a page inside the draft."""
        return (*self.crumbs, (f"Năm {self.draft.year}", self.href))

    def item(self, item_id: int) -> UnitDraftItem:
        """404 for an item of another draft."""
        rows = self.draft.items.select_related("follows__plan", "follows_target", "section", "division", "officer")
        found = rows.filter(pk=item_id).first()
        if found is None:
            raise Http404
        return found


def opened(request: HttpRequest, draft_id: int) -> Opened:
    """404 for whoever doesn't see it."""
    actor = actor_of(request)
    seen = UnitDraft.objects.visible_to(actor).select_related(
        "owner__parent", "parent__owner", "parent__province", "plan"
    )
    found = seen.filter(pk=draft_id).first()
    if found is None:
        raise Http404
    return Opened(actor, found)
