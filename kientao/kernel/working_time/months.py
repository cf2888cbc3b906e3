"""Weeks, months and years end on the same weekday, number or date; where there is none, on the month's last day.

Bộ luật Dân sự 2015, Điều 148 khoản 1–4.
"""

from calendar import monthrange
from datetime import date

from kientao.kernel.working_time.terms import Term, Unit


def length_in_days(day: date, term: Term, *, counted: bool) -> int:
    """How many days a term of the calendar lasts from `day`, which is day 1 where `counted`, else stands before it."""
    if term.unit is Unit.CALENDAR_DAY:
        return term.amount
    if term.unit is Unit.WEEK:
        return term.amount * 7
    months = term.amount if term.unit is Unit.MONTH else term.amount * 12
    if not counted:
        return (_same_number(day, months, day.day) - day).days
    # A month that counts its first day ends the day before the same number.
    end = _same_number(day, months, day.day - 1) if day.day > 1 else _same_number(day, months - 1, 31)
    return (end - day).days + 1


def _same_number(day: date, months: int, number: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(number, monthrange(year, month + 1)[1]))
