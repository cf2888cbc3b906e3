"""Tables of the programme."""

from kientao.programme.models.binding import Binding
from kientao.programme.models.draft import StoredDraft, StoredDraftQuerySet
from kientao.programme.models.importing import TaskImport
from kientao.programme.models.mail import Mail
from kientao.programme.models.notice import Letter, Notice, NoticeWish
from kientao.programme.models.plan import Deliverable, Party, Plan, PlanVersion, Section, Target, Task
from kientao.programme.models.reminder import Reminder
from kientao.programme.models.review import PhraseAnswer, Review, ReviewItem
from kientao.programme.models.unit_plan import UnitDraft, UnitDraftItem
from kientao.programme.models.work import (
    Assignment,
    AssignmentQuerySet,
    Contribution,
    Difficulty,
    Extension,
    HandIn,
    Signing,
    Spell,
)

__all__ = [
    "Assignment",
    "AssignmentQuerySet",
    "Binding",
    "Contribution",
    "Deliverable",
    "Difficulty",
    "Extension",
    "HandIn",
    "Letter",
    "Mail",
    "Notice",
    "NoticeWish",
    "Party",
    "PhraseAnswer",
    "Plan",
    "PlanVersion",
    "Reminder",
    "Review",
    "ReviewItem",
    "Section",
    "Signing",
    "Spell",
    "StoredDraft",
    "StoredDraftQuerySet",
    "Target",
    "Task",
    "TaskImport",
    "UnitDraft",
    "UnitDraftItem",
]
