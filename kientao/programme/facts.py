"""Facts of the programme: what was due, and what became of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from kientao.base import bulk
from kientao.base.actor import Actor
from kientao.facts.days import day_number
from kientao.facts.work import DELIVERABLE_DUE
from kientao.ledger.givers import Described, Given, given
from kientao.programme.addresses import assignment_page
from kientao.programme.models import Assignment
from kientao.programme.rules.status import Status, status_of

ASSIGNMENTS = 4
_STATES = {Status.DONE: "on-time", Status.DONE_LATE: "late", Status.OVERDUE: "overdue"}


class AssignmentFacts:
    """The giver of facts of assignments."""

    number = ASSIGNMENTS
    code = "assignments"
    words = "Việc của kế hoạch"
    facts = (DELIVERABLE_DUE,)

    def rows(self, records: Sequence[int], at: datetime) -> Iterator[Given]:
        """Each on its last day in force, once that day is over. Standing work and what was dropped has none."""
        today = timezone.localdate(at)
        due = bulk.among(Assignment.objects.counted().filter(current_due__lt=today), "pk", records)
        for one in due.order_by("pk"):
            if one.current_due is None:
                continue
            yield given(
                DELIVERABLE_DUE, one.pk, agency=one.organisation_id, day=day_number(one.current_due),
                state=_STATES.get(status_of(one, today, today), "waiting"),
            )  # fmt: skip

    def records(self, after: int, limit: int) -> Sequence[int]:
        """The next keys of assignments."""
        return list(Assignment.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:limit])

    def passing(self, after: datetime, until: datetime) -> Iterable[int]:
        """Those whose last day ended at a midnight between."""
        first, last = timezone.localdate(after), timezone.localdate(until)
        if first == last:
            return ()
        ended = Q(current_due__gte=first, current_due__lt=last) | Q(late_after__gte=first, late_after__lt=last)
        return Assignment.objects.filter(ended).order_by("pk").values_list("pk", flat=True)

    def described(self, records: Sequence[int], actor: Actor) -> Mapping[int, Described]:
        """What is to be done, and its page."""
        seen = bulk.among(Assignment.objects.visible_to(actor), "pk", records).select_related("deliverable", "task")
        return {one.pk: Described(str(one.deliverable)[:120], assignment_page(one)) for one in seen.distinct()}


GIVER = AssignmentFacts()
