"""What a dossier owes, and what an agency took in a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from kientao.base.clock import midnight
from kientao.registers.onestop.models import Charge, Dossier, Payment, PaymentState


@dataclass(frozen=True, slots=True)
class Till:
    """What one person took, or gave back, in đồng by means; `who` is empty for what came online."""

    who: str
    taken: dict[str, int]
    count: int

    @property
    def total(self) -> int:
        """By all means."""
        return sum(self.taken.values())


@dataclass(frozen=True, slots=True)
class Day:
    """An agency's day: `tills` by person, `surplus` came too much and waits to go back, `refunded` went back."""

    tills: tuple[Till, ...]
    surplus: int
    refunded: int

    @property
    def total(self) -> int:
        """What was taken."""
        return sum(one.total for one in self.tills)

    def by(self, means: str) -> int:
        """What was taken by one means."""
        return sum(one.taken.get(means, 0) for one in self.tills)


def owed_of(dossier: Dossier) -> list[Charge]:
    """Neither paid nor let off. One query."""
    return list(Charge.objects.filter(dossier=dossier, paid__isnull=True, waived="", amount__gt=0).order_by("pk"))


def taken_on(organisation_id: int, day: date) -> "QuerySet[Payment]":
    """Payments whose receipt the agency gave that day, in the order of their numbers; refunded ones stay in."""
    first, end = _bounds(day)
    return Payment.objects.filter(
        organisation=organisation_id, settled__gte=first, settled__lt=end,
    ).exclude(receipt_number="").select_related("dossier").order_by("receipt_number")  # fmt: skip


def day_of(organisation_id: int, day: date) -> Day:
    """By who took it and by what means. Three queries."""
    first, end = _bounds(day)
    of_agency = Payment.objects.filter(organisation=organisation_id)
    surplus = of_agency.filter(state=PaymentState.SURPLUS, settled__gte=first, settled__lt=end)
    refunded = of_agency.filter(state=PaymentState.REFUNDED, refunded__gte=first, refunded__lt=end)
    return Day(_tills(taken_on(organisation_id, day)), _sum(surplus), _sum(refunded))


def _tills(payments: Iterable[Payment]) -> tuple[Till, ...]:
    taken: defaultdict[str, dict[str, int]] = defaultdict(dict)
    count: defaultdict[str, int] = defaultdict(int)
    for one in payments:
        who = "" if one.means == "online" else one.settled_by
        taken[who][one.means] = taken[who].get(one.means, 0) + one.amount
        count[who] += 1
    return tuple(Till(who, taken[who], count[who]) for who in sorted(taken, key=lambda who: (who == "", who)))


def _sum(payments: "QuerySet[Payment]") -> int:
    return sum(payments.values_list("amount", flat=True))


def _bounds(day: date) -> tuple[datetime, datetime]:
    return midnight(day), midnight(day + timedelta(days=1))
