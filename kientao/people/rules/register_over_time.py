"""The register as the compiler asks it: did this agency exist on that date?"""

from datetime import date

from kientao.people.rules import groups
from kientao.people.rules.directory import DirectoryOfDay, Words
from kientao.people.rules.match import Outcome


class RegisterOverTime:
    """What the compiler asks: did this agency exist on that date? Silent (yes) about what the register doesn't know."""

    def __init__(self, directory: DirectoryOfDay) -> None:
        self._days = {directory.day: directory}
        self._first = directory

    def exists(self, agency: Words, on: date) -> bool:
        """False only for an agency known to be gone, or a group none of whose members is left."""
        match = self._on(on).resolve_words(agency)
        if match.outcome is Outcome.ONE:
            return not (match.sure and match.abolished)
        if match.outcome is not Outcome.GROUP or match.organisations:
            return True
        if match.group == "district-committees":
            return on < groups.TWO_TIERS_FROM
        return not match.ended

    def _on(self, day: date) -> DirectoryOfDay:
        if day not in self._days:
            self._days[day] = self._first.at(day)
        return self._days[day]
