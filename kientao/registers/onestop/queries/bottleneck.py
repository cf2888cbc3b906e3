"""Where the time of dossiers went, dossier by dossier, and what that comes to by procedure, agency and step."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch, QuerySet

from kientao.base.actor import Actor
from kientao.base.clock import midnight, now
from kientao.kernel.period import Period
from kientao.kernel.working_time import WorkingTime, minutes_between
from kientao.registers.onestop.models import Dossier, StepRun, SupplementRequest
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.rules.process import StepKind
from kientao.registers.onestop.rules.time_lost import Held, Lost, Stretch, Wait, overrun, percentile, split

READ = 2_000  # dossiers a page measures: the latest to end; it says so where there are more
_LATER = (StepKind.RETURN.value,)  # handing out isn't part of the term


@dataclass(frozen=True, slots=True)
class Spent:
    """One dossier's time in worked minutes of the deciding agency; the stretches add up to `minutes`."""

    dossier: Dossier
    minutes: int
    stretches: tuple[Stretch, ...]
    over_own: int
    over_other: int

    def of(self, kind: Lost) -> int:
        """Minutes somebody of that kind had it."""
        return sum(one.minutes for one in self.stretches if one.kind is kind)


@dataclass(frozen=True, slots=True)
class Group:
    """Dossiers of one procedure or agency, or the work on one step: how many, half and nine tenths took how long.

    `mean` of each kind adds up to the mean of the whole; medians don't add up, so they stand apart.
    """

    key: str
    words: str
    count: int
    median: int
    ninetieth: int
    mean: dict[Lost, int]
    over: int = 0


def ended_in(actor: Actor, period: Period) -> "QuerySet[Dossier]":
    """Dossiers with a receipt that ended in the period, the latest first; legs are in the dossier they belong to."""
    first, after = midnight(period.first), midnight(period.last + timedelta(days=1))
    rows = Dossier.objects.visible_to(actor).filter(ended__gte=first, ended__lt=after, received_on__isnull=False)
    return rows.filter(parent__isnull=True).order_by("-ended", "-pk")


def spent(rows: "QuerySet[Dossier]", calendars: Calendars, most: int = READ) -> list[Spent]:
    """The first `most` of them. Three queries."""
    shown = rows.select_related("procedure", "competent").prefetch_related(
        Prefetch(
            "steps", queryset=StepRun.objects.select_related("organisation").order_by("number"), to_attr="done_by"
        ),
        Prefetch("requests_made", queryset=SupplementRequest.objects.filter(before_receipt=False), to_attr="asked"),
    )
    return [spent_on(one, one.done_by, one.asked, calendars) for one in shown[:most]]


def spent_on(
    dossier: Dossier, steps: Iterable[StepRun], asked: Iterable[SupplementRequest], calendars: Calendars
) -> Spent:
    """From the receipt to the end, or to now. The dossier has a receipt."""
    assert dossier.received_on is not None
    minutes = _minutes(calendars.of(dossier.competent_id))
    until = max(dossier.ended or now(), dossier.received_on)
    waits = [Wait(one.asked, one.met or one.dropped) for one in asked]
    held = [_held(dossier, one) for one in steps if one.kind not in _LATER]
    if dossier.process_id is None and not held:
        held = [Held(dossier.received_on, None, "Không có quy trình", dossier.competent_id, str(dossier.competent))]
    own, other = overrun(held, until, minutes)
    pieces = split(dossier.received_on, until, waits, held, minutes)
    return Spent(dossier, sum(one.minutes for one in pieces), pieces, own, other)


def by_procedure(found: Iterable[Spent]) -> list[Group]:
    """The slowest first."""
    return _groups(found, lambda one: (one.dossier.procedure.code, one.dossier.procedure.name))


def by_agency(found: Iterable[Spent]) -> list[Group]:
    """Of the deciding agencies, the slowest first."""
    return _groups(found, lambda one: (str(one.dossier.competent_id), one.dossier.competent.name))


def by_step(found: Iterable[Spent]) -> list[Group]:
    """The time steps had dossiers, by title and agency; `over` counts those that were over their time."""
    times: dict[tuple[str, str], list[int]] = {}
    over: dict[tuple[str, str], int] = {}
    kinds: dict[tuple[str, str], Lost] = {}
    for one in found:
        for step, minutes, kind in _steps(one):
            name = (step.title, step.agency_words)
            times.setdefault(name, []).append(minutes)
            kinds[name] = kind
            late = step.due is not None and (step.until or one.stretches[-1].until) > step.due
            over[name] = over.get(name, 0) + late
    groups = [
        Group(
            name[0], f"{name[0]} · {name[1]}", len(minutes), percentile(minutes, 50) or 0,
            percentile(minutes, 90) or 0, {kinds[name]: round(sum(minutes) / len(minutes))}, over[name],
        )
        for name, minutes in times.items()
    ]  # fmt: skip
    return sorted(groups, key=lambda group: (-group.median * group.count, group.words))


def _steps(one: Spent) -> Iterator[tuple[Held, int, Lost]]:
    held: dict[Held, tuple[int, Lost]] = {}
    for stretch in one.stretches:
        if stretch.step is not None:
            before = held.get(stretch.step, (0, stretch.kind))[0]
            held[stretch.step] = (before + stretch.minutes, stretch.kind)
    for step, (minutes, kind) in held.items():
        yield step, minutes, kind


def _groups(found: Iterable[Spent], name: Callable[[Spent], tuple[str, str]]) -> list[Group]:
    together: dict[tuple[str, str], list[Spent]] = {}
    for one in found:
        together.setdefault(name(one), []).append(one)
    groups = []
    for (key, words), members in together.items():
        whole = [one.minutes for one in members]
        mean = {kind: round(sum(one.of(kind) for one in members) / len(members)) for kind in Lost}
        over = sum(one.over_own + one.over_other > 0 for one in members)
        groups.append(
            Group(key, words, len(members), percentile(whole, 50) or 0, percentile(whole, 90) or 0, mean, over)
        )
    return sorted(groups, key=lambda group: (-group.median, group.words))


def _held(dossier: Dossier, step: StepRun) -> Held:
    own = step.organisation_id in (dossier.competent_id, dossier.received_at_id)
    return Held(
        step.started,
        step.finished,
        step.title,
        step.organisation_id,
        step.organisation.short_name or step.organisation.name,
        step.post_words,
        other=not own or step.waits_for_id is not None,
        due=step.due,
    )


def _minutes(calendar: WorkingTime) -> Callable[[datetime, datetime], int]:
    return lambda since, until: minutes_between(calendar, since, until)
