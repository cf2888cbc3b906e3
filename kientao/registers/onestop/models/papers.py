"""Papers of a dossier: what the citizen handed in, forms that were given out, results and their reuse."""

from django.db import models
from django.db.models import Q

from kientao.evidence.models import StoredFile
from kientao.people.models import Organisation
from kientao.registers.onestop.models.dossier import Dossier


class Digitised(models.IntegerChoices):
    """TrangThaiSoHoa."""

    NO = 0, "Chưa số hóa"
    YES = 1, "Đã số hóa"
    REUSED = 2, "Dùng lại từ kho"
    FROM_RESULT = 3, "Dùng lại kết quả của hồ sơ khác"


class Paper(models.Model):
    """One component of a dossier, handed in, missing, or known already. `key` is the component's in the procedure."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="papers")
    key = models.CharField(max_length=40)
    name = models.CharField(max_length=1000)
    originals = models.PositiveSmallIntegerField(default=0)
    copies = models.PositiveSmallIntegerField(default=0)
    present = models.BooleanField(default=True, help_text="handed in, or known already")
    digitised = models.PositiveSmallIntegerField(choices=Digitised.choices, default=Digitised.NO)
    scanned = models.BooleanField(default=True, help_text="False: it is not to be scanned (TT 03/2025, Điều 5)")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    reused = models.ForeignKey(
        "onestop.Result", on_delete=models.PROTECT, null=True, blank=True, related_name="reused_in"
    )
    added = models.DateTimeField()
    added_by = models.CharField(max_length=200)
    request = models.ForeignKey(
        "onestop.SupplementRequest", on_delete=models.PROTECT, null=True, blank=True, related_name="papers"
    )

    class Meta:
        ordering = ("dossier", "pk")

    def __str__(self) -> str:
        return self.name


class SupplementRequest(models.Model):
    """One complete request for what is missing (Phiếu yêu cầu bổ sung), and when it was met."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="requests_made")
    number = models.PositiveSmallIntegerField()
    asked = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    reason = models.TextField()
    items = models.JSONField(help_text="one line each: what is to be handed in")
    answer_by = models.DateField(null=True, blank=True)
    before_receipt = models.BooleanField(default=False, help_text="asked before it was accepted: no clock runs yet")
    met = models.DateTimeField(null=True, blank=True)
    met_with = models.CharField(max_length=200, blank=True)
    dropped = models.DateTimeField(null=True, blank=True, help_text="the dossier ended before it was met")
    due_before = models.DateTimeField(null=True, blank=True)
    due_after = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("dossier", "number")
        constraints = [
            models.UniqueConstraint(fields=("dossier", "number"), name="one_request_per_number"),
            models.UniqueConstraint(
                fields=("dossier",), condition=Q(met__isnull=True, dropped__isnull=True), name="one_open_request"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.number}"


class Prolongation(models.Model):
    """A term the law lets be longer (gia hạn giải quyết), with its document, person and legal ground."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="prolongations")
    amount = models.PositiveIntegerField()
    unit = models.CharField(max_length=15)
    document = models.CharField(max_length=120)
    person = models.CharField(max_length=200)
    ground = models.CharField(max_length=500)
    given = models.DateTimeField()
    due_before = models.DateTimeField(null=True, blank=True)
    due_after = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("dossier", "given")

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.document}"


class Apology(models.Model):
    """A letter of apology with a new date (mẫu 04): drafted by the system before the legal hour, signed by the head."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="apologies")
    state = models.CharField(
        max_length=10,
        choices=[("draft", "Dự thảo"), ("signed", "Đã ký"), ("sent", "Đã gửi"), ("dropped", "Không cần nữa")],
    )
    due_before = models.DateTimeField(help_text="the appointment that is missed")
    sign_by = models.DateTimeField(help_text="the legal hour: one day before the term ends")
    cause = models.TextField(blank=True)
    fault = models.CharField(
        max_length=10,
        choices=[("own", "Do cơ quan giải quyết"), ("other", "Do cơ quan phối hợp"), ("", "Chưa xác định")],
        blank=True,
    )
    new_due = models.DateTimeField(null=True, blank=True)
    number = models.CharField(max_length=80, blank=True)
    signed = models.DateTimeField(null=True, blank=True)
    signer = models.CharField(max_length=200, blank=True)
    signer_title = models.CharField(max_length=200, blank=True)
    sent = models.DateTimeField(null=True, blank=True)
    published = models.DateTimeField(null=True, blank=True)
    drafted = models.DateTimeField()
    drafted_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("dossier", "drafted")
        constraints = [
            models.UniqueConstraint(
                fields=("dossier", "due_before"), condition=~Q(state="dropped"), name="one_apology_for_an_appointment"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "dropped"])
                | Q(signed__isnull=False, new_due__isnull=False, new_due__gt=models.F("due_before")),
                name="a_signed_apology_has_a_new_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.state}"


class FormGiven(models.Model):
    """A form as it was given out: code and version of the annex, the content, the file when it was signed.

    `form` "01" to "07" of `annex` ("TT 03/2025/TT-VPCP"); `values` are what it says: it prints the same again.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="forms")
    form = models.CharField(max_length=10)
    annex = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    values = models.JSONField()
    given = models.DateTimeField()
    given_by = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("dossier", "given")
        constraints = [models.UniqueConstraint(fields=("dossier", "form", "number"), name="one_form_per_number")]

    def __str__(self) -> str:
        return f"{self.dossier_id} mẫu {self.form}"


class Result(models.Model):
    """What was decided, kept digitally. Reused as a paper of later dossiers while it is valid.

    It is the office's record of what somebody holds, so its holder stays named when the applicant of its dossier is
    forgotten.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, blank=True, related_name="results")
    holder_id_number = models.CharField(max_length=40, blank=True, db_index=True)
    holder_name = models.CharField(max_length=300)
    kind_code = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=500)
    number = models.CharField(max_length=80, blank=True)
    issuer = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="results_issued"
    )
    issued_on = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=500, blank=True, help_text="where another system keeps it")
    signature = models.JSONField(default=dict, help_text="what the check of the signed file said")
    state = models.CharField(
        max_length=10,
        choices=[("draft", "Dự thảo"), ("issued", "Đã phát hành"), ("replaced", "Đã thay"), ("revoked", "Đã thu hồi")],
    )
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    ended = models.DateTimeField(null=True, blank=True, help_text="when it was revoked or replaced")
    ended_by = models.CharField(max_length=200, blank=True)
    ended_reason = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    made = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-issued_on", "-pk")
        indexes = [models.Index(fields=("holder_id_number", "kind_code", "state"))]

    def __str__(self) -> str:
        return self.name
