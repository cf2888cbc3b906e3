"""Procedures (TTHC), their versions and the processes they are carried out by."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from kientao.people.models import Organisation
from kientao.registers.onestop.rules.procedure import Change, Level, OnlineLevel


class VersionState(models.TextChoices):
    """What becomes of a version. Published ones never change: dossiers stand on them."""

    DRAFT = "draft", "Dự thảo"
    PUBLISHED = "published", "Đã công bố"
    ENDED = "ended", "Hết hiệu lực"


class Procedure(models.Model):
    """One procedure by its national code; everything else stands in its versions.

    `owner` keeps it (a department); `internal` ones run between agencies and are not offered to citizens.
    """

    code = models.CharField(max_length=40, unique=True, help_text="1.012994")
    name = models.CharField(max_length=1000, help_text="of the newest version, for lists")
    field = models.CharField(max_length=250, blank=True, help_text="lĩnh vực, of the newest version")
    level = models.CharField(max_length=10, choices=[(one.value, one.words) for one in Level], default=Level.PROVINCE)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="procedures")
    internal = models.BooleanField(default=False)
    search = models.TextField(default="", help_text="code, name and field without accents")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("code",)
        indexes = [models.Index(fields=("owner", "code")), models.Index(fields=("field", "code"))]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ProcedureVersionQuerySet(models.QuerySet["ProcedureVersion"]):
    def on(self, day: date) -> Self:
        """Published and in force on the day, both ends counted."""
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day), state=VersionState.PUBLISHED, valid_from__lte=day
        )


class ProcedureVersion(models.Model):
    """What a procedure said from a date on: `content` is kientao.registers.onestop.rules.procedure.Content.

    `decision…` published it in the province, `ministry…` is what it follows: how late it came is a measured fact.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    change = models.CharField(max_length=10, choices=[(one.value, one.words) for one in Change], default=Change.NEW)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    online = models.CharField(max_length=10, choices=[(one.value, one.words) for one in OnlineLevel])
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True, help_text="the last day")
    decision = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    ministry_decision = models.CharField(max_length=120, blank=True)
    ministry_decided_on = models.DateField(null=True, blank=True)
    takes_effect_on = models.DateField(null=True, blank=True, help_text="when the law it follows takes effect")
    publish_by = models.DateField(null=True, blank=True, help_text="the last day on which publishing is on time")
    shortened = models.BooleanField(default=False, help_text="the law was made in the shortened procedure")
    entered_on = models.DateField(null=True, blank=True, help_text="when it was entered in the national database")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=20, blank=True, help_text="typed, csv, excel, decision")
    changed_by = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = ProcedureVersionQuerySet.as_manager()

    class Meta:
        ordering = ("procedure", "number")
        indexes = [models.Index(fields=("state", "valid_from")), models.Index(fields=("procedure", "state"))]
        constraints = [
            models.UniqueConstraint(fields=("procedure", "number"), name="one_procedure_version_per_number"),
            models.UniqueConstraint(
                fields=("procedure",), condition=Q(state="draft"), name="one_draft_of_a_procedure_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(valid_from__isnull=False), name="published_from_a_date"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="procedure_ends_after"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure.code} bản {self.number}"


class ProcessVersion(models.Model):
    """How a procedure is carried out: `content` is kientao.registers.onestop.rules.process.Process.

    With an organisation it is that agency's own variant. Published ones never change.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="processes")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="process_variants"
    )
    variant = models.CharField(max_length=250, blank=True, help_text="Quy trình giải quyết tại cấp xã")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=200, blank=True)
    changed_by = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("procedure", "organisation", "number")
        indexes = [models.Index(fields=("procedure", "state"))]
        constraints = [
            models.UniqueConstraint(
                "procedure",
                Coalesce("organisation", 0),
                "variant",
                "number",
                name="one_process_version_per_number",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(valid_from__isnull=False), name="process_published_from_a_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure.code} quy trình {self.number}"


class PostOfStep(models.Model):
    """Who does a process's post in an agency: the words of the decision answered once, for every procedure."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="process_posts")
    words = models.CharField(max_length=250, help_text="the post as processes name it")
    key = models.CharField(max_length=250, help_text="kientao.kernel.key of the words")
    post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="process_posts")

    class Meta:
        constraints = [models.UniqueConstraint(fields=("organisation", "key"), name="one_post_per_words")]

    def __str__(self) -> str:
        return f"{self.words} → {self.post}"


class Reduction(models.Model):
    """A review of a procedure (rà soát, cắt giảm): cost and time before and after, proposed and approved.

    Costs in đồng as TT 02/2017/TT-VPCP, Điều 27 counts them; `after` is kept as proposed until it is approved.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="reductions")
    state = models.CharField(
        max_length=10,
        choices=[("proposed", "Đề xuất"), ("approved", "Đã duyệt"), ("refused", "Không duyệt")],
        default="proposed",
    )
    text = models.TextField(help_text="what is proposed: fewer papers, a shorter term, no longer needed")
    content_before = models.JSONField(help_text="rules/compliance_cost.Cost and the term")
    content_after = models.JSONField()
    saves = models.BigIntegerField(help_text="đồng a year")
    decision = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.text[:200]


class Assessment(models.Model):
    """Impact assessment of a procedure that a new legal document would bring (NĐ 63/2010/NĐ-CP, Điều 10, 11)."""

    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, null=True, blank=True, related_name="assessments"
    )
    title = models.CharField(max_length=1000)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assessments")
    draft_document = models.CharField(max_length=500, help_text="the draft that brings it")
    needed = models.TextField(help_text="sự cần thiết")
    reasonable = models.TextField(help_text="tính hợp lý")
    lawful = models.TextField(help_text="tính hợp pháp")
    cost = models.JSONField(help_text="rules/compliance_cost.Cost")
    state = models.CharField(max_length=10, choices=[("draft", "Đang đánh giá"), ("done", "Đã đánh giá")])
    done_on = models.DateField(null=True, blank=True)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.title[:200]
