"""What a phrase of a plan turned out to mean."""

from dataclasses import dataclass
from enum import StrEnum

from kientao.people.rules.succession import Inheritance


class Outcome(StrEnum):
    """ONE organisation · DOUBTFUL: several may be meant, ask · GROUP: those of some kinds that exist on the date ·
    OPEN: until the lead names them · EXTERNAL: a body outside the province · NOBODY."""

    ONE = "one"
    DOUBTFUL = "doubtful"
    GROUP = "group"
    OPEN = "open"
    EXTERNAL = "external"
    NOBODY = "nobody"


class Certainty(StrEnum):
    """EXACT: its name · SAME: another spelling of it · LIKELY: to be confirmed by somebody."""

    EXACT = "exact"
    SAME = "same"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Match:
    """`organisations`: the one, or those of the group, existing or not. `candidates`: the nearest first, when DOUBTFUL.

    `reason` is a Vietnamese sentence for whoever reviews it. `abolished`: the one does not exist on the date;
    `successors` say who answers for what instead. `ended`: bodies of the group that did not live to the date.
    """

    outcome: Outcome
    reason: str
    certainty: Certainty = Certainty.EXACT
    organisations: tuple[int, ...] = ()
    candidates: tuple[int, ...] = ()
    group: str = ""
    abolished: bool = False
    successors: tuple[Inheritance, ...] = ()
    ended: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    head: bool = False

    @property
    def organisation(self) -> int | None:
        """The one, when there is exactly one and it is no group."""
        return self.organisations[0] if self.outcome is Outcome.ONE else None

    @property
    def sure(self) -> bool:
        """Nobody needs to be asked."""
        return self.outcome not in (Outcome.DOUBTFUL, Outcome.NOBODY) and self.certainty is not Certainty.LIKELY
