"""The top and the sides of a task's page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from kientao.programme.audit_words import happenings
from kientao.programme.models import Assignment, Contribution, Spell, Task
from kientao.programme.pages.parts.pieces import Pieces, pieces_of
from kientao.programme.queries.task_page import trail
from kientao.programme.words import product_words
from kientao.ui.chip import Chip
from kientao.ui.numbers import day, moment
from kientao.ui.parts.facts import Facts, FactValue
from kientao.ui.parts.history import Happening, History
from kientao.ui.parts.page_head import PageHead


@dataclass(frozen=True, slots=True)
class ContributionView:
    """What somebody gave."""

    id: str
    by: str
    text: str
    pieces: Pieces | None


def head_of(task: Task, below: str = "", *, sees_plan: bool = True) -> PageHead:
    """Its words; over them the plan and the section. Who is only asked for help doesn't see the plan."""
    numbered = f"Nhiệm vụ {task.number}" if task.number else "Nhiệm vụ"
    section = f" · {task.section}" if task.section else ""
    crumbs = [(_short(task.plan.title), reverse("plan", args=[task.plan_id]))]
    if not sees_plan:
        crumbs = [("Việc của tôi", reverse("my-work"))]
    if below:
        crumbs.append((numbered, reverse("task", args=[task.pk])))
    ended = (Chip("Đã thôi hiệu lực", "grey", "stop"),) if task.until_id else ()
    lead = f"{numbered}{section}"
    return PageHead(below or task.text, task.text if below else lead, tuple(crumbs), ended)


def _short(text: str) -> str:
    return text if len(text) <= 90 else text[:88].rsplit(" ", 1)[0] + " …"


def facts_of(task: Task) -> Facts:
    """What the decision says beside the words of the task."""
    signed = f"{task.plan.number} ngày {day(task.plan.signed_on)}" if task.plan.number else ""
    facts: list[tuple[str, FactValue]] = [
        ("Kế hoạch", task.plan.title),
        ("Số, ngày", signed or None),
        ("Nguồn giao", " ".join(filter(None, [task.get_origin_display(), task.origin_document]))),
        ("Mục tiêu", task.goal or None),
        ("Kinh phí", task.budget or None),
        ("Ghi chú", task.note or None),
    ]
    return Facts(tuple((label, value) for label, value in facts if value))


def beginning_of(task: Task) -> Happening | None:
    """When the task was given, and by whom. One query."""
    first = Spell.objects.filter(task=task).order_by("from_at", "pk").first()
    if first is None:
        return None
    words = f"đã giao nhiệm vụ này ({task.get_origin_display().lower()})"
    return Happening(timezone.localtime(first.from_at), first.actor, words)


def targets_of(task: Task) -> list[str]:
    """Targets the decision ties to the task. One query."""
    return list(task.targets.filter(until__isnull=True).values_list("text", flat=True))


def subjects(work: Iterable[Assignment]) -> dict[str, str]:
    """What the audit trail's subjects are called."""
    return {f"Assignment {one.pk}": f"{product_words(one)}, {one.organisation.name}" for one in work}


def history_of(task: Task, work: Sequence[Assignment], *, limit: int | None) -> History:
    """The trail of the task and of these assignments, to its beginning; with a limit the latest, and the way on."""
    entries = trail(task, work, limit=limit)
    said = happenings(entries, subjects(work) if len(work) > 1 else None)
    if limit is not None and len(entries) == limit:
        return History(said, reverse("task-history", args=[task.pk]))
    beginning = beginning_of(task)
    more = reverse("task-history", args=[task.pk]) if limit is not None else ""
    return History((*said, beginning) if beginning else said, more)


def contributions_view(rows: Iterable[Contribution]) -> list[ContributionView]:
    """Asks the database nothing."""
    return [
        ContributionView(
            f"gop-y-{row.pk}",
            f"{row.organisation.name}: {row.by}, {moment(timezone.localtime(row.at))}",
            row.text,
            pieces_of(row.evidence.all()) if row.evidence.all() else None,
        )
        for row in rows
    ]
