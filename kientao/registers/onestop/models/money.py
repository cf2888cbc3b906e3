"""Fees, payments, receipts. Amounts are whole đồng."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from kientao.people.models import Officer, Organisation
from kientao.registers.onestop.models.dossier import Dossier


class Charge(models.Model):
    """What a dossier owes. `waived` with a reason for those who needn't pay."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="charges")
    name = models.CharField(max_length=500)
    code = models.CharField(max_length=60, blank=True)
    is_charge = models.BooleanField(default=False, help_text="lệ phí, else phí")
    amount = models.BigIntegerField()
    timing = models.CharField(max_length=10, choices=[("before", "Thu trước"), ("after", "Thu sau")])
    waived = models.CharField(max_length=500, blank=True)
    paid = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("dossier", "pk")
        constraints = [models.CheckConstraint(condition=Q(amount__gte=0), name="a_charge_is_not_negative")]

    def __str__(self) -> str:
        return f"{self.name} {self.amount}"


class PaymentState(models.TextChoices):
    """What became of a payment."""

    WAITING = "waiting", "Chờ thanh toán"
    PAID = "paid", "Đã thanh toán"
    FAILED = "failed", "Không thành công"
    CANCELLED = "cancelled", "Đã hủy"
    SURPLUS = "surplus", "Thừa, cần hoàn"
    REFUNDED = "refunded", "Đã hoàn"


class Payment(models.Model):
    """One payment: cash, transfer, or through a provider. `reference` is ours and goes to the provider once.

    `provider_reference` is theirs; both are unique, so a call that comes twice pays once. "surplus" came when nothing
    was owed any more: it goes back to who paid. `organisation` is whose till it is in.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="payments")
    means = models.CharField(
        max_length=10, choices=[("cash", "Tiền mặt"), ("transfer", "Chuyển khoản"), ("online", "Trực tuyến")]
    )
    provider = models.CharField(max_length=40, blank=True)
    reference = models.CharField(max_length=60, unique=True)
    provider_reference = models.CharField(max_length=120, blank=True)
    amount = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=PaymentState.choices)
    charges = models.ManyToManyField(Charge, related_name="payments")
    receipt_number = models.CharField(max_length=60, blank=True)
    asked = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    queried = models.DateTimeField(null=True, blank=True, help_text="when the provider was last asked")
    settled = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="payments"
    )
    refunded = models.DateTimeField(null=True, blank=True)
    refunded_by = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)
    data = models.JSONField(default=dict, help_text="what the provider said")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("dossier", "asked")
        indexes = [
            models.Index(fields=("organisation", "settled")),
            models.Index(fields=("asked",), condition=Q(state="waiting"), name="payments_waiting"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_payment_is_positive"),
            models.UniqueConstraint(
                fields=("provider", "provider_reference"),
                condition=~Q(provider_reference=""),
                name="a_providers_reference_once",
            ),
            models.UniqueConstraint(
                fields=("receipt_number",), condition=~Q(receipt_number=""), name="a_receipt_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.state}"


class CallKind(models.TextChoices):
    """What a provider's call was."""

    NEW = "new", "Đang xử lý"
    TAKEN = "taken", "Đã ghi nhận"
    LOOK = "look", "Cần xem"
    FORGED = "forged", "Chữ ký sai"
    UNREAD = "unread", "Không đọc được"
    CLOSED = "closed", "Đã xem xong"


class ProviderCall(models.Model):
    """Whatever a provider called back with, kept as it came, whether it was understood or not.

    `outcome` says in words what came of it; what a person must look at is "look" until they have.
    """

    provider = models.CharField(max_length=40)
    key = models.CharField(max_length=120, unique=True, help_text="hash of the call: the same call is kept once")
    body = models.TextField()
    came = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=CallKind.choices, default=CallKind.NEW)
    outcome = models.CharField(max_length=250)
    times = models.PositiveIntegerField(default=1, help_text="how often the same call came")
    closed_by = models.CharField(max_length=200, blank=True)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, null=True, blank=True, related_name="calls")

    class Meta:
        ordering = ("-came", "-pk")
        indexes = [models.Index(fields=("kind", "-came"))]

    def __str__(self) -> str:
        return f"{self.provider} {self.came}"


class BankAccount(models.Model):
    """Where transfers go: an agency's own account, or without an agency the province's centre's."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="bank_account"
    )
    bin = models.CharField(max_length=6, help_text="the bank's six figures")
    number = models.CharField(max_length=19)
    owner = models.CharField(max_length=200)
    bank = models.CharField(max_length=200, help_text="in words, with its branch")
    changed = models.DateTimeField()
    changed_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(Coalesce("organisation", 0), name="one_bank_account_of_the_province")]

    def __str__(self) -> str:
        return f"{self.number} {self.owner}"
