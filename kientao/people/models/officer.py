"""Officers inside agencies: divisions, posts, who sits where, who stands in for whom, and the roles each holds."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kientao.people.models.organisation import Organisation
from kientao.people.roles import Role


def _in_force(day: date) -> Q:
    return Q(Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class Division(models.Model):
    """A part of an agency (phòng, ban, trung tâm)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="divisions")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("order", "name", "pk")
        constraints = [models.UniqueConstraint(fields=("organisation", "name"), name="one_division_per_name")]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A chair somebody sits on: "Giám đốc Sở", "Chuyên viên Phòng Cải cách hành chính"."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    title = models.CharField(max_length=200)
    heads = models.BooleanField(default=False, help_text="the head of the agency")
    deputy = models.BooleanField(default=False, help_text="a deputy head of the agency")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("order", "title", "pk")

    def __str__(self) -> str:
        return self.title


class Officer(models.Model):
    """A person who works, or worked, in some agency."""

    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="officer"
    )
    search = models.CharField(max_length=240, db_index=True)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class PostingQuerySet(models.QuerySet["Posting"]):
    def on(self, day: date) -> Self:
        """In force on `day`, both ends inclusive."""
        return self.filter(_in_force(day))


class Posting(models.Model):
    """`officer` sits on `post` from the first day to the last."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="postings")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="postings")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    legal_act = models.CharField(max_length=250, blank=True)

    objects = PostingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.officer}: {self.post}"


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    def on(self, day: date) -> Self:
        """In force on `day`, both ends inclusive."""
        return self.filter(_in_force(day))


class RoleGrant(models.Model):
    """`officer` holds `role` for `organisation`. A deputy's grant names the authorisation."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="grants")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.words) for role in Role])
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    legal_act = models.CharField(max_length=250, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=("organisation", "role"))]

    def __str__(self) -> str:
        return f"{self.officer}: {Role(self.role).words}, {self.organisation}"


class SubstitutionQuerySet(models.QuerySet["Substitution"]):
    def on(self, day: date) -> Self:
        """In force on `day`, both ends inclusive."""
        return self.filter(first_day__lte=day, last_day__gte=day, ended_early__isnull=True)


class Substitution(models.Model):
    """While `away` is away, `substitute` may do in `organisation` what they may, and gets what is sent to them."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="substitutions")
    away = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="absences")
    substitute = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="substitutions")
    first_day = models.DateField()
    last_day = models.DateField()
    reason = models.CharField(max_length=250, blank=True)
    ended_early = models.DateTimeField(null=True, blank=True)

    objects = SubstitutionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="absence_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(away=F("substitute")), name="nobody_substitutes_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.substitute} thay {self.away}"


class Handover(models.Model):
    """`giver` handed their work in `organisation` to `taker`. What it was is in `passed`: kind of work → how many."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="handovers")
    giver = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="handovers_given")
    taker = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="handovers_taken")
    at = models.DateTimeField()
    legal_act = models.CharField(max_length=250, blank=True)
    note = models.TextField(blank=True)
    passed = models.JSONField(default=dict)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = [
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="nobody_hands_over_to_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.giver} → {self.taker}"
