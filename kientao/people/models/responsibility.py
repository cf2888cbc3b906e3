"""Which agency answers for what, from when to when: reform domains, and the programme office itself."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from kientao.people.domains import SUBJECTS
from kientao.people.models.organisation import Organisation


class ResponsibilityQuerySet(models.QuerySet["Responsibility"]):
    def on(self, day: date) -> Self:
        """In force on `day`, both ends inclusive."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )


class Responsibility(models.Model):
    """`organisation` answers for `subject` within `province` while in force. One at a time."""

    province = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="responsibilities_in")
    subject = models.CharField(max_length=40, choices=list(SUBJECTS.items()))
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="responsibilities")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    legal_act = models.CharField(max_length=250, blank=True)

    objects = ResponsibilityQuerySet.as_manager()

    class Meta:
        ordering = ("subject", "valid_from", "pk")

    def __str__(self) -> str:
        return f"{self.subject}: {self.organisation}"
