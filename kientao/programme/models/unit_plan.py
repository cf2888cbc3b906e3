"""A unit's own yearly plan while it is being drafted: its items, where each comes from, who in the unit does it."""

from typing import Self

from django.db import models
from django.db.models import Q

from kientao.base.actor import Actor
from kientao.people.models import Division, Officer, Organisation
from kientao.people.roles import Role
from kientao.programme.models.plan import Plan, Section, Target, Task
from kientao.programme.models.sight import reads_own


class UnitDraftQuerySet(models.QuerySet["UnitDraft"]):
    def visible_to(self, actor: Actor) -> Self:
        """The unit whose plan it becomes, and the programme office."""
        if actor.holds(Role.PROGRAMME_OFFICE):
            return self.all()
        return self.filter(owner=actor.organisation) if reads_own(actor) else self.none()


class UnitDraft(models.Model):
    """The plan of one unit for one year under a plan of its province. Adopted, it keeps what the plan was made from."""

    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="unit_drafts", help_text="whose plan"
    )
    parent = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="unit_drafts", help_text="the province's")
    year = models.PositiveSmallIntegerField()
    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="unit_draft")
    state = models.CharField(
        max_length=10,
        default="open",
        choices=[("open", "Đang xây dựng"), ("adopted", "Đã ban hành"), ("dropped", "Đã bỏ")],
    )
    deviations = models.PositiveIntegerField(default=0, help_text="errors it was adopted with, each explained")
    explanation = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    objects = UnitDraftQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "-opened_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("owner", "parent", "year"), condition=~Q(state="dropped"), name="one_plan_of_a_unit_per_year"
            ),
            models.CheckConstraint(
                condition=~Q(state="adopted") | Q(plan__isnull=False), name="adopted_unit_draft_has_a_plan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner} {self.year}"


class UnitDraftItem(models.Model):
    """One task or target. `current` is what will be adopted (plan-draft/1 shapes); `proposed` what was put forward.

    `follows` and `follows_target` are what it carries out of the plans above, or what was left of last year.
    """

    draft = models.ForeignKey(UnitDraft, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=10, choices=[("task", "Nhiệm vụ"), ("target", "Chỉ tiêu")])
    source = models.CharField(
        max_length=10,
        choices=[("given", "Tỉnh giao"), ("unfinished", "Năm trước chuyển sang"), ("own", "Đơn vị tự đề ra")],
    )
    follows = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    follows_target = models.ForeignKey(Target, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.PositiveIntegerField()
    proposed = models.JSONField(null=True, blank=True)
    current = models.JSONField()
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, default="kept", choices=[("kept", "Đưa vào"), ("dropped", "Không đưa vào")])
    reason = models.TextField(blank=True, help_text="why it was left out")
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("kind", "order", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("draft", "follows"), condition=Q(follows__isnull=False), name="one_item_per_followed_task"
            ),
            models.UniqueConstraint(
                fields=("draft", "follows_target"),
                condition=Q(follows_target__isnull=False),
                name="one_item_per_followed_target",
            ),
        ]

    def __str__(self) -> str:
        return str(self.current.get("text", ""))[:200]
