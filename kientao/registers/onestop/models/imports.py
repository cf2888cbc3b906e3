"""Batches of another system's dossiers: staged part by part, so that they go on where they stopped; applied once."""

from typing import Self

from django.db import models

from kientao.base.actor import SYSTEM, Actor
from kientao.people.models import Organisation
from kientao.people.roles import Role
from kientao.registers.onestop.models.sight import answers_for_procedures


class ImportState(models.TextChoices):
    """Where a batch is."""

    STAGING = "staging", "Đang đọc"
    CHECKED = "checked", "Đã kiểm tra"
    APPLIED = "applied", "Đã nhập"
    FAILED = "failed", "Không đọc được"


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, actor: Actor) -> Self:
        """Whoever follows procedures sees all; everybody else, and another system, what they sent."""
        if actor == SYSTEM or actor.holds(Role.PROGRAMME_OFFICE) or answers_for_procedures(actor):
            return self.all()
        return self.filter(made_by=actor.name, organisation=actor.organisation) if actor.organisation else self.none()


class Import(models.Model):
    """A batch from another system. `content` is the file until all of it is staged; `columns` by kind of table.

    `organisation`: only dossiers of its branch are taken; None: of the whole province. `default_agency` decides where a
    row names nobody. `result` counts what became of the rows.
    """

    system = models.CharField(max_length=120)
    name = models.CharField(max_length=250)
    sha256 = models.CharField(max_length=64, db_index=True)
    content = models.BinaryField(null=True)
    columns = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.STAGING)
    rows = models.PositiveIntegerField(default=0)
    done_rows = models.PositiveIntegerField(default=0)
    error_count = models.PositiveIntegerField(default=0)
    finding_count = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=500, blank=True)
    made = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    default_agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    applied = models.DateTimeField(null=True, blank=True)
    applied_by = models.CharField(max_length=200, blank=True)
    result = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ("-made", "-pk")

    def __str__(self) -> str:
        return self.name


class ImportPart(models.Model):
    """Some rows of a batch as they came, with what is wrong with them: [row, key of the column, sentence].

    `rows` is emptied once they are applied: what they said of people stands in the dossiers then.
    """

    batch = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    rows = models.JSONField(help_text="[number of the row, its values by key]")
    errors = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    counts = models.JSONField(default=dict, help_text="new, changed, unchanged")

    class Meta:
        ordering = ("batch", "number")
        constraints = [models.UniqueConstraint(fields=("batch", "number"), name="one_part_per_number")]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.number}"
