"""Working time of an office: what hours it keeps, when a term ends, and how that date came about. Pure."""

from kientao.kernel.working_days import OutsideCalendar
from kientao.kernel.working_time.calendar import HoursSince, SpecialDay, WorkingTime
from kientao.kernel.working_time.counting import (
    add_days,
    add_minutes,
    closing,
    days_between,
    minutes_between,
    next_working_moment,
    opening,
)
from kientao.kernel.working_time.deadline import Deadline, Left, deadline
from kientao.kernel.working_time.hours import Interval, WeekHours, parse_hours
from kientao.kernel.working_time.measured import remaining_at, used
from kientao.kernel.working_time.moments import ZONE
from kientao.kernel.working_time.refusals import (
    BadHours,
    BadPause,
    BadRule,
    BadTerm,
    NaiveMoment,
    NoCalendar,
    NoStart,
    NotCounted,
    NoTerm,
)
from kientao.kernel.working_time.replay import Counted, Moved, replay
from kientao.kernel.working_time.rules import NEXT_DATE, SAME_DATE, Extension, Pause, StartRule
from kientao.kernel.working_time.segments import Segment
from kientao.kernel.working_time.terms import Term, Unit
from kientao.kernel.working_time.words import explain, said_term

__all__ = [
    "NEXT_DATE",
    "SAME_DATE",
    "ZONE",
    "BadHours",
    "BadPause",
    "BadRule",
    "BadTerm",
    "Counted",
    "Deadline",
    "Extension",
    "HoursSince",
    "Interval",
    "Left",
    "Moved",
    "NaiveMoment",
    "NoCalendar",
    "NoStart",
    "NoTerm",
    "NotCounted",
    "OutsideCalendar",
    "Pause",
    "Segment",
    "SpecialDay",
    "StartRule",
    "Term",
    "Unit",
    "WeekHours",
    "WorkingTime",
    "add_days",
    "add_minutes",
    "closing",
    "days_between",
    "deadline",
    "explain",
    "minutes_between",
    "next_working_moment",
    "opening",
    "parse_hours",
    "remaining_at",
    "replay",
    "said_term",
    "used",
]
