"""Counts of dossiers in a period, as things stood at its end, as it was recorded by a moment; the rows behind."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import BooleanField, Case, CharField, Count, Q, QuerySet, Value, When

from kientao.base.actor import Actor
from kientao.base.clock import midnight, now, today
from kientao.kernel.period import Period
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.queries.asof import Stood, stood
from kientao.registers.onestop.queries.timeliness_sql import in_words, timeliness_case
from kientao.registers.onestop.rules.figures import OUTCOMES, Group, Part, Seen
from kientao.registers.onestop.rules.lateness import Clock
from kientao.registers.onestop.rules.procedure import Channel

GROUPS = {"agency": "competent", "procedure": "procedure__code", "field": "procedure__field", "channel": "channel"}


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked. `recorded`: what was recorded by that day's end; None: by now. Empty choices leave nothing out.

    `field` None asks no field; "" is what has none.
    """

    period: Period
    clock: Clock = Clock.STATISTIC
    recorded: date | None = None
    agencies: tuple[int, ...] = ()
    procedures: tuple[int, ...] = ()
    field: str | None = None
    channel: int | None = None

    @property
    def at(self) -> datetime:
        """How things stood when: the last moment of the period, or now while it lasts."""
        return min(midnight(self.period.last + timedelta(days=1)) - timedelta(microseconds=1), now())

    @property
    def recorded_by(self) -> datetime | None:
        """The moment until which what was recorded counts; None: all."""
        if self.recorded is None or self.recorded >= today():
            return None
        return midnight(self.recorded + timedelta(days=1)) - timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many dossiers are seen how."""

    seen: Counter[Seen] = field(default_factory=Counter)

    def of(self, measure: Group) -> int:
        """How many the figure counts."""
        return sum(count for one, count in self.seen.items() if measure.counts(one))

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.seen + other.seen)


def counted(actor: Actor, scope: Scope, by: str = "") -> dict[Any, Counts]:
    """By the values of a group of GROUPS; without one, all under None. One query."""
    found, key = _seen(actor, scope)
    grouped = (GROUPS[by],) if by else ()
    names = ("before", "online", "resolved", "outcome", "word")
    rows = found.rows.order_by().values_list(*grouped, *names).annotate(n=Count(key))
    counts: dict[Any, Counts] = {}
    for *group, before, online, resolved, outcome, word, n in rows:
        held = counts.setdefault(group[0] if group else None, Counts())
        held.seen[Seen(before, online, resolved, outcome, word)] += n
    return counts


def total(counts: Iterable[Counts]) -> Counts:
    """All groups together."""
    return sum(counts, Counts())


def rows_behind(actor: Actor, scope: Scope, measure: Group) -> "tuple[QuerySet[Any], str]":
    """Exactly the dossiers a figure counts, as they stood; and what names a dossier's id in a row."""
    found, key = _seen(actor, scope)
    wanted = [_asks(part) for part in measure.parts]
    return found.rows.filter(reduce(or_, wanted) if all(wanted) else Q()), key


def recorded_after(actor: Actor, scope: Scope) -> "QuerySet[Dossier]":
    """Dossiers of the period that were recorded after the day asked for: what a correction adds to it."""
    by = scope.recorded_by
    rows = Dossier.objects.visible_to(actor).filter(_within(scope), parent__isnull=True)
    return rows.none() if by is None else rows.filter(created__gt=by)


def _seen(actor: Actor, scope: Scope) -> tuple[Stood, str]:
    found = stood(actor, scope.recorded_by)
    rows = found.rows.filter(_within(scope), **{f"{found.of}parent__isnull": True})
    start, at = midnight(scope.period.first), scope.at
    resolved = Q(ended__isnull=False, ended__lte=at)
    outcomes = [When(resolved & Q(status=status.value), then=Value(word)) for status, word in OUTCOMES.items()]
    rows = rows.annotate(
        before=_is(Q(received_on__lt=start)),
        online=_is(Q(channel=Channel.ONLINE.value)),
        resolved=_is(resolved),
        outcome=Case(*outcomes, default=Value(""), output_field=CharField(max_length=10)),
        word=timeliness_case(at, scope.clock),
    )
    return replace(found, rows=rows), found.key


def _within(scope: Scope) -> Q:
    start, at = midnight(scope.period.first), scope.at
    found = Q(received_on__lte=at) & (Q(ended__isnull=True) | Q(ended__gte=start))
    if scope.agencies:
        found &= Q(competent__in=scope.agencies)
    if scope.procedures:
        found &= Q(procedure__in=scope.procedures)
    if scope.field is not None:
        found &= Q(procedure__field=scope.field)
    if scope.channel is not None:
        found &= Q(channel=scope.channel)
    return found


def _asks(part: Part) -> Q:
    found = Q()
    for name in ("before", "online", "resolved"):
        if getattr(part, name) is not None:
            found &= Q(**{name: getattr(part, name)})
    if part.outcomes is not None:
        found &= Q(outcome__in=sorted(part.outcomes))
    if part.words is not None:
        found &= in_words(part.words)
    return found


def _is(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())
