"""Files stored once, what was handed in with them, and what was withdrawn. Rows are added, never changed.

Only what nothing ever stood on is forgotten one day (`kientao.evidence.retention`).
"""

import uuid
from typing import Any, NoReturn, Self

from django.db import models
from django.db.models import Q

from kientao.base.actor import Actor
from kientao.base.search import searchable
from kientao.evidence.head import Difference, DocumentHeadRead
from kientao.evidence.kinds import KINDS_WITH_FILE, Kind, ScanState
from kientao.evidence.media import BY_MEDIA_TYPE, Media
from kientao.evidence.readers import readable_by
from kientao.people.models import Officer, Organisation


class StoredFile(models.Model):
    """The content of a file, once. Where it stands on disk follows from its hash (`kientao.evidence.storage`).

    Only what the antivirus program says of it may change later: signatures get better.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField(help_text="bytes")
    media_type = models.CharField(max_length=100, help_text="by the content, never by the name")
    extension = models.CharField(max_length=10, help_text="with its dot")
    first_stored_at = models.DateTimeField()
    first_stored_by = models.CharField(max_length=200)
    scan_state = models.CharField(max_length=15, choices=[(state.value, state.words) for state in ScanState])
    scan_engine = models.CharField(max_length=120, blank=True)
    scan_signature = models.CharField(max_length=120, blank=True, help_text="what malware, where some was found")
    scanned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_is_not_empty")]
        indexes = [models.Index(fields=("scan_state",))]

    def __str__(self) -> str:
        return f"{self.sha256[:12]}{self.extension}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("a stored file is never deleted")

    @property
    def media(self) -> Media:
        """What kind of file it is."""
        return BY_MEDIA_TYPE[self.media_type]

    @property
    def is_infected(self) -> bool:
        """Nobody gets such a file."""
        return self.scan_state == ScanState.INFECTED


class EvidenceQuerySet(models.QuerySet["EvidenceItem"]):
    def visible_to(self, actor: Actor) -> Self:
        """What `actor` may read: the own organisation's, everything for the programme office and leaders, the
        mandate's units and period for an inspector, and what the programme opens to more people."""
        return self.filter(readable_by(actor))

    def standing(self) -> Self:
        """Not withdrawn."""
        return self.filter(withdrawal__isnull=True)

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("evidence is never changed: hand in again, or withdraw with a reason")

    def delete(self) -> NoReturn:
        raise TypeError("evidence is never deleted: withdraw it with a reason")


class EvidenceItem(models.Model):
    """One thing an organisation handed in. What was claimed stands in columns, what was read in `read_fields`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.words) for kind in Kind])
    title = models.CharField(max_length=500)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    original_name = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=80, blank=True, help_text="of the document: 12/QĐ-UBND")
    date = models.DateField(null=True, blank=True, help_text="of the document; of a figure: the day it holds for")
    issuer = models.CharField(max_length=250, blank=True)
    signer = models.CharField(max_length=120, blank=True)
    link = models.CharField(max_length=2000, blank=True)
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    source = models.TextField(blank=True, help_text="where a figure comes from")
    note = models.TextField(blank=True)
    read_fields = models.JSONField(default=dict, blank=True, help_text="see DocumentHeadRead.as_json; and `filled`")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_by_name = models.CharField(max_length=200)
    search = models.TextField(default="", editable=False, help_text="title, number and issuer without accents")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "pk")
        indexes = [
            models.Index(fields=("organisation", "-created_at")),
            models.Index(fields=("number",)),
            models.Index(fields=("-created_at",)),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="evidence_has_a_title"),
            models.CheckConstraint(
                condition=(
                    Q(
                        kind__in=sorted(kind.value for kind in KINDS_WITH_FILE),
                        file__isnull=False,
                        link="",
                        value__isnull=True,
                    )
                    | Q(
                        kind=Kind.DOCUMENT.value, file__isnull=True, link="", value__isnull=True, date__isnull=False
                    )  # a document known by number and date: it is on file in the office
                    & ~Q(number="")
                    | Q(kind=Kind.LINK.value, file__isnull=True, value__isnull=True) & ~Q(link="")
                    | Q(kind=Kind.FIGURE.value, file__isnull=True, link="", value__isnull=False) & ~Q(unit="")
                ),
                name="evidence_is_what_its_kind_says",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds the row; one that exists is never written again."""
        kwargs["force_insert"] = True
        self.search = searchable(self.title, self.number, self.issuer)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("evidence is never deleted: withdraw it with a reason")

    @property
    def head(self) -> DocumentHeadRead | None:
        """What was read from the file; None where nothing could be asked."""
        read = self.read_fields.get("read")
        return DocumentHeadRead.from_json(read) if read else None

    @property
    def differences(self) -> list[Difference]:
        """Where the claim wasn't what the file says, at the time it was handed in."""
        return [
            Difference(one["field"], one["claimed"], one["read"]) for one in self.read_fields.get("differences", [])
        ]


class EvidenceWithdrawal(models.Model):
    """An item was withdrawn. It stays readable to whoever could read it."""

    item = models.OneToOneField(EvidenceItem, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.item}: {self.reason}"
