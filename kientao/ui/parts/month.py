"""A month on the wall: weeks from Monday, what is due each day, holidays."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from kientao.ui.chip import Chip

_WEEKDAYS = (
    gettext_noop("Thứ Hai"),
    gettext_noop("Thứ Ba"),
    gettext_noop("Thứ Tư"),
    gettext_noop("Thứ Năm"),
    gettext_noop("Thứ Sáu"),
    gettext_noop("Thứ Bảy"),
    gettext_noop("Chủ nhật"),
)
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day."""

    words: str
    href: str = ""
    chip: Chip | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A square. `more` counts events beyond those shown; `href` opens the whole day."""

    date: date
    inside: bool
    is_today: bool
    is_rest: bool
    holiday: str
    events: tuple[Event, ...]
    more: int
    href: str

    @property
    def words(self) -> str:
        """ "Thứ Hai 02/03" for a phone and a screen reader."""
        return f"{_(_WEEKDAYS[self.date.weekday()])}, {self.date.day:02d}/{self.date.month:02d}"

    @property
    def number(self) -> str:
        """ "2", or "1/4" where another month begins."""
        return f"{self.date.day}/{self.date.month}" if self.date.day == 1 else str(self.date.day)


@dataclass(frozen=True, slots=True)
class Month:
    """`previous` and `following` are addresses of the neighbours; {day} in `day_href` is a day's ISO date."""

    template: ClassVar[str] = "ui/parts/month.html"

    year: int
    month: int
    today: date
    events: Mapping[date, Sequence[Event]]
    holidays: Mapping[date, str]
    previous: str = ""
    following: str = ""
    day_href: str = ""

    @property
    def title(self) -> str:
        """ "Tháng 3/2026"."""
        return _("Tháng %(month)s/%(year)s") % {"month": self.month, "year": self.year}

    @property
    def weekdays(self) -> tuple[str, ...]:
        """From Monday."""
        return tuple(_(name) for name in _WEEKDAYS)

    @property
    def weeks(self) -> list[list[Day]]:
        """Whole weeks; days of the neighbours are `inside=False`."""
        return [
            [self._day(one) for one in week] for week in calendar.Calendar().monthdatescalendar(self.year, self.month)
        ]

    def _day(self, one: date) -> Day:
        events = tuple(self.events.get(one, ()))
        holiday = self.holidays.get(one, "")
        return Day(
            date=one,
            inside=one.month == self.month,
            is_today=one == self.today,
            is_rest=one.weekday() > 4 or bool(holiday),
            holiday=holiday,
            events=events[:_SHOWN],
            more=max(len(events) - _SHOWN, 0),
            href=self.day_href.replace("{day}", one.isoformat()),
        )
