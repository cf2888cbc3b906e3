"""What a receipt settles: the term of the procedure by its channel, and both clocks begun."""

from datetime import datetime

from kientao.registers.onestop.actions.making import Accepted
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.offered import Offered
from kientao.registers.onestop.rules.clocks import Course, term_of, times
from kientao.registers.onestop.rules.office_rules import OfficeRules
from kientao.registers.onestop.rules.procedure import Channel


def accepted(
    found: Offered, channel: Channel, organisation_id: int, at: datetime, rules: OfficeRules, calendars: Calendars
) -> Accepted:
    """For a dossier received at that moment, decided by that agency."""
    manner = found.content.manner(channel) or next(iter(found.content.manners), None)
    course = Course(at, term_of(manner.limit if manner else None))
    calendar = calendars.of(organisation_id)
    return Accepted(at, course.term, times(course, calendar, rules), calendar.version)
