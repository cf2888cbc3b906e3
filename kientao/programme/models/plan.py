"""Plans in force: versions, sections, targets, tasks, deliverables, and who was named."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from kientao.base.actor import Actor
from kientao.people.domains import DOMAINS
from kientao.people.models import Organisation
from kientao.programme.models.draft import StoredDraft
from kientao.programme.models.sight import groups_of, mandates_of, reads_everything, reads_own
from kientao.programme.rules.on_time import Deciding


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those that read everything see all; others their agency's own plans and those that give it a part."""
        if reads_everything(actor):
            return self.all()
        plans = Plan.objects.order_by().values("pk")
        seen = Q(pk__in=[])
        for mandate in mandates_of(actor):
            seen |= Q(
                pk__in=plans.filter(assignments__organisation__in=mandate.units.all()),
                first_day__lte=mandate.inspected_to,
                last_day__gte=mandate.inspected_from,
            )
        if reads_own(actor):
            named = Q(tasks__parties__organisation=actor.organisation) | Q(tasks__parties__group__in=groups_of(actor))
            mine = Q(assignments__organisation=actor.organisation) | Q(assignments__receiver=actor.organisation)
            seen |= Q(owner=actor.organisation) | Q(pk__in=plans.filter(mine)) | Q(pk__in=plans.filter(named))
        return self.filter(seen)


class Plan(models.Model):
    """What an organisation has decided to do in a period, or a ledger of single assignments and conclusions."""

    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plans", help_text="whose plan")
    province = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plans_within")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    kind = models.CharField(
        max_length=12,
        choices=[("programme", "Kế hoạch của tỉnh"), ("unit", "Kế hoạch của đơn vị"), ("ledger", "Sổ giao việc")],
    )
    title = models.TextField()
    number = models.CharField(max_length=80, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    first_day = models.DateField()
    last_day = models.DateField()
    state = models.CharField(
        max_length=10,
        default="running",
        choices=[("drafting", "Đang xây dựng"), ("running", "Đang thực hiện"), ("closed", "Đã kết thúc")],
    )
    deciding = models.CharField(
        max_length=12, default=Deciding.HAND_IN, choices=[(rule.value, rule.words) for rule in Deciding]
    )
    receiver = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="plans_received"
    )
    soon_days = models.PositiveIntegerField(default=14, help_text="calendar days before the deadline that are soon")
    correction_days = models.PositiveIntegerField(default=5, help_text="working days to correct what was returned")
    answer_days = models.PositiveIntegerField(default=7, help_text="working days to answer a difficulty")
    vice_chair = models.ForeignKey(
        "people.Officer", on_delete=models.PROTECT, null=True, blank=True, related_name="plans_in_charge"
    )
    version = models.PositiveIntegerField(default=1)
    created = models.DateTimeField()

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ("-first_day", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="plan_has_a_title"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="plan_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return self.title


class PlanVersion(models.Model):
    """One decision that made or changed the plan. The first has number 1."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    draft = models.ForeignKey(StoredDraft, on_delete=models.PROTECT, null=True, blank=True, related_name="versions")
    decision_number = models.CharField(max_length=80, blank=True)
    decision_date = models.DateField(null=True, blank=True)
    adopted_at = models.DateTimeField()
    adopted_by = models.CharField(max_length=200)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=("plan", "number"), name="one_row_per_plan_version")]

    def __str__(self) -> str:
        return f"{self.plan} (lần {self.number})"


class _Versioned(models.Model):
    """Came with one version and may have gone with a later one; a changed item is a new row that replaces the old."""

    since = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    until = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    draft = models.ForeignKey(StoredDraft, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    compiled_id = models.CharField(max_length=40, blank=True, help_text="id in the draft")
    spans = models.JSONField(default=list, help_text="the words of the decision, as in plan-draft/1")

    class Meta:
        abstract = True


class Section(models.Model):
    """A heading of the plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    label = models.CharField(max_length=40, blank=True)
    title = models.TextField()
    domain = models.CharField(max_length=40, blank=True, choices=list(DOMAINS.items()))
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"{self.label} {self.title}".strip()


class Task(_Versioned):
    """What is to be done."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks")
    number = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    goal = models.TextField(blank=True)
    note = models.TextField(blank=True)
    budget = models.TextField(blank=True)
    order = models.PositiveIntegerField()
    origin = models.CharField(
        max_length=12,
        default="decision",
        choices=[
            ("decision", "Quyết định"),
            ("workbook", "Tệp Excel"),
            ("conclusion", "Kết luận cuộc họp"),
            ("order", "Chủ tịch giao"),
            ("own", "Đơn vị tự đề ra"),
        ],
    )
    origin_document = models.CharField(
        max_length=250, blank=True, help_text="number and date of the conclusion or order"
    )
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by", help_text="the plan above"
    )
    search = models.TextField(help_text="without accents")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("order", "pk")
        indexes = [models.Index(fields=("plan", "order"))]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"[:200] if self.number else self.text[:200]


class Target(_Versioned):
    """A wanted level. Exact decimals; `value` is None where the words give none (a rank in words)."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="targets")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True, related_name="targets")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, blank=True, related_name="targets")
    kind = models.CharField(max_length=10, choices=[("target", "Chỉ tiêu"), ("baseline", "Hiện trạng")])
    text = models.TextField()
    subject = models.TextField(blank=True)
    comparator = models.CharField(max_length=8, blank=True)
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    value_to = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=20)
    change = models.CharField(max_length=10, blank=True)
    base = models.TextField(blank=True)
    level = models.CharField(max_length=10, blank=True)
    due = models.DateField(null=True, blank=True)
    schedule = models.JSONField(default=list)
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.text[:200]


class Deliverable(models.Model):
    """What a task yields, with its own deadline as the words gave it."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="deliverables")
    order = models.PositiveIntegerField()
    text = models.TextField()
    kind = models.CharField(max_length=40, blank=True, help_text="Kế hoạch, Quyết định, Báo cáo …")
    deadline_text = models.TextField(blank=True)
    deadline_kind = models.CharField(max_length=12, blank=True)
    window_first = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    recurrence = models.JSONField(default=list)
    spans = models.JSONField(default=list)

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.text[:200]


class Party(models.Model):
    """Somebody the words name for a task: one agency, a group, somebody outside, or "related" ones left open."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="parties")
    order = models.PositiveIntegerField()
    role = models.CharField(
        max_length=14,
        choices=[
            ("lead", "Chủ trì"),
            ("coordinating", "Phối hợp"),
            ("implementing", "Thực hiện"),
            ("collating", "Tổng hợp"),
            ("other", "Vai trò khác"),
        ],
    )
    role_words = models.CharField(max_length=60, blank=True)
    phrase = models.TextField(help_text="as the decision says it")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    group = models.CharField(max_length=30, blank=True, help_text="collective of plan-draft/1 that exists by kind")
    is_open = models.BooleanField(default=False, help_text="related agencies: the lead still has to name them")
    named_by = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="names", help_text="the open party"
    )

    class Meta:
        ordering = ("order", "pk")
        indexes = [models.Index(fields=("organisation", "role")), models.Index(fields=("group", "role"))]

    def __str__(self) -> str:
        return self.phrase
