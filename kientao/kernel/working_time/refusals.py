"""Why nothing was counted: each lack and each slip has its name, and no date is invented instead."""

from datetime import date


class NotCounted(ValueError):
    """No due date can be given."""


class NoStart(NotCounted):
    """Nobody said when the term begins."""


class NoTerm(NotCounted):
    """Nobody said how long it is: a step without a duration has no deadline."""


class NoCalendar(NotCounted):
    """Nobody said by which calendar to count."""


class NaiveMoment(NotCounted):
    """A moment without its zone could be any of two dozen."""


class BadTerm(NotCounted):
    """A term that nobody can count: nothing, less than nothing, or part of a day that counts whole."""


class BadPause(NotCounted):
    """A pause that ends before it begins."""


class BadRule(NotCounted):
    """A start rule that says nothing known."""


class BadHours(NotCounted):
    """Hours that no office can keep. `weekday`: 0 Monday to 6 Sunday; `day`: where a single date has them.

    `reason`: "outside-the-day", "closes-before-it-opens", "overlaps", "not-seven-days", "counts-without-hours",
    "unreadable", "not-a-weekday", "twice", "no-hours-yet" or "outside-the-calendar".
    """

    def __init__(
        self,
        reason: str,
        *,
        weekday: int | None = None,
        day: date | None = None,
        interval: tuple[int, int] | None = None,
        text: str = "",
    ) -> None:
        self.reason, self.weekday, self.day, self.interval, self.text = reason, weekday, day, interval, text
        where = [_WEEKDAYS[weekday]] if weekday is not None else []
        where += [day.isoformat()] if day else []
        where += [_clock(interval)] if interval else []
        where += [repr(text)] if text else []
        super().__init__(f"{' '.join(where)}: {reason}" if where else reason)

    def on(self, *, weekday: int | None = None, day: date | None = None) -> "BadHours":
        """The same, said of a weekday or a date."""
        return BadHours(self.reason, weekday=weekday, day=day, interval=self.interval, text=self.text)


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _clock(interval: tuple[int, int]) -> str:
    return "–".join(f"{minute // 60:02}:{minute % 60:02}" for minute in interval)
