"""What a decision on an inspection lets its members read."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from kientao.people.models.officer import Officer
from kientao.people.models.organisation import Organisation


class InspectionMandateQuerySet(models.QuerySet["InspectionMandate"]):
    def on(self, day: date) -> Self:
        """Whose members may read on `day`."""
        return self.filter(first_day__lte=day, last_day__gte=day)


class InspectionMandate(models.Model):
    """A decision: from `first_day` to `last_day` the members may read the units' work of the inspected period."""

    number = models.CharField(max_length=80)
    signed_on = models.DateField()
    title = models.CharField(max_length=300)
    first_day = models.DateField()
    last_day = models.DateField()
    inspected_from = models.DateField()
    inspected_to = models.DateField()
    units = models.ManyToManyField(Organisation, related_name="inspections")
    members = models.ManyToManyField(Officer, related_name="mandates")

    objects = InspectionMandateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("number", "signed_on"), name="one_mandate_per_decision"),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day"), inspected_to__gte=F("inspected_from")),
                name="mandate_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"
