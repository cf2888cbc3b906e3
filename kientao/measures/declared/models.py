"""A measure as somebody declared it, revision by revision."""

from django.db import models
from django.db.models import Q

from kientao.measures.as_json import question_from_json
from kientao.measures.measure import Better, Empty, Measure, Unit
from kientao.people.domains import DOMAINS


class State(models.TextChoices):
    """Of a revision. One revision of a measure is approved at a time; what a newer one replaced stays readable."""

    DRAFT = "draft", "đang soạn"
    PROPOSED = "proposed", "chờ duyệt"
    APPROVED = "approved", "đang dùng"
    REPLACED = "replaced", "đã có bản mới"
    WITHDRAWN = "withdrawn", "ngừng dùng"


class DeclaredMeasure(models.Model):
    """`asks` is the question as `kientao.measures.as_json` has it; `domain` says whose owner approves it."""

    code = models.SlugField(max_length=80)
    revision = models.PositiveSmallIntegerField(default=1)
    words = models.CharField(max_length=200)
    english = models.CharField(max_length=200)
    about = models.CharField(max_length=500, blank=True)
    unit = models.CharField(max_length=10, choices=[(one.value, one.words) for one in Unit])
    better = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Better])
    empty = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Empty], default=Empty.NONE.value)
    asks = models.JSONField()
    domain = models.CharField(max_length=30, choices=list(DOMAINS.items()))
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    reason = models.CharField(max_length=500, blank=True, help_text="why it was sent back or is no longer used")
    made_by = models.CharField(max_length=200)
    maker = models.PositiveIntegerField(null=True, help_text="key of the account that made it")
    made = models.DateTimeField()
    decided_by = models.CharField(max_length=200, blank=True)
    decided = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("code", "-revision")
        constraints = [
            models.UniqueConstraint(fields=("code", "revision"), name="one_row_per_revision_of_a_measure"),
            models.UniqueConstraint(
                fields=("code",), condition=Q(state="approved"), name="one_revision_of_a_measure_in_use"
            ),
            models.UniqueConstraint(
                fields=("code",), condition=Q(state__in=("draft", "proposed")), name="one_revision_of_a_measure_in_work"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.words} ({self.revision})"

    @property
    def measure(self) -> Measure:
        """As the catalogue has measures."""
        return Measure(
            self.code, self.words, self.english, question_from_json(self.asks), Unit(self.unit), Better(self.better),
            Empty(self.empty), self.about,
        )  # fmt: skip
