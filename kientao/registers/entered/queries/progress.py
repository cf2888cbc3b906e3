"""How far requests are: how many were asked, handed in, approved, and how many are late."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from kientao.base.clock import today
from kientao.registers.entered.models import Answer
from kientao.registers.entered.rules.states import State


@dataclass(frozen=True, slots=True)
class Progress:
    """`answered` of `asked` were handed in at least once; `late` ones weren't and are due."""

    asked: int = 0
    answered: int = 0
    waiting: int = 0
    approved: int = 0
    late: int = 0

    @property
    def is_done(self) -> bool:
        """Nothing is left to do."""
        return self.approved == self.asked


def progress_of(requests: Collection[int]) -> Mapping[int, Progress]:
    """By request. One question, however many."""
    rows = Answer.objects.filter(request__in=requests).order_by().values_list("request")
    counted = rows.annotate(
        asked=Count("pk"),
        answered=Count("pk", filter=Q(handed_in_on__isnull=False)),
        waiting=Count("pk", filter=Q(state=State.HANDED_IN)),
        approved=Count("pk", filter=Q(state=State.APPROVED)),
        late=Count("pk", filter=Q(handed_in_on__isnull=True, request__due__lt=today())),
    )
    found = {pk: Progress(*counts) for pk, *counts in counted}
    return {pk: found.get(pk, Progress()) for pk in requests}


def waiting_for_agency() -> Q:
    """The condition on answers: it is the agency's turn."""
    return Q(state__in=(State.ASKED, State.DRAFTED, State.RETURNED), request__withdrawn__isnull=True)
