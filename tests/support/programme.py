"""A small running programme, built through the actions: the plan of `small_plan`, adopted in the cast's province."""

import datetime
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from zoneinfo import ZoneInfo

from kientao.base.actor import Actor
from kientao.base.clock import moved_to
from kientao.evidence.actions.figures import hand_in_figure
from kientao.evidence.models import EvidenceItem
from kientao.programme.actions.adopting import adopt_plan, terms_of
from kientao.programme.actions.drafts import store_draft
from kientao.programme.actions.reviewing import begin_review
from kientao.programme.models import Assignment, Plan, Review
from tests.support.cast import Cast, cast
from tests.support.small_plan import small_plan

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@contextmanager
def on(day: str, hour: int = 9) -> Iterator[None]:
    """Inside, it is `hour` o'clock of the ISO date in Việt Nam."""
    moment = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(hour), HANOI)
    with moved_to(moment):
        yield


@dataclass(frozen=True)
class World:
    """The cast and their adopted plan."""

    cast: Cast
    review: Review
    plan: Plan

    def work(self, text: str, agency: str | None = None) -> Assignment:
        """The assignment of the deliverable with these words, of the agency with this short key."""
        rows = Assignment.objects.filter(plan=self.plan, task__text__contains=text)
        if agency is not None:
            rows = rows.filter(organisation=self.cast.organisations[agency])
        return rows.get()


def a_review(people: Cast) -> Review:
    """The small plan stored, and its review opened by Sơn."""
    stored = store_draft(actor=people.son, compiled=small_plan(), request_id=uuid.uuid4())
    province = people.organisations["ubnd"]
    return begin_review(actor=people.son, draft_id=stored.pk, owner=province, province=province)


def a_programme() -> World:
    """Adopted by Sơn on 10 January 2026."""
    with on("2026-01-10"):
        people = cast()
        review = a_review(people)
        plan = adopt_plan(actor=people.son, review_id=review.pk, version=review.version, terms=terms_of(review))
    return World(people, review, plan)


def a_figure(actor: Actor) -> EvidenceItem:
    """A small piece of evidence of the actor's agency."""
    assert actor.organisation is not None
    return hand_in_figure(
        actor=actor,
        organisation_id=actor.organisation,
        title="Số văn bản đã rà soát",
        value=Decimal(12),
        unit="văn bản",
        source="Sổ theo dõi văn bản",
    )
