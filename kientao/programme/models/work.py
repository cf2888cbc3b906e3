"""The work a plan gives: assignments, their history, what was handed in, what was asked for."""

from typing import Any, NoReturn, Self

from django.db import models
from django.db.models import F, Q

from kientao.base.actor import Actor
from kientao.evidence.models import EvidenceItem
from kientao.people.models import Division, Officer, Organisation
from kientao.programme.models.plan import Deliverable, Plan, Section, Task
from kientao.programme.models.sight import groups_of, mandates_of, reads_everything, reads_own
from kientao.programme.rules.states import WORDS, State, WorkKind

_COUNTED = ("current_due", "original_due", "late_after", "decided_on")  # from which a row's status is judged
_STOOD = ("from_at", "to_at", *_COUNTED)


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, actor: Actor) -> Self:
        """Own work, what one receives, what one coordinates; everything for those who follow the programme."""
        if reads_everything(actor):
            return self.all()
        seen = Q(pk__in=[])
        for mandate in mandates_of(actor):
            seen |= Q(
                organisation__in=mandate.units.all(),
                plan__first_day__lte=mandate.inspected_to,
                plan__last_day__gte=mandate.inspected_from,
            )
        if reads_own(actor):
            tasks = Task.objects.order_by().filter(
                Q(parties__organisation=actor.organisation) | Q(parties__group__in=groups_of(actor))
            )
            seen |= Q(organisation=actor.organisation) | Q(receiver=actor.organisation) | Q(task__in=tasks.values("pk"))
        return self.filter(seen)

    def counted(self) -> Self:
        """What boards count: standing work and what was dropped stand apart."""
        return self.exclude(kind=WorkKind.STANDING).exclude(state=State.DROPPED)


class _Stands(models.Model):
    """The facts from which status, lateness and every count are decided."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="%(class)ss")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="%(class)ss")
    receiver = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="%(class)ss_received")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in WorkKind])
    state = models.CharField(max_length=20, choices=[(state.value, words) for state, words in WORDS.items()])
    original_due = models.DateField(null=True, blank=True)
    current_due = models.DateField(null=True, blank=True)
    late_after = models.DateField(null=True, blank=True, help_text="kientao.programme.rules.on_time.late_after")
    decided_on = models.DateField(null=True, blank=True, help_text="the date the agency is judged by")
    held_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss_held"
    )

    class Meta:
        abstract = True


class Assignment(_Stands):
    """One deliverable one lead agency owes, once: a recurring deliverable has one for each occurrence.

    `original_due` never changes; an extension moves `current_due`. `held_by` is who it waits for now.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="assignments")
    deliverable = models.ForeignKey(Deliverable, on_delete=models.PROTECT, related_name="assignments")
    occurrence = models.CharField(max_length=40, blank=True, help_text="Quý I/2026; empty when it is due once")
    occurrence_first = models.DateField(null=True, blank=True)
    occurrence_last = models.DateField(null=True, blank=True)
    condition = models.TextField(blank=True, help_text="what it waits for, in the words of the decision")
    correct_by = models.DateField(null=True, blank=True)
    holder = models.CharField(max_length=200, blank=True, help_text="who has it for signature")
    submitted_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    handed_in_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments")
    taken_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="passed_to", help_text="an ended agency's"
    )
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = (F("current_due").asc(nulls_last=True), "pk")
        indexes = [
            models.Index(fields=("organisation", "state", "current_due")),
            models.Index(fields=("receiver", "state")),
            models.Index(fields=("officer", "state")),
            models.Index(fields=("state", "late_after")),
            models.Index(fields=("task", "organisation")),
            # What boards count is read from an index alone, whatever it is counted by.
            models.Index(fields=("plan", "state", "kind", *_COUNTED), name="counted_by_plan"),
            models.Index(fields=("section", "state", "kind", "plan", *_COUNTED), name="counted_by_section"),
            # The state first: of all agencies together only what is open, or only what is finished, is read.
            models.Index(fields=("state", "organisation", "kind", "plan", *_COUNTED), name="counted_by_agency"),
            models.Index(
                fields=("held_by", "state", "kind", "plan", "late_after", "submitted_on"), name="counted_by_holder"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("deliverable", "organisation", "occurrence"), name="one_assignment_per_occurrence"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ACCEPTED) | Q(accepted_on__isnull=False), name="accepted_has_a_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deliverable} ({self.organisation})"


class Spell(_Stands):
    """How an assignment stood from one moment to the next: any board can be asked as of a past moment."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="spells")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="spells")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)
    act = models.CharField(max_length=40, help_text="what began it")
    actor = models.CharField(max_length=200)

    class Meta:
        ordering = ("from_at", "pk")
        indexes = [
            models.Index(fields=("act", "from_at", "assignment")),
            models.Index(fields=("assignment", "to_at")),
            models.Index(fields=("plan", "state", "kind", *_STOOD), name="stood_by_plan"),
            models.Index(fields=("section", "state", "kind", "plan", *_STOOD), name="stood_by_section"),
            models.Index(fields=("state", "organisation", "kind", "plan", *_STOOD), name="stood_by_agency"),
        ]
        constraints = [
            models.UniqueConstraint(fields=("assignment",), condition=Q(to_at__isnull=True), name="one_current_spell")
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.state} {self.from_at}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("history is never deleted")


class HandIn(models.Model):
    """A product with its evidence: prepared by the focal point, handed in by the head, accepted or returned.

    While it is "drafting" the evidence is still being put together, and nobody outside the agency sees it.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="hand_ins")
    number = models.PositiveIntegerField(help_text="1 for the first")
    state = models.CharField(
        max_length=10,
        choices=[
            ("drafting", "Đang chuẩn bị"),
            ("prepared", "Chờ thủ trưởng nộp"),
            ("sent-back", "Thủ trưởng trả lại"),
            ("waiting", "Chờ nghiệm thu"),
            ("accepted", "Đã nghiệm thu"),
            ("returned", "Trả lại"),
            ("withdrawn", "Đã rút"),
        ],
    )
    note = models.TextField(blank=True)
    evidence = models.ManyToManyField(EvidenceItem, related_name="hand_ins")
    submitted_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    handed_in_on = models.DateField(null=True, blank=True)
    prepared_at = models.DateTimeField()
    prepared_by = models.CharField(max_length=200)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_for = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="hand_ins_decided"
    )
    reason = models.TextField(blank=True)
    correct_by = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=("assignment", "number"), name="one_row_per_hand_in")]

    def __str__(self) -> str:
        return f"{self.assignment} lần {self.number}"


class Signing(models.Model):
    """It lies on somebody's desk for signature, since when."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="signings")
    submitted_on = models.DateField()
    document = models.CharField(max_length=120, blank=True, help_text="number of the tờ trình")
    holder = models.CharField(max_length=200)
    held_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="signings")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("submitted_on", "pk")

    def __str__(self) -> str:
        return f"{self.holder} {self.submitted_on}"


class Extension(models.Model):
    """More time, asked for by the agency, granted or refused by the level that set the deadline."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="extensions")
    asked_due = models.DateField()
    reason = models.TextField()
    difficulty = models.ForeignKey(
        "programme.Difficulty", on_delete=models.PROTECT, null=True, blank=True, related_name="extensions"
    )
    state = models.CharField(
        max_length=10,
        default="waiting",
        choices=[("waiting", "Chờ quyết định"), ("granted", "Đồng ý"), ("refused", "Không đồng ý")],
    )
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    due_before = models.DateField(null=True, blank=True, help_text="the deadline it was asked against")
    granted_due = models.DateField(null=True, blank=True)
    document_number = models.CharField(max_length=120, blank=True)
    document_date = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ("asked_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("assignment",), condition=Q(state="waiting"), name="one_extension_asked_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="granted") | Q(granted_due__isnull=False), name="granted_has_a_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment} → {self.asked_due}"


class Difficulty(models.Model):
    """Vướng mắc, kiến nghị: raised on a task, routed to who can resolve it, answered within a term."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="difficulties")
    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, null=True, blank=True, related_name="difficulties"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="difficulties")
    text = models.TextField()
    proposal = models.TextField(blank=True)
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=200)
    sent_to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="difficulties_received")
    answer_by = models.DateField()
    state = models.CharField(
        max_length=10,
        default="open",
        choices=[("open", "Chờ trả lời"), ("answered", "Đã trả lời"), ("closed", "Đã giải quyết")],
    )
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-raised_at", "-pk")
        indexes = [models.Index(fields=("sent_to", "state")), models.Index(fields=("organisation", "state"))]

    def __str__(self) -> str:
        return self.text[:200]


class Contribution(models.Model):
    """What a coordinating agency gives to a task. It owes nothing by it."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="contributions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="contributions")
    text = models.TextField()
    evidence = models.ManyToManyField(EvidenceItem, related_name="contributions")
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text[:200]
