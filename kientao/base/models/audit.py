"""The audit trail: one entry for each change of state, chained by hashes, never changed."""

import hashlib
import json
from typing import Any, NoReturn

from django.db import models


class AuditEntry(models.Model):
    """What was done, by whom, to what, and when. `hash` covers the entry and the hash before it."""

    sequence = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    action = models.CharField(max_length=100)
    subject = models.CharField(max_length=200, db_index=True)
    data = models.TextField(help_text="JSON, as it was hashed")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("sequence",)

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds the entry; an entry that exists is never written again."""
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("an audit entry is never deleted")

    def computed_hash(self) -> str:
        """The hash the entry must have."""
        fields = [
            self.sequence,
            self.at.isoformat(timespec="microseconds"),
            self.actor,
            self.action,
            self.subject,
            self.data,
            self.previous_hash,
        ]
        return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()


class AuditHead(models.Model):
    """One row: where the trail ends. Locked while an entry is added, so that entries stand in one line."""

    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash}"
