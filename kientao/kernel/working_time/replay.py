"""What a change of the calendar would do to dates already given."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from kientao.kernel.working_time.calendar import WorkingTime
from kientao.kernel.working_time.deadline import deadline
from kientao.kernel.working_time.rules import PLAIN, Extension, Pause, StartRule
from kientao.kernel.working_time.terms import Term


@dataclass(frozen=True, slots=True)
class Counted:
    """One term, with all that its due date hangs on but the calendar. `key`: whose it is."""

    key: Hashable
    start: datetime
    term: Term
    rule: StartRule = PLAIN
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()

    def due(self, calendar: WorkingTime) -> datetime | None:
        """When it is due under a calendar; None while paused."""
        return deadline(
            self.start, self.term, calendar, rule=self.rule, pauses=self.pauses, extensions=self.extensions
        ).due


@dataclass(frozen=True, slots=True)
class Moved:
    """A due date that the change moves."""

    key: Hashable
    before: datetime | None
    after: datetime | None


def replay(cases: Iterable[Counted], before: WorkingTime, after: WorkingTime) -> Iterator[Moved]:
    """Those that are due at another moment under `after`, one by one. Raises what `deadline` raises."""
    for case in cases:
        due, moved = case.due(before), case.due(after)
        if due != moved:
            yield Moved(case.key, due, moved)
