"""A compiled draft under review: what the compiler said, what people made of it, which agency each phrase means."""

from typing import Self

from django.db import models

from kientao.base.actor import Actor
from kientao.people.models import Organisation
from kientao.people.roles import Role
from kientao.programme.models.draft import StoredDraft
from kientao.programme.models.plan import Plan


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, actor: Actor) -> Self:
        """The agency whose plan it becomes, and the programme office."""
        if actor.holds(Role.PROGRAMME_OFFICE):
            return self.all()
        if actor.organisation is None or not actor.holds(Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT):
            return self.none()
        return self.filter(owner=actor.organisation)


class Review(models.Model):
    """One draft on its way to a plan, or to a new version of one (`amends`)."""

    draft = models.OneToOneField(StoredDraft, on_delete=models.PROTECT, related_name="review")
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="reviews", help_text="whose plan")
    province = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    amends = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="amendments")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="reviews")
    state = models.CharField(
        max_length=10, default="open", choices=[("open", "Đang soát"), ("adopted", "Đã đưa vào"), ("dropped", "Đã bỏ")]
    )
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_at", "-pk")

    def __str__(self) -> str:
        return f"{self.draft}"


class ReviewItem(models.Model):
    """One task, target or duty. `compiled` never changes; `current` is what will be adopted (plan-draft/1 shapes)."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(
        max_length=10, choices=[("task", "Nhiệm vụ"), ("target", "Chỉ tiêu"), ("duty", "Trách nhiệm")]
    )
    order = models.PositiveIntegerField(help_text="steps of 1000, so that items can be put between")
    compiled_id = models.CharField(max_length=40, blank=True, help_text="id in the draft; empty for an added item")
    compiled = models.JSONField(null=True, blank=True)
    current = models.JSONField()
    state = models.CharField(
        max_length=10,
        default="proposed",
        choices=[("proposed", "Chưa xem"), ("accepted", "Đã duyệt"), ("dropped", "Đã bỏ")],
    )
    made_by = models.CharField(
        max_length=10,
        default="compiler",
        choices=[("compiler", "Trình biên dịch"), ("person", "Thêm tay"), ("split", "Tách"), ("merge", "Gộp")],
    )
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("kind", "order", "pk")
        indexes = [models.Index(fields=("review", "kind", "order"))]

    def __str__(self) -> str:
        return f"{self.kind} {self.compiled_id}"


class PhraseAnswer(models.Model):
    """What a phrase for agencies means in this review, once a person has said so."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=250)
    phrase = models.CharField(max_length=400)
    meaning = models.CharField(
        max_length=12,
        choices=[
            ("organisation", "Một cơ quan"),
            ("group", "Một nhóm cơ quan"),
            ("open", "Cơ quan liên quan, nêu tên sau"),
            ("external", "Ngoài tỉnh, không theo dõi"),
        ],
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.CharField(max_length=30, blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("review", "key"), name="one_answer_per_phrase")]

    def __str__(self) -> str:
        return self.phrase
