"""What the program tells people: one row per event and person, in the inbox and by e-mail."""

from typing import Self

from django.conf import settings
from django.db import models

from kientao.base.actor import Actor
from kientao.people.models import Organisation
from kientao.programme.models.mail import Mail
from kientao.programme.models.plan import Plan
from kientao.programme.models.sight import reads_everything, reads_own
from kientao.programme.models.work import Assignment


class Notice(models.Model):
    """Told once: `key` names the event, and an event is told to a person one time only."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    key = models.CharField(max_length=160)
    kind = models.CharField(max_length=30)
    words = models.TextField()
    href = models.CharField(max_length=300)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mail = models.ForeignKey(Mail, on_delete=models.SET_NULL, null=True, blank=True, related_name="notices")
    mailed_at = models.DateTimeField(null=True, blank=True)
    urgent = models.BooleanField(default=False, help_text="mailed at once, outside quiet hours; others in the digest")

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=("account", "read_at")), models.Index(fields=("mailed_at", "account"))]
        constraints = [models.UniqueConstraint(fields=("account", "key"), name="told_once")]

    def __str__(self) -> str:
        return self.words


class NoticeWish(models.Model):
    """How somebody wants to be told."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_wish")
    mail = models.CharField(
        max_length=10,
        default="digest",
        choices=[("none", "Không gửi thư"), ("digest", "Một thư mỗi ngày"), ("each", "Thư ngay khi có việc")],
    )
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_to = models.TimeField(null=True, blank=True)
    calendar_key = models.CharField(max_length=64, unique=True, help_text="the secret of the .ics address")

    def __str__(self) -> str:
        return str(self.account)


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those who follow the programme see all; an agency those it was sent, once they have a number."""
        if reads_everything(actor):
            return self.all()
        if not reads_own(actor):
            return self.none()
        sent = Letter.recipients.through.objects.filter(organisation=actor.organisation).values("letter")
        return self.filter(pk__in=sent).exclude(number="")


class Letter(models.Model):
    """An official letter that was made here: reminder of one agency or of all late ones."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="letters")
    kind = models.CharField(max_length=20, choices=[("reminder", "Công văn đôn đốc")])
    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="letters")
    recipients = models.ManyToManyField(Organisation, related_name="letters_received")
    work = models.ManyToManyField(Assignment, related_name="letters", help_text="what it reminds of")
    answer_by = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=80, blank=True, help_text="comes back from the office's clerk")
    dated = models.DateField(null=True, blank=True)
    values = models.JSONField(help_text="what the letter was made from, so that it can be made again bit for bit")
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
