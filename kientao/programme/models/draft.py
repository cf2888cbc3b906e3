"""Decisions that were compiled and kept."""

import json
import uuid
from typing import Self, cast

from django.db import models

from kientao.base.actor import Actor
from kientao.compiling.plan_json import DraftJson, LayoutJson
from kientao.people.models import Organisation
from kientao.people.roles import Role
from kientao.programme.models.sight import reads_own


class StoredDraftQuerySet(models.QuerySet["StoredDraft"]):
    def visible_to(self, actor: Actor) -> Self:
        """The agency that had it compiled, and the programme office."""
        if actor.holds(Role.PROGRAMME_OFFICE):
            return self.all()
        return self.filter(owner=actor.organisation) if reads_own(actor) else self.none()

    def recent(self) -> Self:
        """Newest first, without the long columns."""
        return self.defer("text", "draft_text", "layout").order_by("-created", "-pk")


class StoredDraft(models.Model):
    """A document's text beside the draft compiled from it. Neither ever changes; compiling again makes a new row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request_id = models.UUIDField(unique=True, help_text="one per filled-in form: sending it twice stores one row")
    name = models.CharField(max_length=255)
    format = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64, db_index=True)
    title = models.TextField(blank=True)
    tasks = models.PositiveIntegerField()
    targets = models.PositiveIntegerField()
    errors = models.PositiveIntegerField()
    warnings = models.PositiveIntegerField()
    is_sample = models.BooleanField(default=False)
    text = models.TextField()
    draft_text = models.TextField(help_text="plan-draft/1 as JSON, as the compiler printed it")
    layout = models.JSONField(default=list, help_text="paragraphs and tables as places in the text; empty in old rows")
    owner = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="drafts",
        help_text="the agency that had it compiled; none for what the system brings along",
    )
    created = models.DateTimeField()

    objects = StoredDraftQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="draft_has_a_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def draft(self) -> DraftJson:
        """The draft, read anew each time."""
        return cast(DraftJson, json.loads(self.draft_text))

    @property
    def blocks(self) -> list[LayoutJson]:
        """The layout in its shape; empty where none was kept."""
        return cast("list[LayoutJson]", self.layout)
