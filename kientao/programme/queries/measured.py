"""How far targets are: each one's figure, what is wanted by now, and how it stands."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from kientao.kernel.period import Period
from kientao.measures.aim import Aim, Point, Standing
from kientao.measures.answering import figures
from kientao.measures.asked import Asked, Counting
from kientao.measures.declared.known import Known
from kientao.measures.figure import Figure
from kientao.measures.measure import Measure, Unit
from kientao.people.models import Organisation
from kientao.programme.models import Binding, Target
from kientao.programme.queries.wanted import wanted_of
from kientao.programme.rules.binding import aim_of, window


@dataclass(frozen=True, slots=True)
class Told:
    """What its measure says: of which days and agencies, and the figure."""

    measure: Measure
    asked: Asked
    figure: Figure


@dataclass(frozen=True, slots=True)
class Measured:
    """A target on a day. `told` None: it is entered, nothing measures it, or it hasn't begun.

    `aim` None: the target and the measure can't be compared.
    """

    target: Target
    binding: Binding | None
    measure: Measure | None
    aim: Aim | None
    told: Told | None
    wanted: Fraction | None
    standing: Standing

    @property
    def is_late(self) -> bool:
        """Below its way, or over without being reached."""
        return self.standing in (Standing.BEHIND, Standing.FAILED)


def measured(targets: Iterable[Target], on: date, engine: Counting) -> list[Measured]:
    """In their order; targets of the same days and agencies are asked for together.

    Give targets with `plan` and `binding` read.
    """
    of_levels = cache(of_level)  # most targets are of the same few
    known = Known()
    kept = [_before(one, on, known, of_levels) for one in targets]
    together: defaultdict[Asked, dict[str, Measure]] = defaultdict(dict)
    for _, _, measure, _, asked in kept:
        if measure is not None and asked is not None:
            together[asked][measure.code] = measure
    found = {
        asked: figures(list(measures.values()), asked, engine, known.__getitem__)
        for asked, measures in together.items()
    }
    return [_after(one, found.get(one[4], {}) if one[4] else {}, on) for one in kept]


def of_level(level: str, period: Period) -> frozenset[int] | None:
    """Agencies of the level that existed on a day of the period; None for all."""
    if not level:
        return None
    rows = Organisation.objects.filter(level=level).exclude(valid_to__lt=period.first)
    return frozenset(rows.exclude(valid_from__gt=period.last).values_list("pk", flat=True))


_Kept = tuple[Target, Binding | None, Measure | None, Aim | None, Asked | None]


def _before(target: Target, on: date, known: Known, of_levels: Callable[[str, Period], frozenset[int] | None]) -> _Kept:
    binding: Binding | None = getattr(target, "binding", None)
    measure = known.get(binding.measure) if binding else None
    if binding is None or measure is None:
        return target, binding, measure, None, None
    plan, start = Period(target.plan.first_day, target.plan.last_day), None
    if binding.baseline is not None and binding.baseline_on is not None:
        start = Point(binding.baseline_on, Fraction(binding.baseline))
    aim = aim_of(measure, wanted_of(target), plan.last, start)
    days = window(plan, target.due, on)
    asked = Asked(days, of_levels(binding.level, days)) if days is not None else None
    return target, binding, measure, aim, asked


def _after(kept: _Kept, found: Mapping[str, Figure], on: date) -> Measured:
    target, binding, measure, aim, asked = kept
    told = None
    if measure is not None and asked is not None and measure.code in found:
        told = Told(measure, asked, found[measure.code])
    value = told.figure.value if told is not None else None
    standing = aim.standing(value, on) if aim is not None else Standing.NO_DATA
    return Measured(target, binding, measure, aim, told, aim.wanted(on) if aim is not None else None, standing)


def pulled(measure: Measure, aim: Aim, by_agency: Sequence[tuple[int, Figure]]) -> list[tuple[int, Fraction]]:
    """Agency → by how many of what is counted it is above (or below, less than 0) what is wanted of the whole.

    Exact: the parts add up to what the whole is above or below. None of a count or an amount: what is wanted of the
    whole says nothing of its parts.
    """
    share = aim.end.value / 100 if measure.unit is Unit.PERCENT else aim.end.value
    return [
        (agency, Fraction(one.numerator) - share * one.denominator)
        for agency, one in by_agency
        if one.denominator is not None
    ]
