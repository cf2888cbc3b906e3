"""Whatever happens on a day of the story, and the program's own reminders every morning the office works."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from kientao.base.actor import SYSTEM
from kientao.base.calendar.days import office_calendar
from kientao.demo.story.event import Event
from kientao.demo.story.telling import Teller, on
from kientao.kernel.period import Period
from kientao.programme.actions.reminding import remind

_MORNING = 6  # o'clock


@dataclass(frozen=True, slots=True)
class Happening:
    """`tell` is called with its turn in the day."""

    day: str
    tell: Callable[[int], object]


def happenings(teller: Teller, events: Iterable[Event]) -> Iterator[Happening]:
    """Each event as one."""
    for event in events:
        yield Happening(event.day, partial(teller.tell, event))


def milestone(day: str, act: Callable[[], object]) -> Happening:
    """Something that is no event of a piece of work."""

    def tell(turn: int) -> None:
        with on(day, turn):
            act()

    return Happening(day, tell)


def tell_all(story: Iterable[Happening], *, reminding: Period | None = None) -> None:
    """By day; those of one day in the order given. In `reminding`, people are reminded every morning."""
    days: dict[str, list[Happening]] = {f"{day}": [] for day in _mornings(reminding)}
    mornings = frozenset(days)
    for one in story:
        days.setdefault(one.day, []).append(one)
    for day in sorted(days):
        if day in mornings:
            with on(day, hour=_MORNING):
                remind(actor=SYSTEM)
        for turn, one in enumerate(days[day], 1):
            one.tell(turn)


def _mornings(period: Period | None) -> Sequence[date]:
    if period is None:
        return ()
    calendar = office_calendar(period.first - timedelta(days=30), period.last + timedelta(days=30))
    return calendar.working_days(period)
