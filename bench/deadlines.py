"""How many due dates a second: terms in days and hours as offices have them, every fifth with a pause."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import TypeVar

from kientao.kernel.period import Period
from kientao.kernel.working_time import (
    Deadline,
    HoursSince,
    Interval,
    Pause,
    SpecialDay,
    Term,
    WeekHours,
    WorkingTime,
    deadline,
    explain,
)

T = TypeVar("T")
AMOUNT = 20_000
_BEGUN = datetime(2024, 1, 8, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Dossier:
    """What its due date hangs on."""

    start: datetime
    term: Term
    pauses: tuple[Pause, ...]


def due_dates_per_second(*, runs: int = 5, amount: int = AMOUNT) -> float:
    """One core, the calendar already laid out; median of the runs."""
    calendar, dossiers = five_years(), some_dossiers(amount)
    return _rate(runs, dossiers, lambda one: _counted(one, calendar).due)


def explanations_per_second(*, runs: int = 5, amount: int = AMOUNT // 10) -> float:
    """The due date, its segments and its sentences."""
    calendar, dossiers = five_years(), some_dossiers(amount)
    return _rate(runs, dossiers, lambda one: explain(_counted(one, calendar)))


def calendars_per_second(*, runs: int = 5) -> float:
    """Laying out five years."""
    return _rate(runs, range(20), lambda _: five_years())


def five_years() -> WorkingTime:
    """2023 to 2027 with summer and winter hours, with a week of rest each February."""
    first = date(2023, 1, 1)
    summer = WeekHours.monday_to_friday(Interval(420, 690), Interval(810, 1020))
    winter = WeekHours.monday_to_friday(Interval(450, 690), Interval(780, 1020))
    return WorkingTime(
        name="Lịch đo",
        covers=Period(first, date(2027, 12, 31)),
        weeks=(
            HoursSince(first, winter),
            *(HoursSince(date(year, 4, 16), summer) for year in range(2023, 2028)),
            *(HoursSince(date(year, 10, 16), winter) for year in range(2023, 2028)),
        ),
        special=tuple(SpecialDay(date(year, 2, day)) for year in range(2023, 2028) for day in range(8, 15)),
    )


def some_dossiers(amount: int) -> list[Dossier]:
    """Days 1 to 30, hours 4 to 160, filed at any minute of two years; always the same ones."""
    chance = random.Random(20240108)
    found = []
    for _ in range(amount):
        start = _BEGUN + timedelta(minutes=chance.randrange(2 * 365 * 1440))
        days = chance.random() < 0.6
        term = Term.working_days(chance.randint(1, 30)) if days else Term.working_hours(chance.randint(4, 160))
        since = start + timedelta(minutes=chance.randrange(10 * 1440))
        stop = Pause(since, since + timedelta(minutes=chance.randrange(10 * 1440)))
        found.append(Dossier(start, term, (stop,) if chance.random() < 0.2 else ()))
    return found


def _counted(one: Dossier, calendar: WorkingTime) -> Deadline:
    return deadline(one.start, one.term, calendar, pauses=one.pauses)


def _rate(runs: int, things: Sequence[T], act: Callable[[T], object]) -> float:
    rates = []
    for _ in range(runs):
        began = time.perf_counter()
        for one in things:
            act(one)
        rates.append(len(things) / (time.perf_counter() - began))
    return median(rates)
