"""Which open dossiers would be due at another moment if their dates were counted by the calendars in force now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from kientao.base.actor import Actor
from kientao.registers.onestop.models import Dossier, Prolongation, SupplementRequest
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.counting import Counting, counting_of
from kientao.registers.onestop.rules.lateness import Times
from kientao.registers.onestop.rules.states import OPEN

_OPEN = sorted(status.value for status in OPEN)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Move:
    """A dossier whose dates the calendar in force moves; `times` are the new ones."""

    dossier: Dossier
    times: Times
    calendar_version: str
    calendar_name: str

    @property
    def before(self) -> datetime | None:
        """The appointment as it stands."""
        return self.dossier.due

    @property
    def after(self) -> datetime | None:
        """The appointment by the calendar in force."""
        return self.times.due


def counted_otherwise(actor: Actor) -> "QuerySet[Dossier]":
    """Open dossiers the actor sees with a date that was counted by some calendar, in the order they are due."""
    rows = Dossier.objects.visible_to(actor).filter(status__in=_OPEN, received_on__isnull=False, elsewhere="")
    return rows.filter(term_amount__isnull=False).order_by("due", "pk")


def moves(rows: "QuerySet[Dossier]", calendars: Calendars) -> Iterator[Move]:
    """Those that move. A few queries for five hundred dossiers; what was counted by the same calendar isn't counted."""
    shown = rows.select_related("rules", "competent", "procedure").prefetch_related(
        Prefetch("requests_made", queryset=SupplementRequest.objects.order_by("number"), to_attr="asked"),
        Prefetch("prolongations", queryset=Prolongation.objects.order_by("given"), to_attr="given"),
    )
    for dossier in shown.iterator(chunk_size=_AT_ONCE):
        move = moved(dossier, calendars, dossier.asked, dossier.given)
        if move is not None:
            yield move


def moved(
    dossier: Dossier,
    calendars: Calendars,
    asked: Iterable[SupplementRequest] | None = None,
    given: Iterable[Prolongation] | None = None,
) -> Move | None:
    """None where the dossier's dates are those of the calendar in force."""
    calendar = calendars.of(dossier.competent_id)
    if dossier.calendar_version == calendar.version:
        return None
    counting = counting_of(dossier, calendars, requests=asked, prolongations=given)
    times = _times(dossier, counting) if counting is not None else None
    if times is None or (times.due, times.statistic_due) == (dossier.due, dossier.statistic_due):
        return None
    return Move(dossier, times, calendar.version, calendar.name)


def _times(dossier: Dossier, counting: Counting) -> Times:
    return counting.times(ended=dossier.ended, requests=dossier.requests)
