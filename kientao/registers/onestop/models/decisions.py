"""Decisions that publish procedures: what was compiled, what people made of it, which agency each phrase means."""

import json
import uuid
from typing import Any, Self, cast

from django.db import models
from django.db.models import Q

from kientao.base.actor import Actor
from kientao.compiling.plan_json import LayoutJson
from kientao.people.models import Organisation
from kientao.people.roles import Role
from kientao.registers.onestop.rules.decision_agencies import Means

READERS = (Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT)


class ProcedureDecisionQuerySet(models.QuerySet["ProcedureDecision"]):
    def visible_to(self, actor: Actor, *, keeps_catalogue: bool) -> Self:
        """Those who keep the catalogue see all, an agency what it brought in and what is about its procedures."""
        if keeps_catalogue:
            return self.all()
        if actor.organisation is None or not actor.holds(*READERS):
            return self.none()
        return self.filter(Q(owner=actor.organisation) | Q(keeper=actor.organisation))

    def without_text(self) -> Self:
        """For lists: the long columns stay where they are."""
        return self.defer("text", "draft_text", "layout")


class DecisionState(models.TextChoices):
    """What becomes of a decision."""

    OPEN = "open", "Đang soát"
    ADOPTED = "adopted", "Đã đưa vào danh mục"
    DROPPED = "dropped", "Đã bỏ"


class ProcedureDecision(models.Model):
    """A decision beside the draft compiled from it; neither text nor draft ever changes.

    `owner` brought it in. `keeper` keeps the procedures it publishes: guessed from its words, settled by a person.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request_id = models.UUIDField(unique=True, help_text="one per filled-in form: sending it twice stores one row")
    name = models.CharField(max_length=255)
    format = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64, db_index=True)
    title = models.TextField(blank=True)
    number = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    procedures = models.PositiveIntegerField()
    processes = models.PositiveIntegerField()
    steps = models.PositiveIntegerField()
    errors = models.PositiveIntegerField()
    warnings = models.PositiveIntegerField()
    text = models.TextField()
    draft_text = models.TextField(help_text="procedure-draft/1 as JSON, as the compiler printed it")
    layout = models.JSONField(default=list, help_text="paragraphs and tables as places in the text")
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=DecisionState.choices, default=DecisionState.OPEN)
    valid_from = models.DateField(null=True, blank=True, help_text="from when what it brought holds; empty for drafts")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=200, blank=True)
    created = models.DateTimeField()
    created_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    objects = ProcedureDecisionQuerySet.as_manager()

    class Meta:
        ordering = ("-created", "-pk")
        indexes = [models.Index(fields=("owner", "-created")), models.Index(fields=("keeper", "-created"))]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="decision_has_a_name")]

    def __str__(self) -> str:
        return self.number or self.name

    @property
    def draft(self) -> dict[str, Any]:
        """The draft, read anew each time."""
        return cast("dict[str, Any]", json.loads(self.draft_text))

    @property
    def blocks(self) -> list[LayoutJson]:
        """The layout in its shape."""
        return cast("list[LayoutJson]", self.layout)


class ItemKind(models.TextChoices):
    """What an item of a decision is."""

    PROCEDURE = "procedure", "Thủ tục"
    PROCESS = "process", "Quy trình"


class ItemState(models.TextChoices):
    """What people said of it."""

    PROPOSED = "proposed", "Chưa xem"
    ACCEPTED = "accepted", "Đã duyệt"
    DROPPED = "dropped", "Đã bỏ"


class DecisionItem(models.Model):
    """One procedure, or a process of one (`of`). `compiled` never changes, `current` is what will be adopted.

    Both are kientao.registers.onestop.rules.from_decision values; the words they came from stand in the decision's
    draft under `compiled_id`.
    """

    decision = models.ForeignKey(ProcedureDecision, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=10, choices=ItemKind.choices)
    of = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="processes")
    order = models.PositiveIntegerField()
    compiled_id = models.CharField(max_length=40)
    compiled = models.JSONField()
    current = models.JSONField()
    state = models.CharField(max_length=10, choices=ItemState.choices, default=ItemState.PROPOSED)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("order", "pk")
        constraints = [
            models.UniqueConstraint(fields=("decision", "kind", "compiled_id"), name="one_item_of_a_decision_per_id")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.compiled_id}"


class DecisionAgency(models.Model):
    """Words for an agency in the processes of a decision, and what they mean: as the register says, or a person."""

    decision = models.ForeignKey(ProcedureDecision, on_delete=models.CASCADE, related_name="agencies")
    key = models.CharField(max_length=250)
    words = models.CharField(max_length=250)
    means = models.CharField(max_length=12, choices=[(one.value, one.words) for one in Means])
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True, help_text="why the register isn't sure")
    candidates = models.JSONField(default=list, help_text="ids of organisations that may be meant, the likest first")
    guess = models.JSONField(default=list, help_text="[means, id of the organisation] as the register said")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=("decision", "key"), name="one_meaning_per_phrase_of_a_decision")]

    def __str__(self) -> str:
        return self.words
