"""How one agency stands: its work by status, and how much of it was on time."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.models import Organisation
from kientao.programme.models import Assignment
from kientao.programme.models.sight import mandates_of, reads_everything, reads_own
from kientao.programme.queries.board_sql import on_time_case
from kientao.programme.queries.my_work import RELATED
from kientao.programme.queries.status_sql import status_case
from kientao.programme.rules.judged import Against
from kientao.programme.rules.states import State, WorkKind
from kientao.programme.rules.status import BOARD


@dataclass(frozen=True, slots=True)
class Standing:
    """`board`: (key, words, how many), summing to `counted`; standing and dropped work stand apart.

    `on_time` of `judged`: delivered by the current deadline, of all that was delivered or whose deadline has passed.
    """

    board: tuple[tuple[str, str, int], ...]
    standing: int
    dropped: int
    on_time: int
    judged: int
    on_time_original: int
    judged_original: int

    @property
    def counted(self) -> int:
        """All dated and waiting work."""
        return sum(count for _, _, count in self.board)


def agency_seen_by(actor: Actor, organisation_id: int) -> Organisation | None:
    """Own agency, all for who reads everything, the inspected ones for an inspector; None for strangers."""
    seen = reads_everything(actor) or (reads_own(actor) and actor.organisation == organisation_id)
    inspected = any(unit.pk == organisation_id for mandate in mandates_of(actor) for unit in mandate.units.all())
    return Organisation.objects.filter(pk=organisation_id).first() if seen or inspected else None


def work_of(actor: Actor, organisation: Organisation) -> QuerySet[Assignment]:
    """What the agency owes and the actor sees, with `status`."""
    rows = Assignment.objects.visible_to(actor).filter(organisation=organisation)
    return rows.annotate(status=status_case(today())).select_related(*RELATED)


def standing(work: QuerySet[Assignment]) -> Standing:
    """Counted from the very rows that are listed. Four queries."""
    counted = work.exclude(kind=WorkKind.STANDING).exclude(state=State.DROPPED).order_by()
    statuses = {row["word"]: row["count"] for row in counted.values(word=F("status")).annotate(count=Count("pk"))}
    apart = work.order_by().aggregate(
        standing=Count("pk", filter=Q(kind=WorkKind.STANDING) & ~Q(state=State.DROPPED)),
        dropped=Count("pk", filter=Q(state=State.DROPPED)),
    )
    on_time, judged = _judged(counted, Against.CURRENT)
    on_time_original, judged_original = _judged(counted, Against.ORIGINAL)
    return Standing(
        board=tuple((key, words, sum(statuses.get(one.value, 0) for one in among)) for key, words, among in BOARD),
        standing=apart["standing"],
        dropped=apart["dropped"],
        on_time=on_time,
        judged=judged,
        on_time_original=on_time_original,
        judged_original=judged_original,
    )


def _judged(counted: QuerySet[Assignment], against: Against) -> tuple[int, int]:
    """(on time, judged), by the one rule every rate follows."""
    found = counted.annotate(in_time=on_time_case(today(), against)).aggregate(
        judged=Count("in_time"), on_time=Count("pk", filter=Q(in_time=1))
    )
    return found["on_time"], found["judged"]
