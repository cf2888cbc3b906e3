"""What an agency answers: its revisions, of which the one that was approved last counts."""

from typing import Self

from django.db import models
from django.db.models import Q

from kientao.base.actor import Actor
from kientao.evidence.models import EvidenceItem
from kientao.people.models import Officer, Organisation
from kientao.registers.entered.models.request import Request
from kientao.registers.entered.models.sight import seen_by
from kientao.registers.entered.rules.answers import Numbers
from kientao.registers.entered.rules.states import State


class AnswerQuerySet(models.QuerySet["Answer"]):
    def visible_to(self, actor: Actor) -> Self:
        """See `seen_by`."""
        return self.filter(seen_by(actor))

    def standing(self) -> Self:
        """Of requests that weren't withdrawn."""
        return self.filter(request__withdrawn__isnull=True)


class Answer(models.Model):
    """One agency's to one request. `state` is that of its last revision; `approved`: since when a figure of it counts.

    `handed_in_on` is the day it first was: by it lateness is judged.
    """

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="answers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, choices=[(one.value, one.words) for one in State], default=State.ASKED.value
    )
    handed_in_on = models.DateField(null=True)
    approved = models.DateTimeField(null=True)
    changed = models.DateTimeField()
    changed_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ("organisation__order", "organisation__name", "pk")
        indexes = [
            models.Index(fields=("organisation", "state"), name="figure_answers_by_state"),
            models.Index(fields=("state", "request"), name="figure_answers_waiting"),
        ]
        constraints = [models.UniqueConstraint(fields=("request", "organisation"), name="one_answer_per_agency")]

    def __str__(self) -> str:
        return f"{self.request}: {self.organisation}"


class RevisionState(models.TextChoices):
    """What became of a revision."""

    DRAFTED = "drafted", "Đang nhập"
    HANDED_IN = "handed-in", "Chờ duyệt"
    RETURNED = "returned", "Trả lại"
    APPROVED = "approved", "Đã duyệt"
    DROPPED = "dropped", "Đã bỏ"


class Revision(models.Model):
    """The numbers as they were typed once. Only the last one changes, and only until it is handed in.

    `stands`: it was approved and counts; a later one that is approved takes its place. `correction` says why numbers
    that were approved are changed, `reason` why these were returned.
    """

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(help_text="1 for the first")
    state = models.CharField(max_length=10, choices=RevisionState.choices)
    above = models.BigIntegerField(null=True)
    below = models.BigIntegerField(null=True)
    note = models.CharField(max_length=2000, blank=True)
    correction = models.CharField(max_length=500, blank=True)
    evidence = models.ManyToManyField(EvidenceItem, related_name="+")
    stands = models.BooleanField(default=False)
    drafted = models.DateTimeField()
    drafted_by = models.CharField(max_length=200)
    handed_in = models.DateTimeField(null=True)
    handed_in_by = models.CharField(max_length=200, blank=True)
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, related_name="+", help_text="who handed it in"
    )
    decided = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=("answer", "number"), name="one_row_per_figure_revision"),
            models.UniqueConstraint(fields=("answer",), condition=Q(stands=True), name="one_figure_stands"),
            models.CheckConstraint(
                condition=(Q(above__isnull=True) | Q(above__gte=0)) & (Q(below__isnull=True) | Q(below__gte=0)),
                name="figures_are_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(stands=False) | Q(state="approved", above__isnull=False), name="what_stands_was_approved"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer} lần {self.number}"

    @property
    def numbers(self) -> Numbers:
        """Above and below the line."""
        return Numbers(self.above, self.below)
