"""Work on a line of time: from when, due when, done when, and where today is."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from django.utils.translation import gettext as _

from kientao.ui.chip import Chip
from kientao.ui.numbers import day


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One row. `due` is the last day on time, `original` the first deadline when it was extended, `done` when it ended.

    Without `start` the line begins at the scale's first day; without `due` it runs to the end (standing work).
    """

    label: str
    start: date | None = None
    due: date | None = None
    original: date | None = None
    done: date | None = None
    href: str = ""
    chip: Chip | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the scale."""

    at: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is drawn: places in hundredths of the width, "" for what isn't there; `words` say the same."""

    row: TimelineRow
    at: str
    width: str
    late_at: str
    late_width: str
    due: str
    original: str
    done: str
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """From `first` to `last`, both shown. Late is what lies after `due` until done, or until `today`."""

    template: ClassVar[str] = "ui/parts/timeline.html"

    title: str
    first: date
    last: date
    today: date
    rows: tuple[TimelineRow, ...]

    @property
    def today_at(self) -> str:
        """Where today is; "" outside the scale."""
        return self._at(self.today) if self.first <= self.today <= self.last else ""

    @property
    def ticks(self) -> list[Tick]:
        """Months up to a year and a half, quarters up to four years, else years."""
        days = (self.last - self.first).days
        step = 1 if days < 550 else 3 if days < 1470 else 12
        return [Tick(self._at(one), _tick_words(one, step)) for one in _months(self.first, self.last, step)]

    @property
    def lines(self) -> list[Line]:
        """Rows as they are drawn."""
        return [self._line(row) for row in self.rows]

    def _line(self, row: TimelineRow) -> Line:
        start = row.start or self.first
        end = row.done or row.due or self.last
        until = row.done or self.today
        late = row.due is not None and until > row.due
        return Line(
            row,
            self._at(start),
            self._width(start, min(end, row.due) if late and row.due else max(end, row.due or end)),
            self._at(row.due) if late and row.due else "",
            self._width(row.due, until) if late and row.due else "",
            self._at(row.due) if row.due else "",
            self._at(row.original) if row.original and row.original != row.due else "",
            self._at(row.done) if row.done else "",
            _words(row),
        )

    def _part(self, moment: date) -> float:
        whole = (self.last - self.first).days + 1
        return min(max(100 * (moment - self.first).days / whole, 0.0), 100.0)

    def _at(self, moment: date) -> str:
        return f"{self._part(moment):.2f}%"

    def _width(self, first: date, last: date) -> str:
        return f"{max(self._part(last + timedelta(days=1)) - self._part(first), 0.0):.2f}%"


def _words(row: TimelineRow) -> str:
    said = [_("từ %(day)s") % {"day": day(row.start)}] if row.start else []
    said += [_("hạn %(day)s") % {"day": day(row.due)}] if row.due else [_("không có ngày kết thúc")]
    said += [_("hạn ban đầu %(day)s") % {"day": day(row.original)}] if row.original and row.original != row.due else []
    said += [_("xong %(day)s") % {"day": day(row.done)}] if row.done else []
    return ", ".join(said)


def _months(first: date, last: date, step: int) -> list[date]:
    found = []
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        one = date(number // 12, number % 12 + 1, 1)
        if number % step == 0 and one >= first:
            found.append(one)
    return found


def _tick_words(month: date, step: int) -> str:
    if step == 12:
        return str(month.year)
    if step == 3:
        return ("I", "II", "III", "IV")[month.month // 3] + f"/{month.year}"
    return f"{month.month}/{month.year}" if month.month == 1 else _("T%(month)s") % {"month": month.month}
