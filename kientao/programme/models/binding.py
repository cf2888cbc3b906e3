"""Which measure tells how far a target is, and who said so."""

from django.db import models
from django.db.models import Q

from kientao.people.kinds import Level
from kientao.programme.models.plan import Target


class Binding(models.Model):
    """A target and its measure. Proposed by its words with the plan, then confirmed by a person, or told otherwise.

    `measure` is a code of kientao.measures; "" where nothing measures it. `because` are the words that led to it.
    `level` narrows whom it is counted of. `baseline` is where it began, in the measure's unit.
    """

    target = models.OneToOneField(Target, on_delete=models.CASCADE, primary_key=True, related_name="binding")
    measure = models.CharField(max_length=60, blank=True)
    because = models.JSONField(default=list)
    level = models.CharField(max_length=10, blank=True, choices=[(one.value, one.words) for one in Level])
    baseline = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    confirmed = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=("measure",))]
        constraints = [
            models.CheckConstraint(
                condition=Q(baseline__isnull=True, baseline_on__isnull=True)
                | Q(baseline__isnull=False, baseline_on__isnull=False),
                name="a_baseline_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.measure or '–'}"
