"""Rows and tallies of every kind of fact, what waits to be told, and how far the ledger is."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models
from django.db.models import Q

from kientao.facts.catalogue import FACTS
from kientao.ledger.tables import FactRow, TallyRow, row_model, tally_model
from kientao.ledger.tallies import TALLY

ROWS: Mapping[str, type[FactRow]] = MappingProxyType({code: row_model(fact) for code, fact in FACTS.items()})
TALLIES: Mapping[str, type[TallyRow]] = MappingProxyType({code: tally_model(tally) for code, tally in TALLY.items()})


class Waiting(models.Model):
    """A record that changed and isn't in the ledger yet. Written with the change, so none is forgotten.

    `trouble` says why it couldn't be told; it then waits for a person and keeps nobody else waiting.
    """

    source = models.PositiveSmallIntegerField()
    record = models.BigIntegerField()
    at = models.BigIntegerField(help_text="Unix seconds")
    trouble = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=("trouble",), condition=~Q(trouble=""), name="waiting_in_trouble")]

    def __str__(self) -> str:
        return f"{self.source} {self.record}"


class Keeper(models.Model):
    """One row, locked by whoever writes in the ledger: one at a time. `passed` is until when time has been looked at.

    `folded` is the last key of every tally's table when tallies were last brought together, by the tally's code.
    `sealed` is the last second of which a figure was frozen: nothing is recorded at it, or before it, any more.
    """

    passed = models.BigIntegerField(null=True, help_text="Unix seconds")
    folded = models.JSONField(default=dict)
    sealed = models.BigIntegerField(null=True, help_text="Unix seconds")

    def __str__(self) -> str:
        return f"{self.passed}"


class Recount(models.Model):
    """Everything counted again, and what differed: `found` are its first differences, as words by kind.

    `rows` were counted for the tallies, `records` told anew by their registers.
    """

    begun = models.DateTimeField()
    ended = models.DateTimeField()
    rows = models.BigIntegerField()
    records = models.BigIntegerField()
    wrong_tallies = models.PositiveIntegerField()
    wrong_rows = models.PositiveIntegerField()
    found = models.JSONField(default=list)

    class Meta:
        ordering = ("-begun", "-pk")

    def __str__(self) -> str:
        return f"{self.begun:%d/%m/%Y %H:%M} {self.wrong}"

    @property
    def wrong(self) -> int:
        """How many differences there were."""
        return self.wrong_tallies + self.wrong_rows
