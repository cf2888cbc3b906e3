"""Facts this register gives to measures: rows of other systems as they were sent, whatever kind of fact they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.urls import reverse

from kientao.base import bulk
from kientao.base.actor import Actor
from kientao.facts.catalogue import SENT
from kientao.ledger.givers import Described, Given
from kientao.registers.intake.models import IntakeRow
from kientao.registers.intake.models.sight import seen_by
from kientao.registers.intake.numbers import ROWS


class IntakeFacts:
    """The giver of facts of other systems. A record is a row; it is one fact, or none once it has ended."""

    number = ROWS
    code = "intake"
    words = "Dữ kiện từ hệ thống khác"
    facts = tuple(SENT.values())

    def rows(self, records: Sequence[int], at: datetime) -> Iterator[Given]:
        """Those of the rows that stand. One question."""
        standing = bulk.among(IntakeRow.objects.filter(ended_by__isnull=True), "pk", records)
        for pk, fact, values in standing.order_by("pk").values_list("pk", "fact_code", "values"):
            yield Given(fact, pk, 0, tuple(values))

    def records(self, after: int, limit: int) -> Sequence[int]:
        """The next keys of rows that stand."""
        standing = IntakeRow.objects.filter(ended_by__isnull=True, pk__gt=after)
        return list(standing.order_by("pk").values_list("pk", flat=True)[:limit])

    def passing(self, after: datetime, until: datetime) -> Iterable[int]:
        """A row says what it says until it is sent otherwise."""
        return ()

    def described(self, records: Sequence[int], actor: Actor) -> Mapping[int, Described]:
        """Batch and row, for whoever may see the source; ended rows too, for whoever asks of then."""
        seen = bulk.among(IntakeRow.objects.filter(seen_by(actor, "source__")), "pk", records)
        return {
            pk: Described(f"Lô {batch}, dòng {number}: tệp {name}", reverse("intake-batch", args=[batch]))
            for pk, batch, number, name in seen.values_list("pk", "batch", "number", "batch__name")
        }


GIVER = IntakeFacts()
