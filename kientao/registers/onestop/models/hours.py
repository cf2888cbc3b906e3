"""When agencies work and by which rules: dated rows, never overwritten."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from kientao.people.models import Organisation


class HoursKind(models.TextChoices):
    """What a row of hours is of."""

    WEEK = "week", "Tuần làm việc, từ ngày này"
    DAY = "day", "Riêng ngày này"


class OfficeHours(models.Model):
    """When an agency works: a week from a date on, or one date. Without an organisation it is the province's.

    `hours` in minutes of the day: of a week seven lists of [opens, closes], Monday first; of a date one such list,
    empty when it is off. `counted`: which weekdays are working dates (a Saturday morning may be worked without being
    one), or whether the date is.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="office_hours"
    )
    kind = models.CharField(max_length=4, choices=HoursKind.choices, default=HoursKind.WEEK)
    date = models.DateField()
    name = models.CharField(max_length=120, help_text="what people read: Giờ mùa hè")
    hours = models.JSONField()
    counted = models.JSONField()
    legal_act = models.CharField(max_length=250, blank=True)
    set_by = models.CharField(max_length=200)
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("organisation", "date", "kind")
        constraints = [
            models.UniqueConstraint(Coalesce("organisation", 0), "kind", "date", name="one_row_of_hours_for_a_date")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.date:%d/%m/%Y}"


class RulesVersion(models.Model):
    """The office's rules from a date on: `values` as kientao.registers.onestop.rules.office_rules.OfficeRules."""

    number = models.PositiveIntegerField(unique=True)
    valid_from = models.DateField(unique=True)
    values = models.JSONField()
    legal_act = models.CharField(max_length=250, blank=True)
    set_by = models.CharField(max_length=200)
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("valid_from",)

    def __str__(self) -> str:
        return f"Quy tắc số {self.number} từ {self.valid_from:%d/%m/%Y}"


class CalendarVersion(models.Model):
    """A calendar that dates were counted by, kept once under its hash, so that a date can be counted again."""

    version = models.CharField(max_length=64, unique=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="calendar_versions"
    )
    name = models.CharField(max_length=200)
    content = models.JSONField()
    first_used_at = models.DateTimeField()

    class Meta:
        ordering = ("first_used_at",)

    def __str__(self) -> str:
        return f"{self.name} ({self.version})"


class AgencyCode(models.Model):
    """From a date on: the parts of an agency's code that dossier codes are made of, and who answers online filings."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="dossier_codes")
    code = models.CharField(max_length=35, help_text="H56.17.05 (QĐ 20/2020/QĐ-TTg) or 000.17.05.H56 (QCVN 102)")
    counter = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+",
        help_text="the one-stop shop that answers what is filed online for the agency; none: the agency's own",
    )  # fmt: skip
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("organisation", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=("organisation", "valid_from"), name="one_agency_code_from_a_date"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="agency_code_ends_after"
            ),
        ]

    def __str__(self) -> str:
        return self.code
