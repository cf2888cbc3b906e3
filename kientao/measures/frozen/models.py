"""The table of frozen figures."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, NoReturn, Self

from django.db import models

from kientao.base.actor import Actor
from kientao.kernel.period import Period
from kientao.measures.asked import Asked
from kientao.measures.figure import Figure
from kientao.measures.frozen.policies import agencies_of_actor
from kientao.measures.measure import Empty, Unit
from kientao.measures.policies import sees_all_agencies


class FrozenQuerySet(models.QuerySet["FrozenFigure"]):
    """Rows are added and read, nothing else."""

    def visible_to(self, actor: Actor) -> Self:
        """Figures of the whole are for everybody who works here; those of agencies for them and for who follows all."""
        if sees_all_agencies(actor):
            return self
        own = models.Q(agencies__isnull=True)
        for keys in agencies_of_actor(actor):
            own |= models.Q(agencies=keys)
        return self.filter(own)

    def update(self, **values: Any) -> NoReturn:
        """Refused."""
        raise TypeError("a frozen figure never changes")

    def delete(self) -> NoReturn:
        """Refused."""
        raise TypeError("a frozen figure is never deleted")


class FrozenFigure(models.Model):
    """A figure as it was reported. Never changed or deleted.

    `agencies` are keys in order, empty for all. `recorded_by` is the second by which its rows were known. `rule` is the
    declaration of the measure (`rule.py`), `said` the sentences that explained it. `columns` are those of each fact
    that were hashed; what facts get later changes no hash. Above and below the line: the hash of the rows that were
    counted, and how many; of a share of agencies these are the agencies, each with its figure.
    """

    measure = models.SlugField(max_length=80)
    words = models.CharField(max_length=300)
    first = models.DateField()
    last = models.DateField()
    agencies = models.JSONField(null=True)
    recorded_by = models.BigIntegerField(help_text="Unix seconds")
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=10)
    empty = models.CharField(max_length=10)
    rule = models.JSONField()
    rule_hash = models.CharField(max_length=64)
    said = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    row_hash_above = models.CharField(max_length=64)
    row_hash_below = models.CharField(max_length=64, blank=True)
    rows_above = models.BigIntegerField()
    rows_below = models.BigIntegerField(null=True)
    purpose = models.CharField(max_length=300)
    frozen = models.DateTimeField()
    frozen_by = models.CharField(max_length=200)

    objects = FrozenQuerySet.as_manager()

    class Meta:
        ordering = ("-frozen", "-pk")
        indexes = [models.Index(fields=("measure", "frozen"), name="frozen_of_measure")]

    def __str__(self) -> str:
        return f"{self.measure} {self.first:%d/%m/%Y} {self.last:%d/%m/%Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds it; one that exists is never written again."""
        if not self._state.adding:
            raise TypeError("a frozen figure never changes")
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise TypeError("a frozen figure is never deleted")

    @property
    def figure(self) -> Figure:
        """As it was."""
        return Figure(self.numerator, self.denominator, Unit(self.unit), Empty(self.empty))

    @property
    def period(self) -> Period:
        """Of which days."""
        return Period(self.first, self.last)

    @property
    def asked(self) -> Asked:
        """The question it answered, at the second at which it did."""
        return Asked(self.period, self.of, self.recorded_by)

    @property
    def of(self) -> frozenset[int] | None:
        """Of which agencies; None: all."""
        return None if self.agencies is None else frozenset(self.agencies)

    def digest(self) -> str:
        """One number for everything it says: it stands in the audit trail, where nobody changes it afterwards."""
        text = json.dumps(dict(self._kept()), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def _kept(self) -> Iterator[tuple[str, Any]]:
        for field in self._meta.concrete_fields:
            if not field.primary_key:
                yield field.name, _plain(getattr(self, field.attname))


def _plain(value: Any) -> Any:
    """A value as JSON has it, the same before it is kept and after it is read."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value
