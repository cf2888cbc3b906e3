"""The published cases: due dates worked out by hand, in reference_cases.json beside this module."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from kientao.kernel.period import Period
from kientao.kernel.working_time.calendar import HoursSince, SpecialDay, WorkingTime
from kientao.kernel.working_time.deadline import Deadline, Left, deadline
from kientao.kernel.working_time.hours import WeekHours
from kientao.kernel.working_time.measured import used
from kientao.kernel.working_time.moments import ZONE
from kientao.kernel.working_time.rules import NEXT_DATE, Extension, Pause, StartRule
from kientao.kernel.working_time.terms import Term, Unit

FILE = Path(__file__).parent / "reference_cases.json"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class ReferenceCase:
    """A term and when it is due: `due` None with `left` where a pause is open. `why` and `law` say on what ground."""

    name: str
    calendar: WorkingTime
    start: datetime
    term: Term
    rule: StartRule
    pauses: tuple[Pause, ...]
    extensions: tuple[Extension, ...]
    due: datetime | None
    left: tuple[Left, ...]
    why: str
    law: str

    def counted(self) -> Deadline:
        """What the engine says of it."""
        return deadline(
            self.start, self.term, self.calendar, rule=self.rule, pauses=self.pauses, extensions=self.extensions
        )


@dataclass(frozen=True, slots=True)
class ReferenceMeasure:
    """Two moments, and how much of a term passed between them."""

    name: str
    calendar: WorkingTime
    since: datetime
    until: datetime
    unit: Unit
    pauses: tuple[Pause, ...]
    used: int
    why: str

    def counted(self) -> int:
        """What the engine says of it."""
        return used(self.since, self.until, self.unit, self.calendar, pauses=self.pauses)


@lru_cache(maxsize=1)
def reference_cases() -> tuple[ReferenceCase, ...]:
    """Every case of the file, in its order."""
    said, calendars = _file()
    return tuple(_case(one, calendars[one["calendar"]]) for one in said["cases"])


@lru_cache(maxsize=1)
def reference_measures() -> tuple[ReferenceMeasure, ...]:
    """Every measure of the file, in its order."""
    said, calendars = _file()
    return tuple(
        ReferenceMeasure(
            name=one["name"],
            calendar=calendars[one["calendar"]],
            since=_moment(one["since"]),
            until=_moment(one["until"]),
            unit=Unit(one["unit"]),
            pauses=_pauses(one),
            used=one["used"],
            why=one["why"],
        )
        for one in said["measures"]
    )


def _file() -> tuple[dict[str, Any], dict[str, WorkingTime]]:
    said = json.loads(FILE.read_text(encoding="utf-8"))
    return said, {key: _calendar(one) for key, one in said["calendars"].items()}


def _case(one: Mapping[str, Any], calendar: WorkingTime) -> ReferenceCase:
    return ReferenceCase(
        name=one["name"],
        calendar=calendar,
        start=_moment(one["start"]),
        term=_term(one["term"]),
        rule=_rule(one.get("rule", {})),
        pauses=_pauses(one),
        extensions=tuple(
            Extension(_term(extension), given_at=_moment(extension["given_at"]))
            for extension in one.get("extensions", ())
        ),
        due=_moment(one["due"]) if one["due"] else None,
        left=tuple(Left(left["amount"], Unit(left["unit"])) for left in one.get("left", ())),
        why=one["why"],
        law=one["law"],
    )


def _calendar(one: Mapping[str, Any]) -> WorkingTime:
    off = [
        SpecialDay(day, name=stretch["name"])
        for stretch in one["off"]
        for day in _days(date.fromisoformat(stretch["first"]), date.fromisoformat(stretch["last"]))
    ]
    worked = [
        SpecialDay(date.fromisoformat(day["date"]), like=_WEEKDAYS.index(day["like"]), name=day["name"])
        for day in one["worked"]
    ]
    return WorkingTime(
        name=one["name"],
        covers=Period(*map(date.fromisoformat, one["covers"])),
        weeks=tuple(HoursSince(date.fromisoformat(hours["since"]), _week(hours)) for hours in one["hours"]),
        special=(*off, *worked),
    )


def _week(hours: Mapping[str, Any]) -> WeekHours:
    dates: Sequence[str] | None = hours.get("working_dates")
    return WeekHours.parse(hours["week"], counts=() if dates is None else (day in dates for day in _WEEKDAYS))


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _term(said: Mapping[str, Any]) -> Term:
    if "step_days" in said:
        return Term.of_step_days(Decimal(said["step_days"]))
    return Term(said["amount"], Unit(said["unit"]))


def _rule(said: Mapping[str, Any]) -> StartRule:
    cut_off = said.get("cut_off")
    if cut_off is not None:
        hour, minute = map(int, cut_off.split(":"))
        cut_off = hour * 60 + minute
    return StartRule(first=said.get("first", NEXT_DATE), cut_off=cut_off)


def _pauses(one: Mapping[str, Any]) -> tuple[Pause, ...]:
    return tuple(
        Pause(_moment(pause["since"]), _moment(pause["until"]) if pause["until"] else None)
        for pause in one.get("pauses", ())
    )


def _moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
