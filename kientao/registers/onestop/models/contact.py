"""What is said to citizens and to other systems, and what comes from them."""

from django.db import models
from django.db.models import Q

from kientao.people.models import Organisation
from kientao.registers.onestop.models.dossier import Dossier


class Message(models.Model):
    """One message to the citizen. `key` tells the same news once: dossier, event, channel.

    "sending" is claimed by a run of the job; whatever stays so was cut off, and nobody knows whether it went: "unsure".
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="messages")
    channel = models.CharField(max_length=10, choices=[("email", "Thư điện tử"), ("sms", "SMS"), ("zalo", "Zalo")])
    to = models.CharField(max_length=200)
    key = models.CharField(max_length=120, unique=True)
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField()
    state = models.CharField(
        max_length=10,
        choices=[
            ("waiting", "Chờ gửi"),
            ("sending", "Đang gửi"),
            ("sent", "Đã gửi"),
            ("unsure", "Chưa rõ đã đến"),
            ("failed", "Không gửi được"),
            ("dropped", "Bỏ"),
        ],
        default="waiting",
    )
    made = models.DateTimeField()
    next_try = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    claimed = models.DateTimeField(null=True, blank=True)
    sent = models.DateTimeField(null=True, blank=True)
    reference = models.CharField(max_length=120, blank=True, help_text="the gateway's")
    error = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-made", "-pk")
        indexes = [
            models.Index(fields=("next_try",), condition=Q(state="waiting"), name="messages_to_send"),
            models.Index(fields=("state", "-made")),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.key} {self.state}"


class Sync(models.Model):
    """A dossier's news on its way to the national portal, in order, once each."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="syncs")
    event = models.PositiveIntegerField(help_text="number of the event it tells of")
    service = models.CharField(max_length=40, help_text="DongBoHoSoMC, CapNhatTienDoHoSoMC")
    body = models.JSONField()
    state = models.CharField(
        max_length=10,
        choices=[
            ("waiting", "Chờ đồng bộ"),
            ("sent", "Đã đồng bộ"),
            ("refused", "Bị trả lại"),
            ("dropped", "Bỏ"),
        ],
        default="waiting",
    )
    made = models.DateTimeField()
    next_try = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("pk",)
        indexes = [
            models.Index(fields=("next_try",), condition=Q(state="waiting"), name="syncs_to_send"),
            models.Index(fields=("state", "-made")),
        ]
        constraints = [models.UniqueConstraint(fields=("dossier", "event", "service"), name="an_event_is_synced_once")]

    def __str__(self) -> str:
        return f"{self.service} {self.dossier_id} {self.state}"


class RecordedText(models.Model):
    """A text the practice gateway took instead of sending it: what would have gone out, for the operator to see."""

    channel = models.CharField(max_length=10)
    to = models.CharField(max_length=200)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.channel} {self.at}"


class PortalFiling(models.Model):
    """A dossier as the national portal gave it, kept whether it could be taken in or not.

    `errors` are sentences by field that refuse it; `remarks` what was left out of one that was taken. `sha256` is of
    the body: the same one is kept once.
    """

    code = models.CharField(max_length=80, db_index=True)
    sha256 = models.CharField(max_length=64, unique=True)
    body = models.JSONField()
    system = models.CharField(max_length=120, blank=True, help_text="the ministry's system that handles it")
    came = models.DateTimeField()
    state = models.CharField(
        max_length=10,
        choices=[("new", "Đang nhận"), ("taken", "Đã nhận"), ("refused", "Bị trả lại")],
        default="new",
    )
    errors = models.JSONField(default=dict)
    remarks = models.JSONField(default=list)
    answered = models.DateTimeField(null=True, blank=True, help_text="when the portal was told what came of it")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, blank=True, related_name="portal_filings")

    class Meta:
        ordering = ("-came", "-pk")
        indexes = [models.Index(fields=("state", "-came"))]

    def __str__(self) -> str:
        return f"{self.code} {self.state}"


class PortalCheck(models.Model):
    """The national portal's list of a period's dossiers beside ours: only what differs is kept.

    `found` are rows of kientao.registers.onestop.rules.reconciling.Difference, the first thousands of them; `counts`
    has all by kind; `theirs` and `ours` how many each has.
    """

    first = models.DateField()
    last = models.DateField()
    made = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    theirs = models.PositiveIntegerField()
    ours = models.PositiveIntegerField()
    found = models.JSONField(default=list)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ("-made", "-pk")

    def __str__(self) -> str:
        return f"{self.first:%d/%m/%Y}–{self.last:%d/%m/%Y}"

    @property
    def differing(self) -> int:
        """How many differ, kept or not."""
        return sum(self.counts.values())


class Parcel(models.Model):
    """A dossier or its result given to the public post, between whom, and when it arrived."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="parcels")
    way = models.CharField(
        max_length=10, choices=[("in", "Hồ sơ đến"), ("between", "Giữa các cơ quan"), ("out", "Trả kết quả")]
    )
    item_number = models.CharField(max_length=40, unique=True)
    handed_over = models.DateTimeField()
    handed_over_by = models.CharField(max_length=200)
    postman = models.CharField(max_length=200, blank=True)
    arrived = models.DateTimeField(null=True, blank=True)
    lost = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="parcels", help_text="whose counter"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("dossier", "handed_over")
        indexes = [models.Index(fields=("organisation", "-handed_over"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(arrived__isnull=True) | Q(lost__isnull=True), name="a_parcel_arrives_or_is_lost"
            )
        ]

    def __str__(self) -> str:
        return self.item_number


class PaperBook(models.Model):
    """A block of pre-numbered paper receipts for when the network is down."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="paper_books")
    prefix = models.CharField(max_length=20)
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    printed = models.DateTimeField()
    printed_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("organisation", "prefix", "first")
        constraints = [
            models.UniqueConstraint(fields=("prefix", "first"), name="one_paper_book_per_number"),
            models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="a_paper_book_has_pages"),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}{self.first}–{self.last}"
