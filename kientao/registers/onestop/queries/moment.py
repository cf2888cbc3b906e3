"""The moment a list is read at: now, until when a due date is soon, and the calendars time left is measured by."""

from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone

from kientao.base.clock import now, today
from kientao.kernel.working_time import add_days
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.rules_in_force import rules_on
from kientao.registers.onestop.rules.office_rules import OfficeRules


@dataclass(frozen=True, slots=True)
class Reading:
    """`soon_until`: the last due date that counts as soon, by the province's calendar."""

    at: datetime
    soon_until: datetime
    calendars: Calendars
    rules: OfficeRules


def reading() -> Reading:
    """As things are now. A few queries, whatever is read."""
    calendars, rules = Calendars(), rules_on(today()).rules
    last = add_days(calendars.of(None), today(), rules.soon_days)
    end = timezone.make_aware(datetime.combine(last, time.max))
    return Reading(now(), end, calendars, rules)
