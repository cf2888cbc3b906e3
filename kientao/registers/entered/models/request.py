"""A figure asked for: one question, one period, any number of agencies."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from kientao.base.actor import Actor
from kientao.facts.questions import QUESTIONS, Question
from kientao.kernel.period import Period
from kientao.people.models import Organisation
from kientao.registers.entered.models.sight import OWN, sees_all
from kientao.registers.entered.rules.periods import period_words


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, actor: Actor) -> Self:
        """All for whoever sees all; an agency those that ask it."""
        if sees_all(actor):
            return self.all()
        if actor.organisation is None or not actor.holds(*OWN):
            return self.none()
        return self.filter(answers__organisation=actor.organisation)  # one answer an agency: no row comes twice

    def standing(self) -> Self:
        """Not withdrawn."""
        return self.filter(withdrawn__isnull=True)


class Request(models.Model):
    """`question` is a code of `kientao.facts.questions`. `office` asks; `original_due` never changes.

    Once withdrawn it asks nobody any more and none of its answers counts; another may then ask for the same.
    """

    question = models.CharField(max_length=40)
    first = models.DateField()
    last = models.DateField()
    original_due = models.DateField()
    due = models.DateField()
    note = models.CharField(max_length=1000, blank=True)
    office = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    opened = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    withdrawn = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=500, blank=True, help_text="why it was withdrawn")
    changed = models.DateTimeField()
    changed_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ("-last", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("question", "first", "last"), condition=Q(withdrawn__isnull=True), name="figure_asked_once"
            ),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="figure_period_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.words}, {self.period_words}"

    @property
    def asks(self) -> Question | None:
        """None for a question that isn't asked any more."""
        return QUESTIONS.get(self.question)

    @property
    def words(self) -> str:
        """What is asked."""
        return self.asks.words if self.asks else self.question

    @property
    def period(self) -> Period:
        """Both days inclusive."""
        return Period(self.first, self.last)

    @property
    def period_words(self) -> str:
        """ "Quý I/2026"."""
        return period_words(self.period)
