"""E-mails on their way: what was sent, what waits, what failed and why. Their words are made when they are sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Mail(models.Model):
    """One e-mail to one person. It becomes "sending" right before the server is given the words, and only once.

    Whatever stays in "sending" was cut off while the server had the words in its hands: it is "unsure", never sent
    again by itself.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mails")
    key = models.CharField(max_length=80, help_text="digest:2026-04-06, or one of its own")
    kind = models.CharField(max_length=10, choices=[("digest", "Thư tổng hợp"), ("each", "Thư ngay")])
    state = models.CharField(
        max_length=10,
        default="waiting",
        choices=[
            ("waiting", "Chờ gửi"),
            ("sending", "Đang gửi"),
            ("sent", "Đã gửi"),
            ("failed", "Không gửi được"),
            ("unsure", "Chưa rõ đã đến"),
            ("empty", "Không còn gì để gửi"),
        ],
    )
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField()
    error = models.CharField(max_length=200, blank=True, help_text="what the server said, without names")
    made_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = [models.Index(fields=("state", "next_try"))]
        constraints = [
            models.UniqueConstraint(fields=("account", "key"), name="one_mail_per_key"),
            models.CheckConstraint(condition=~Q(state="sent") | Q(sent_at__isnull=False), name="sent_has_a_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
