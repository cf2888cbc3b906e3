"""What is late and what soon will be: the open dossiers of an agency, and where they lie, by step and post."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from kientao.base.actor import Actor
from kientao.people.models import Organisation
from kientao.registers.onestop.models import Dossier, StepRun, StepState
from kientao.registers.onestop.queries.moment import Reading
from kientao.registers.onestop.queries.timeliness_sql import overdue
from kientao.registers.onestop.rules.lateness import Clock
from kientao.registers.onestop.rules.states import OPEN, Status

_RUNNING = sorted(status.value for status in OPEN - {Status.FILED})


@dataclass(frozen=True, slots=True)
class Place:
    """Where late and nearly late dossiers lie: an agency, a step or a post, with how many."""

    key: str
    words: str
    late: int
    soon: int


def running(actor: Actor) -> "QuerySet[Dossier]":
    """Dossiers that were received and haven't ended, of what the actor sees."""
    return Dossier.objects.visible_to(actor).filter(status__in=_RUNNING, received_on__isnull=False)


def late(rows: "QuerySet[Dossier]", reading: Reading, clock: Clock = Clock.APPOINTMENT) -> "QuerySet[Dossier]":
    """Those of running dossiers that are late now."""
    return rows.filter(overdue(reading.at, clock))


def soon(rows: "QuerySet[Dossier]", reading: Reading, clock: Clock = Clock.APPOINTMENT) -> "QuerySet[Dossier]":
    """Those that are due soon and aren't waiting for the citizen."""
    return rows.filter(_soon(reading, clock, ""))


def late_or_soon(rows: "QuerySet[Dossier]", reading: Reading, clock: Clock = Clock.APPOINTMENT) -> "QuerySet[Dossier]":
    """Both together."""
    return rows.filter(overdue(reading.at, clock) | _soon(reading, clock, ""))


def by_agency(actor: Actor, reading: Reading, clock: Clock) -> list[Place]:
    """The most late first. Counts keys of an index, then asks for the names: two queries."""
    rows = late_or_soon(running(actor), reading, clock).order_by()
    found = rows.values_list("competent").annotate(
        late=Count("pk", filter=overdue(reading.at, clock)), soon=Count("pk", filter=_soon(reading, clock, ""))
    )
    counts = list(found)
    names = dict(Organisation.objects.filter(pk__in=[row[0] for row in counts]).values_list("pk", "name"))
    return _places((str(key), names[key], late, soon) for key, late, soon in counts)


def by_step(actor: Actor, reading: Reading, clock: Clock) -> tuple[list[Place], list[Place]]:
    """Open steps of those dossiers by kind, and by post. One query."""
    rows = late_or_soon(running(actor), reading, clock).order_by()
    steps = StepRun.objects.filter(state=StepState.OPEN, dossier__in=rows.values("pk")).order_by()
    found = steps.values_list("kind", "post_words").annotate(
        late=Count("pk", filter=overdue(reading.at, clock, "dossier__")),
        soon=Count("pk", filter=_soon(reading, clock, "dossier__")),
    )
    counts = list(found)
    return _summed((row[0], row[2], row[3]) for row in counts), _summed((row[1], row[2], row[3]) for row in counts)


def _soon(reading: Reading, clock: Clock, of: str) -> Q:
    due = f"{of}due" if clock is Clock.APPOINTMENT else f"{of}statistic_due"
    within = {f"{due}__gte": reading.at, f"{due}__lte": reading.soon_until, f"{of}paused_since__isnull": True}
    found = Q(**within)
    return found & Q(**{f"{of}requests__lte": 1}) if clock is Clock.STATISTIC else found


def _summed(rows: Iterable[tuple[str, int, int]]) -> list[Place]:
    found: dict[str, list[int]] = {}
    for key, late, soon in rows:
        sums = found.setdefault(key, [0, 0])
        sums[0] += late
        sums[1] += soon
    return _places((key, key, late, soon) for key, (late, soon) in found.items())


def _places(rows: Iterable[tuple[str, str, int, int]]) -> list[Place]:
    found = [Place(*row) for row in rows]
    return sorted(found, key=lambda one: (-one.late, -one.soon, one.words))
