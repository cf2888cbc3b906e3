"""Other systems that knock at the machine door, and how often they did."""

from datetime import date

from django.db import models
from django.db.models import Q

from kientao.people.models.organisation import Organisation


class ApiClient(models.Model):
    """Another system with its key. It acts for an organisation and may tell of that one's branch.

    `window` and `window_calls` count the calls of the running minute; `calls` all of them.
    """

    name = models.CharField(max_length=120, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="api_clients")
    handle = models.CharField(max_length=12, unique=True)
    secret_hash = models.CharField(max_length=64)
    scopes = models.JSONField(help_text="values of kientao.people.scopes.Scope")
    valid_to = models.DateField(null=True, blank=True, help_text="the last day")
    made = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    ended = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=200, blank=True)
    last_used = models.DateTimeField(null=True, blank=True)
    calls = models.PositiveBigIntegerField(default=0)
    window = models.DateTimeField(null=True, blank=True)
    window_calls = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(condition=Q(ended__isnull=True) | ~Q(ended_by=""), name="an_ended_key_says_by_whom")
        ]

    def __str__(self) -> str:
        return self.name

    def is_good_on(self, day: date) -> bool:
        """Neither ended nor past its last day."""
        return self.ended is None and (self.valid_to is None or day <= self.valid_to)


class ApiUse(models.Model):
    """Calls of one system on one date to one door, those refused counted apart."""

    client = models.ForeignKey(ApiClient, on_delete=models.CASCADE, related_name="uses")
    day = models.DateField()
    route = models.CharField(max_length=60)
    calls = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-day", "route")
        constraints = [models.UniqueConstraint(fields=("client", "day", "route"), name="one_count_per_day_and_route")]

    def __str__(self) -> str:
        return f"{self.client_id} {self.day} {self.route}"
