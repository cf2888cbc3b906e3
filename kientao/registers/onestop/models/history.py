"""What happened to a dossier: events that are only added, and spells for every past moment."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q

from kientao.people.models import Officer, Organisation
from kientao.registers.onestop.models.dossier import Dossier, Judged
from kientao.registers.onestop.models.procedure import Procedure


class Event(models.Model):
    """One thing that happened. `at` is when it was so, `recorded` when the system was told."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, db_index=False, related_name="events")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=20)
    at = models.DateTimeField()
    recorded = models.DateTimeField()
    actor = models.CharField(max_length=200)
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ("dossier", "number")
        indexes = [
            models.Index(fields=("officer",), condition=Q(officer__isnull=False), name="events_of_officer"),
        ]
        constraints = [models.UniqueConstraint(fields=("dossier", "number"), name="one_event_per_number")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.number} {self.act}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds it; an event that exists is never written again."""
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("an event is never deleted")


class DossierSpell(Judged):
    """How a dossier stood from one recorded moment to the next: figures as of a past date are asked of these.

    It repeats its dossier's procedure and agencies, which the database has checked there.
    """

    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, db_index=False, db_constraint=False, related_name="%(class)ss"
    )
    competent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, db_index=False, db_constraint=False, related_name="%(class)ss_decided"
    )
    received_at = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, db_index=False, db_constraint=False,
        related_name="%(class)ss_received",
    )  # fmt: skip
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, db_index=False, related_name="spells")
    from_at = models.DateTimeField(help_text="recorded")
    to_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=("dossier", "to_at")),
            models.Index(fields=("competent", "status", "from_at", "to_at")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("dossier",), condition=Q(to_at__isnull=True), name="one_current_spell_of_a_dossier"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.status} {self.from_at}"


class Sight(models.Model):
    """Somebody looked at an applicant's identity: kept apart from the audit trail, forgotten with the applicant."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="sights")
    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    what = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=("dossier", "at")), models.Index(fields=("officer", "at"))]

    def __str__(self) -> str:
        return f"{self.actor} {self.what} {self.dossier_id}"
