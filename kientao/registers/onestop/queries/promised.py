"""The appointment before it is made: what a receipt given at this moment would promise, and why."""

from dataclasses import dataclass
from datetime import datetime

from kientao.kernel.working_time import explain
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.rules.clocks import Course, appointment, term_of
from kientao.registers.onestop.rules.office_rules import OfficeRules
from kientao.registers.onestop.rules.procedure import Channel, Content, Manner


@dataclass(frozen=True, slots=True)
class Promise:
    """`due` None: the law names no term in numbers, `term` says what it does say. `words` explain the date."""

    due: datetime | None
    term: str
    words: tuple[str, ...]


def manner_of(content: Content, channel: Channel) -> Manner | None:
    """The way in by the channel; where it isn't offered, the first one, as the receipt takes it."""
    return content.manner(channel) or next(iter(content.manners), None)


def promised(
    content: Content, channel: Channel, organisation_id: int, at: datetime, rules: OfficeRules, calendars: Calendars
) -> Promise:
    """By the clock that the receipt stores."""
    manner = manner_of(content, channel)
    limit = manner.limit if manner else None
    found = appointment(Course(at, term_of(limit)), calendars.of(organisation_id), rules)
    term = limit.words if limit else ""
    return Promise(found.due, term, explain(found)) if found else Promise(None, term, ())
