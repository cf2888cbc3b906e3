"""Systems kept elsewhere that send facts, and how each says them."""

from typing import Self

from django.db import models
from django.db.models import Q

from kientao.base.actor import Actor
from kientao.facts.catalogue import FACTS
from kientao.facts.kind import Fact
from kientao.people.models import ApiClient, Organisation
from kientao.registers.intake.models.sight import seen_by
from kientao.registers.intake.rules.mode import Mode


class SourceQuerySet(models.QuerySet["Source"]):
    def visible_to(self, actor: Actor) -> Self:
        """See `seen_by`."""
        return self.filter(seen_by(actor))


class Source(models.Model):
    """A system. `organisation` answers for what it sends; `client` is its key at the machine door, if it has one.

    `of_others`: it may tell of agencies outside the organisation's branch too.
    """

    code = models.SlugField(max_length=40, unique=True, help_text="also the name of its folder")
    name = models.CharField(max_length=120, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    client = models.ForeignKey(ApiClient, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    of_others = models.BooleanField(default=False)
    active = models.BooleanField(default=True)
    changed = models.DateTimeField()
    changed_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(fields=("client",), condition=Q(client__isnull=False), name="one_source_per_key")
        ]

    def __str__(self) -> str:
        return self.name


class SavedMapping(models.Model):
    """How a source says one kind of fact, as it was typed (`rules/typed.py` reads it).

    `columns`: by the fact's column, where it stands and what its words mean. `key`: the heading of what tells a row
    again; empty: the row is told again by what it says.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="mappings")
    fact_code = models.CharField(max_length=40)
    columns = models.JSONField(default=dict)
    key = models.CharField(max_length=120, blank=True)
    mode = models.CharField(max_length=10, choices=[(one.value, one.words) for one in Mode])
    changed = models.DateTimeField()
    changed_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("source", "fact_code")
        constraints = [models.UniqueConstraint(fields=("source", "fact_code"), name="one_mapping_per_fact")]

    def __str__(self) -> str:
        return f"{self.source_id} {self.fact_code}"

    @property
    def fact(self) -> Fact:
        """What its rows are."""
        return FACTS[self.fact_code]
