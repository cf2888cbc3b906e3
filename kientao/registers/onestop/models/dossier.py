"""Dossiers: who asked for what, where it came in, who decides, how it stands and what it is judged by."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kientao.base.actor import Actor
from kientao.kernel.working_time import WorkingTime, add_minutes, minutes_between
from kientao.people.models import Officer, Organisation
from kientao.registers.onestop.models.hours import RulesVersion
from kientao.registers.onestop.models.procedure import Procedure, ProcedureVersion, ProcessVersion
from kientao.registers.onestop.models.sight import sees_agency, sees_everything
from kientao.registers.onestop.rules.lateness import Times
from kientao.registers.onestop.rules.procedure import Channel
from kientao.registers.onestop.rules.states import WORDS, Status

_STATUSES = [(one.value, words) for one, words in WORDS.items()]
_CHANNELS = [(one.value, one.words) for one in Channel]


class DossierQuerySet(models.QuerySet["Dossier"]):
    def visible_to(self, actor: Actor) -> Self:
        """The agency's own (received, decided, helped, returned there) for its counter and heads; for other officers
        those they had a step of; everything for leaders and who follows procedures."""
        if sees_everything(actor):
            return self.all()
        if actor.organisation is None:
            return self.none()
        if sees_agency(actor):
            here = actor.organisation
            return self.filter(Q(received_at=here) | Q(competent=here) | Q(helped_at=here) | Q(result_at=here))
        if actor.officer is None:
            return self.none()
        return self.filter(Exists(StepRun.objects.filter(dossier=OuterRef("pk"), officer=actor.officer)))


class Judged(models.Model):
    """What a dossier is judged by, in the dossier and in each of its spells (kientao…rules.lateness.Times).

    References have no index of their own where one below begins with them: each costs a million rows their writing.
    """

    status = models.PositiveSmallIntegerField(choices=_STATUSES)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, db_index=False, related_name="%(class)ss")
    competent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, db_index=False, related_name="%(class)ss_decided"
    )
    received_at = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="%(class)ss_received",
    )
    channel = models.PositiveSmallIntegerField(choices=_CHANNELS)
    received_on = models.DateTimeField(null=True, blank=True, help_text="the moment of the receipt")
    due = models.DateTimeField(null=True, blank=True)
    early_until = models.DateTimeField(null=True, blank=True)
    statistic_due = models.DateTimeField(null=True, blank=True)
    statistic_early_until = models.DateTimeField(null=True, blank=True)
    paused_since = models.DateTimeField(null=True, blank=True)
    ended = models.DateTimeField(null=True, blank=True)
    requests = models.PositiveSmallIntegerField(default=0, help_text="for supplements")

    class Meta:
        abstract = True

    @property
    def times(self) -> Times:
        """What the rules judge."""
        return Times(
            self.due,
            self.early_until,
            self.statistic_due,
            self.statistic_early_until,
            self.ended,
            self.paused_since,
            self.requests,
        )


class Dossier(Judged):
    """One dossier (hồ sơ). Moments end in nothing but say what happened; agencies are `…_at` and `competent`.

    `first_due` never changes. `promised` is what the citizen was told last: it moves with `due`, or alone by an
    apology, whose later day no due date takes back.
    `elsewhere` names the system that handles it: it is then only followed. `parent` is the dossier a step of which
    handed this one over to another agency.
    """

    code = models.CharField(max_length=60)
    version_of_procedure = models.ForeignKey(
        ProcedureVersion, on_delete=models.PROTECT, related_name="dossiers", db_index=False
    )
    process = models.ForeignKey(
        ProcessVersion, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="dossiers"
    )
    rules = models.ForeignKey(
        RulesVersion, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="dossiers"
    )
    case = models.CharField(max_length=250, blank=True)
    subject = models.CharField(max_length=1000, blank=True, help_text="trích yếu")
    applicant_name = models.CharField(max_length=300)
    search = models.TextField(default="", help_text="code, applicant and subject without accents")
    helped_at = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="dossiers_helped"
    )
    result_at = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="dossiers_returned"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="children"
    )
    elsewhere = models.CharField(max_length=120, blank=True)
    elsewhere_code = models.CharField(max_length=80, blank=True)
    elsewhere_hash = models.CharField(max_length=32, blank=True, help_text="of what that system said of it last")
    filed = models.DateTimeField(help_text="when the citizen filed it")
    answer_by = models.DateTimeField(null=True, blank=True, help_text="an online dossier is answered until then")
    counted_from = models.DateTimeField(null=True, blank=True, help_text="where the appointment's term begins")
    first_due = models.DateTimeField(null=True, blank=True)
    promised = models.DateTimeField(null=True, blank=True)
    reappointments = models.PositiveSmallIntegerField(default=0)
    done = models.DateTimeField(null=True, blank=True)
    returned = models.DateTimeField(null=True, blank=True)
    calendar_version = models.CharField(max_length=64, blank=True)
    term_amount = models.PositiveIntegerField(null=True, blank=True)
    term_unit = models.CharField(max_length=15, blank=True)
    paper_number = models.CharField(max_length=40, blank=True, help_text="of the pre-numbered receipt, offline")
    confirmed_by = models.CharField(max_length=200, blank=True, help_text="who confirmed what was entered afterwards")
    entered_late = models.BooleanField(default=False, help_text="recorded afterwards from a paper receipt")
    way_back = models.CharField(
        max_length=10,
        choices=[("counter", "Nhận tại nơi hẹn"), ("post", "Qua bưu chính"), ("online", "Trực tuyến")],
        default="counter",
    )
    recipient = models.CharField(max_length=300, blank=True, help_text="who took the result")
    result_due = models.BooleanField(default=True, help_text="something is handed out at the end")
    request_id = models.UUIDField(null=True, blank=True, help_text="of the form: sent twice, kept once")
    created = models.DateTimeField(help_text="when it was recorded")
    created_by = models.CharField(max_length=200)
    changed_by = models.CharField(max_length=200)
    changed = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = DossierQuerySet.as_manager()

    class Meta:
        indexes = [  # what is new comes last in them, where adding costs least; the newest first is read backwards
            models.Index(fields=("competent", "status", "due")),
            models.Index(fields=("received_at", "status", "due")),
            models.Index(fields=("competent", "created")),
            models.Index(fields=("received_at", "received_on")),
            models.Index(
                fields=("due", "status", "paused_since", "competent", "received_at", "received_on", "ended", "id"),
                condition=Q(status__in=[2, 4, 5, 6]),
                name="open_dossiers",  # what is late is counted without reading the dossiers
            ),
            models.Index(
                fields=("received_at",), condition=Q(entered_late=True, confirmed_by=""), name="late_to_confirm"
            ),
            models.Index(fields=("received_at", "created"), name="dossier_received_newest"),
            models.Index(
                fields=("helped_at", "created"), condition=Q(helped_at__isnull=False), name="dossier_helped_newest"
            ),
            models.Index(
                fields=("result_at", "created"), condition=Q(result_at__isnull=False), name="dossier_result_newest"
            ),
            models.Index(fields=("parent",), condition=Q(parent__isnull=False), name="dossier_parent"),
            models.Index(fields=("process",), condition=Q(process__isnull=False), name="dossier_process"),
            models.Index(fields=("procedure", "status", "due")),
            models.Index(fields=("status", "due")),
            models.Index(fields=("created",)),
            models.Index(fields=("ended",), condition=Q(ended__isnull=False), name="dossier_ended"),
            models.Index(
                fields=("competent", "answer_by"), condition=Q(status=Status.FILED.value), name="dossier_to_answer"
            ),
        ]
        constraints = [
            models.UniqueConstraint(  # one index for a code and for how it begins
                fields=("code",), opclasses=("varchar_pattern_ops",), name="one_dossier_per_code"
            ),
            models.UniqueConstraint(
                fields=("request_id",), condition=Q(request_id__isnull=False), name="one_dossier_per_request"
            ),
            models.CheckConstraint(condition=~Q(code=""), name="dossier_has_a_code"),
            models.CheckConstraint(
                condition=Q(ended__isnull=True) | Q(status__in=[3, 7, 8, 9, 10]),
                name="only_what_ended_has_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[3, 7, 8, 9, 10]) | Q(ended__isnull=False), name="what_ended_says_when"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[5, 3, 7, 8]) | Q(paused_since__isnull=True), name="paused_only_for_a_supplement"
            ),
            models.UniqueConstraint(
                fields=("paper_number", "received_at"), condition=~Q(paper_number=""), name="a_paper_receipt_once"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def promised_with(self, due: datetime | None) -> datetime | None:
        """What the citizen is promised when it is due then: not before the day an apology gave."""
        if self.reappointments and due is not None and self.promised is not None:
            return max(due, self.promised)
        return due


class Applicant(models.Model):
    """Who asks, as they were when they asked. Kept apart from the dossier: read rarely, logged, forgotten one day."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, primary_key=True, related_name="applicant")
    kind = models.PositiveSmallIntegerField(
        choices=[(1, "Công dân"), (2, "Doanh nghiệp"), (3, "Cơ quan"), (4, "Khác")], default=1
    )
    id_kind = models.PositiveSmallIntegerField(
        choices=[(0, "Không có"), (1, "Căn cước"), (2, "Hộ chiếu"), (3, "Mã số doanh nghiệp"), (4, "Mã số thuế"),
                 (5, "Khác")],
        default=0,
    )  # fmt: skip
    id_number = models.CharField(max_length=40, blank=True)
    verified = models.BooleanField(default=False, help_text="by VNeID, where it came from the national portal")
    birth_date = models.DateField(null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=500, blank=True)
    unit_code = models.CharField(max_length=5, blank=True, help_text="commune of the address")
    agent_name = models.CharField(max_length=300, blank=True, help_text="who files in their place")
    agent_id_number = models.CharField(max_length=40, blank=True)
    agent_phone = models.CharField(max_length=20, blank=True)
    wants = models.CharField(max_length=40, blank=True, help_text="how to be told: email,sms,zalo")
    forgotten = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=("id_number",), name="applicant_id_number"),
            models.Index(fields=("phone",), name="applicant_phone"),
        ]

    def __str__(self) -> str:
        return f"applicant of {self.dossier_id}"


class CodeSequence(models.Model):
    """The last number given on a date under a prefix. Its row is locked, so numbers have no gap and no double."""

    prefix = models.CharField(max_length=50)
    date = models.DateField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("prefix", "date"), name="one_sequence_per_prefix_and_date")]

    def __str__(self) -> str:
        return f"{self.prefix} {self.date} {self.last}"


class StepState(models.TextChoices):
    """What became of a step."""

    OPEN = "open", "Đang làm"
    DONE = "done", "Đã xong"
    SENT_BACK = "sent-back", "Trả lại bước trước"
    SKIPPED = "skipped", "Không thực hiện"
    CANCELLED = "cancelled", "Dừng"


class StepRun(models.Model):
    """One step of a dossier being done: by which agency, post and officer, from when, until when.

    `officer` None waits for somebody of the post (or, without one, of the agency) to take it. `waits_for` is the child
    dossier it waits for.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, db_index=False, related_name="steps")
    number = models.PositiveIntegerField(help_text="in the order they began")
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=1000)
    kind = models.CharField(max_length=10)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="step_runs")
    post_words = models.CharField(max_length=250, blank=True)
    post = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="step_runs")
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="step_runs"
    )
    state = models.CharField(max_length=10, choices=StepState.choices, default=StepState.OPEN)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    started = models.DateTimeField()
    due = models.DateTimeField(null=True, blank=True)
    paused_since = models.DateTimeField(null=True, blank=True)
    finished = models.DateTimeField(null=True, blank=True)
    giver = models.CharField(max_length=200, blank=True)
    receiver = models.CharField(max_length=200, blank=True, help_text="who did it")
    outcome = models.CharField(max_length=250, blank=True, help_text="the condition chosen")
    note = models.TextField(blank=True)
    waits_for = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, blank=True, related_name="awaited_by")

    class Meta:
        ordering = ("dossier", "number")
        indexes = [
            models.Index(fields=("organisation", "due"), condition=Q(state="open"), name="open_steps_of_agency"),
            models.Index(fields=("officer", "due"), condition=Q(state="open"), name="open_steps_of_officer"),
            models.Index(fields=("post", "due"), condition=Q(state="open"), name="open_steps_of_post"),
            models.Index(fields=("officer", "dossier")),
        ]
        constraints = [
            models.UniqueConstraint(fields=("dossier", "number"), name="one_step_run_per_number"),
            models.UniqueConstraint(
                fields=("dossier", "key"), condition=Q(state="open"), name="a_step_is_open_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(finished__isnull=True) | Q(finished__gte=F("started")), name="step_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.key} {self.state}"

    def resume(self, calendar: WorkingTime, at: datetime) -> None:
        """Goes on after a pause: what was left of its time runs from `at`; what was late already stays so."""
        if self.due is not None and self.paused_since is not None:
            left = minutes_between(calendar, max(self.paused_since, self.started), self.due)
            if left > 0:
                self.due = add_minutes(calendar, max(at, self.started), left)
        self.paused_since = None
