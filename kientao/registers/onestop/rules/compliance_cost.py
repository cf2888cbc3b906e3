"""What a procedure costs those who carry it out, and what a simpler one saves. Pure, exact.

By TT 02/2017/TT-VPCP, Điều 27, doing it once costs the necessary work, fees and charges, and what else is paid; a year
costs that times how often a year and how many subjects; saved is the present cost less the simplified one.
"""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from kientao.registers.onestop.rules.procedure import Limit

_CENT = Decimal("0.01")


class BadCost(ValueError):
    """A cost that can't be: `field` is its name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: less than nothing")
        self.field = name


@dataclass(frozen=True, slots=True)
class Work:
    """Necessary work: `hours` at the average hourly income, and what consultants are paid. In đồng."""

    name: str
    hours: Decimal = Decimal(0)
    hourly_income: int = 0
    consultant: int = 0

    def __post_init__(self) -> None:
        _check(hours=self.hours, hourly_income=self.hourly_income, consultant=self.consultant)

    @property
    def cost(self) -> Decimal:
        """Once, exact."""
        return self.hours * self.hourly_income + self.consultant


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs: works, fees and charges, other; `times` a year for each of `subjects`. In đồng."""

    works: tuple[Work, ...] = ()
    fees: int = 0
    other: int = 0
    times: int = 1
    subjects: int = 1

    def __post_init__(self) -> None:
        _check(fees=self.fees, other=self.other, times=self.times, subjects=self.subjects)

    @property
    def once(self) -> Decimal:
        """For one who does it once."""
        return sum((one.cost for one in self.works), Decimal(self.fees + self.other))

    @property
    def yearly(self) -> Decimal:
        """For all of them in a year."""
        return self.once * self.times * self.subjects


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A procedure as a review looks at it, before or after: its cost and its term."""

    cost: Cost = field(default_factory=Cost)
    limit: Limit = field(default_factory=Limit)


@dataclass(frozen=True, slots=True)
class Saving:
    """What is saved, in đồng: once and in a year. Less than nothing where it gets dearer."""

    once: Decimal
    yearly: Decimal
    of_yearly: Decimal

    @property
    def percent(self) -> Decimal | None:
        """Of the present cost of a year, two figures after the comma; None where that is nothing."""
        if not self.of_yearly:
            return None
        return (self.yearly * 100 / self.of_yearly).quantize(_CENT, ROUND_HALF_UP)

    @property
    def whole(self) -> int:
        """A year's, in whole đồng."""
        return dong(self.yearly)


def saving(before: Cost, after: Cost) -> Saving:
    """The present cost less the simplified one."""
    return Saving(before.once - after.once, before.yearly - after.yearly, before.yearly)


def dong(amount: Decimal) -> int:
    """Whole đồng, half of one upwards."""
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def _check(**amounts: Decimal | int) -> None:
    for name, amount in amounts.items():
        if amount < 0:
            raise BadCost(name)
