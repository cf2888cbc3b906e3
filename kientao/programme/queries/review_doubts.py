"""Which phrases of a review somebody must be asked about, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from kientao.base.clock import today
from kientao.compiling.plan_json import TaskJson
from kientao.people.queries.directory import Directory
from kientao.people.rules.groups import WORDS_OF_GROUP
from kientao.programme.models import PhraseAnswer, Review, ReviewItem
from kientao.programme.queries.abolished import day_of
from kientao.programme.queries.meanings import RegisterMeanings
from kientao.programme.rules.shape import Doubt, doubts


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agency that may be meant."""

    id: int
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Question:
    """A phrase nobody can be sure of. `tasks` are the numbers of the tasks it stands in."""

    key: str
    phrase: str
    reason: str
    group: str
    tasks: tuple[str, ...]
    candidates: tuple[Candidate, ...]


def directory_of(review: Review) -> Directory:
    """The register on the day the decision speaks of; of its own agencies first where a unit plans for itself."""
    issuer = review.owner_id if review.owner_id != review.province_id else None
    return Directory.load(review.province_id, day_of(review.draft.draft) or today(), issuer)


def questions(items: Sequence[ReviewItem], meanings: RegisterMeanings, directory: Directory) -> list[Question]:
    """In the order in which they stand in the plan."""
    tasks = [cast(TaskJson, item.current) for item in items if item.kind == "task" and item.state != "dropped"]
    return [_question(doubt, directory) for doubt in doubts(tasks, meanings)]


def answers(review: Review) -> list[tuple[PhraseAnswer, str]]:
    """What was said already, with whom it means."""
    rows = review.answers.select_related("organisation").order_by("answered_at", "pk")
    return [(row, _said(row)) for row in rows]


def _question(doubt: Doubt, directory: Directory) -> Question:
    found = tuple(_candidate(pk, directory) for pk in doubt.meaning.candidates if pk in directory)
    return Question(doubt.key, doubt.phrase, doubt.meaning.reason, doubt.meaning.group, doubt.tasks, found)


def _candidate(pk: int, directory: Directory) -> Candidate:
    body = directory.body(pk)
    above = directory.body(body.parent).name if body.parent is not None and body.parent in directory else ""
    if body.ended_before(directory.day) and body.valid_to:
        return Candidate(pk, body.name, f"đã kết thúc {body.valid_to:%d/%m/%Y}")
    if not body.exists_on(directory.day) and body.valid_from:
        return Candidate(pk, body.name, f"hoạt động từ {body.valid_from:%d/%m/%Y}")
    return Candidate(pk, body.name, above)


def _said(row: PhraseAnswer) -> str:
    if row.organisation is not None:
        return row.organisation.name
    if row.meaning == "group":
        return f"nhóm: {WORDS_OF_GROUP.get(row.group, row.group)}"
    return row.get_meaning_display().lower()
