"""Background jobs as people see them: what waits, what runs and how far it is, what failed and why."""

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from kientao.base.actor import Actor

ADMINISTRATOR = "administrator"  # kientao.people.roles.Role, which stands on a higher floor


class JobState(models.TextChoices):
    """Where a job is. A job that failed and is tried again waits."""

    WAITING = "waiting", "đang chờ"
    RUNNING = "running", "đang chạy"
    DONE = "done", "đã xong"
    FAILED = "failed", "bị lỗi"
    CANCELLED = "cancelled", "đã dừng"


OPEN = (JobState.WAITING, JobState.RUNNING)


class JobQuerySet(models.QuerySet["Job"]):
    def open(self) -> Self:
        """Waiting or running."""
        return self.filter(state__in=OPEN)

    def failed(self) -> Self:
        """Given up after the last try."""
        return self.filter(state=JobState.FAILED)

    def due(self, moment: datetime) -> Self:
        """Waiting, and may start."""
        return self.filter(state=JobState.WAITING, run_after__lte=moment)

    def visible_to(self, actor: Actor) -> Self:
        """Administrators see all; everybody else what they asked for."""
        if actor.holds(ADMINISTRATOR):
            return self.all()
        return self.none() if actor.account is None else self.filter(owner=actor.account)


class Job(models.Model):
    """One job from being asked for to its end. `task` is the row of the queue that will run, or runs it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=200, help_text="the declared job: module and name")
    words = models.CharField(max_length=200, help_text="what people read")
    arguments = models.JSONField(default=dict)
    unique = models.CharField(max_length=200, blank=True, help_text="at most one open job of the kind has it")
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    task = models.UUIDField(null=True)
    attempt = models.PositiveSmallIntegerField(default=0, help_text="tries begun")
    retries = models.PositiveSmallIntegerField(default=0, help_text="tries allowed after the first")
    asked_at = models.DateTimeField()
    run_after = models.DateTimeField()
    started = models.DateTimeField(null=True, help_text="of the latest try")
    finished = models.DateTimeField(null=True)
    steps_done = models.PositiveIntegerField(default=0)
    steps_total = models.PositiveIntegerField(null=True, help_text="null while nobody knows")
    doing = models.CharField(max_length=200, blank=True)
    result = models.JSONField(null=True)
    error = models.CharField(max_length=500, blank=True, help_text="for the person who asked")
    detail = models.TextField(blank=True, help_text="for whoever runs the system: kind of error and places, no values")
    cancel_asked = models.BooleanField(default=False)
    owner = models.PositiveBigIntegerField(null=True, db_index=True, help_text="the account that asked")
    actor = models.JSONField(default=dict, help_text="who asked, in which roles: the job acts for them")

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "id")
        indexes = [models.Index(fields=("state", "run_after"))]
        constraints = [
            models.UniqueConstraint(
                fields=("kind", "unique"),
                condition=Q(~Q(unique=""), state__in=("waiting", "running")),
                name="one_open_job_per_key",
            )
        ]

    def __str__(self) -> str:
        return f"{self.words} ({JobState(self.state).label})"

    @property
    def is_open(self) -> bool:
        """A page goes on asking while it is."""
        return self.state in OPEN

    @property
    def share(self) -> int | None:
        """Whole per cent done, 0 to 100; None while nobody knows."""
        if self.state == JobState.DONE:
            return 100
        if not self.steps_total:
            return None
        return min(100, self.steps_done * 100 // self.steps_total)


class Schedule(models.Model):
    """Up to which occurrence a periodic job was queued, so that two workers queue it once."""

    kind = models.CharField(max_length=200, primary_key=True)
    last_due = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} {self.last_due}"


class Worker(models.Model):
    """A process that runs jobs. It says every few seconds that it lives; the row goes when it stops in order."""

    name = models.CharField(max_length=64, primary_key=True)
    started = models.DateTimeField()
    seen = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
