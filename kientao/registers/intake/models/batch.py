"""What a source sent at once, and what came of it."""

from typing import Self

from django.db import models

from kientao.base.actor import Actor
from kientao.facts.catalogue import FACTS
from kientao.facts.kind import Fact
from kientao.registers.intake.models.sight import seen_by
from kientao.registers.intake.models.source import Source
from kientao.registers.intake.rules.mode import Mode


class BatchState(models.TextChoices):
    """Where a batch is."""

    STAGED = "staged", "Chờ ghi"
    APPLIED = "applied", "Đã ghi"
    REFUSED = "refused", "Có lỗi, không ghi"
    TAKEN_BACK = "taken-back", "Đã thu hồi"
    DROPPED = "dropped", "Hết hạn chờ"


class BatchQuerySet(models.QuerySet["Batch"]):
    def visible_to(self, actor: Actor) -> Self:
        """See `seen_by`."""
        return self.filter(seen_by(actor, "source__"))


class Batch(models.Model):
    """A file, or what came through the machine door. `content` is kept until it is written or refused.

    `first` and `last` are the days of the period it replaces; both empty where it only adds, or replaces all.
    `mapping_version` is what it was read by: after a change of the mapping it is read anew. `errors` are the first of
    `error_count`: [row, letters of the column, its heading, sentence]; row 0 is the whole file.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="batches")
    fact_code = models.CharField(max_length=40)
    name = models.CharField(max_length=250)
    sha256 = models.CharField(max_length=64, db_index=True)
    content = models.BinaryField(null=True)
    mode = models.CharField(max_length=10, choices=[(one.value, one.words) for one in Mode])
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    mapping_version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=BatchState.choices)
    rows = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict, help_text="new, changed, ended, unchanged")
    error_count = models.PositiveIntegerField(default=0)
    errors = models.JSONField(default=list)
    unused = models.JSONField(default=list, help_text="headings nobody asked for")
    made = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    applied = models.DateTimeField(null=True)
    applied_by = models.CharField(max_length=200, blank=True)
    taken_back = models.DateTimeField(null=True)
    taken_back_by = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=500, blank=True, help_text="why it was taken back")
    version = models.PositiveIntegerField(default=1)

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ("-made", "-pk")
        indexes = [models.Index(fields=("source", "fact_code", "applied"), name="intake_batches_applied")]

    def __str__(self) -> str:
        return f"Lô {self.pk}: {self.name}"

    @property
    def fact(self) -> Fact:
        """What its rows are."""
        return FACTS[self.fact_code]
