"""One row of a source as it is known: never changed, ended when the source says otherwise."""

from django.db import models
from django.db.models import Q

from kientao.registers.intake.models.batch import Batch
from kientao.registers.intake.models.source import Source


class IntakeRow(models.Model):
    """`key` tells it again within source and kind of fact. `number` is its place in the file of `batch`.

    `values` are the ledger's whole numbers, in the order of the fact's columns; `day` (yyyymmdd) is the one it counts
    on, or the first of a state. `ended_by`: the batch that said otherwise, or the one it came with, taken back.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="rows")
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="own_rows")
    number = models.PositiveIntegerField()
    fact_code = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    day = models.PositiveIntegerField()
    values = models.JSONField()
    ended_by = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="rows_ended")

    class Meta:
        ordering = ("pk",)
        indexes = [
            models.Index(fields=("source", "fact_code", "day"), condition=Q(ended_by__isnull=True), name="intake_days")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("source", "fact_code", "key"), condition=Q(ended_by__isnull=True), name="intake_row_known_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.fact_code} {self.key}"
