"""Organisations over time: names, dates of validity, and who took over from whom."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from kientao.people.kinds import Kind, Level


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def on(self, day: date) -> Self:
        """Those that exist on `day`: from `valid_from`, up to and including `valid_to`."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        )


class Organisation(models.Model):
    """One organisation, from its first day to its last. A renamed body keeps its row; a merged one ends."""

    code = models.CharField(max_length=40, unique=True, help_text="of our own choosing, never reused")
    unit_code = models.CharField(max_length=5, blank=True, help_text="QĐ 19/2025/QĐ-TTg: province 2, commune 5 figures")
    id_code = models.CharField(max_length=35, blank=True, help_text="mã định danh điện tử (QĐ 20/2020/QĐ-TTg)")
    name = models.CharField(max_length=250)
    short_name = models.CharField(max_length=120, blank=True)
    english_name = models.CharField(max_length=250, blank=True)
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.words) for kind in Kind])
    level = models.CharField(max_length=10, choices=[(level.value, level.words) for level in Level])
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True, help_text="the last day")
    legal_act = models.CharField(max_length=250, blank=True, help_text="what set it up")
    ending_act = models.CharField(max_length=250, blank=True, help_text="what ended it")
    email = models.EmailField(blank=True)
    search = models.CharField(max_length=600, db_index=True, help_text="names without accents, for looking it up")
    order = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ("order", "name", "pk")
        indexes = [models.Index(fields=("kind", "valid_to"))]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="organisation_has_a_name"),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="organisation_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def exists_on(self, day: date) -> bool:
        """Both ends inclusive."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class OrganisationName(models.Model):
    """A name somebody may write for it: standard, abbreviation, former, alias. `key` is for matching."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=250)
    key = models.CharField(max_length=250, db_index=True, help_text="kientao.kernel.key of the standard spelling")
    kind = models.CharField(
        max_length=15,
        choices=[
            ("standard", "tên chính thức"),
            ("abbreviation", "viết tắt"),
            ("alias", "cách gọi khác"),
            ("former", "tên cũ"),
        ],
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=("organisation", "key"), name="one_row_per_name")]

    def __str__(self) -> str:
        return self.text


class Succession(models.Model):
    """`successor` took over `field` from `predecessor` on `effective`; an empty field is everything else."""

    predecessor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="inheritances")
    field = models.CharField(max_length=250, blank=True)
    effective = models.DateField()
    legal_act = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ("effective", "pk")
        constraints = [
            models.UniqueConstraint(fields=("predecessor", "successor", "field"), name="one_link_per_field"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="nobody_succeeds_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
