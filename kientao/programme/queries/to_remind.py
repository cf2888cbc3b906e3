"""What waits and may have to be reminded of: one question for each kind of thing, however many there are."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from kientao.people.domains import PROGRAMME_OFFICE
from kientao.people.models import Responsibility
from kientao.programme.models import Assignment, Difficulty, Extension, Plan, Reminder, Review
from kientao.programme.rules.reminding import About, steps_of
from kientao.programme.rules.states import State, WorkKind

OWED = (State.OPEN, State.PREPARED, State.RETURNED, State.AWAITING)
_RUNNING = "running"
_TITLE = 160


class Waiting(NamedTuple):
    """One thing. `holder` is whom it waits for; `title` is empty where the assignment's product is it."""

    about: About
    subject: int
    anchor: date
    agency: int
    holder: int
    plan: int | None
    assignment: int | None = None
    task: int | None = None
    officer: int | None = None
    title: str = ""


class Terms(NamedTuple):
    """What reminding needs to know of a plan. Nobody above the unit is told of a unit's own plan."""

    title: str
    province: int
    office: int
    vice_chair: int | None
    own: bool


def programme_offices(day: date) -> dict[int, int]:
    """Province → its programme office. One query."""
    rows = Responsibility.objects.on(day).filter(subject=PROGRAMME_OFFICE).order_by("-pk")
    return dict(rows.values_list("province", "organisation"))


def terms_of_plans(offices: dict[int, int]) -> dict[int, Terms]:
    """Of every plan that runs. One query."""
    rows = Plan.objects.filter(state=_RUNNING).values_list("pk", "title", "province", "vice_chair", "kind")
    return {
        pk: Terms(title, province, offices.get(province, province), vice_chair, kind == "unit")
        for pk, title, province, vice_chair, kind in rows.order_by("pk")
    }


def waiting(about: About, latest: date) -> Iterator[Waiting]:
    """Those whose anchor is `latest` or before, by plan, oldest first. One query."""
    rows = _ROWS[about]().filter(since__lte=latest).order_by("of_plan", "since", "pk")
    for row in rows.values_list("pk", "since", "whose", "waits_for", "of_plan", *_MORE[about]).iterator(
        chunk_size=5000
    ):
        yield _waiting(about, row)


def told(about: About) -> dict[tuple[int, date], set[str]]:
    """(subject, anchor) → the steps told, of what still waits. One query."""
    found: dict[tuple[int, date], set[str]] = {}
    rows = Reminder.objects.filter(about=about, subject__in=_ROWS[about]().order_by().values("pk")).order_by()
    for subject, anchor, step in rows.values_list("subject", "anchor", "step").iterator(chunk_size=5000):
        found.setdefault((subject, anchor), set()).add(step)
    return found


def _waiting(about: About, row: tuple[Any, ...]) -> Waiting:
    pk, anchor, agency, holder, plan, *more = row
    if about in (About.WORK, About.PRODUCT):
        task, officer = more
        return Waiting(about, pk, anchor, agency, holder, plan, pk, task, officer)
    if about is About.EXTENSION:
        assignment, task = more
        return Waiting(about, pk, anchor, agency, holder, plan, assignment, task)
    if about is About.DIFFICULTY:
        assignment, task, text = more
        return Waiting(about, pk, anchor, agency, holder, plan, assignment, task, title=text[:_TITLE])
    name, title = more
    return Waiting(about, pk, anchor, agency, holder, None, title=(title or name)[:_TITLE])


def _work() -> "QuerySet[Any]":
    """What is owed and dated, of running plans, until its last step was told."""
    last = steps_of(About.WORK)[-1].code
    done = Reminder.objects.filter(about=About.WORK, subject=OuterRef("pk"), step=last, anchor=OuterRef("late_after"))
    rows = Assignment.objects.filter(Q(state__in=OWED), ~Exists(done), plan__state=_RUNNING, late_after__isnull=False)
    return rows.exclude(kind=WorkKind.STANDING).annotate(
        since=F("late_after"), whose=F("organisation"), waits_for=F("receiver"), of_plan=F("plan")
    )


def _products() -> "QuerySet[Any]":
    rows = Assignment.objects.filter(state=State.HANDED_IN, plan__state=_RUNNING, handed_in_on__isnull=False)
    return rows.annotate(since=F("handed_in_on"), whose=F("organisation"), waits_for=F("receiver"), of_plan=F("plan"))


def _difficulties() -> "QuerySet[Any]":
    rows = Difficulty.objects.filter(state="open", task__plan__state=_RUNNING)
    return rows.annotate(since=F("answer_by"), whose=F("organisation"), waits_for=F("sent_to"), of_plan=F("task__plan"))


def _extensions() -> "QuerySet[Any]":
    rows = Extension.objects.filter(state="waiting", assignment__plan__state=_RUNNING)
    return rows.annotate(
        since=TruncDate("asked_at", output_field=DateField()),
        whose=F("assignment__organisation"),
        waits_for=F("assignment__plan__owner"),
        of_plan=F("assignment__plan"),
    )


def _reviews() -> "QuerySet[Any]":
    rows = Review.objects.filter(state="open")
    return rows.annotate(
        since=TruncDate("opened_at", output_field=DateField()),
        whose=F("owner"),
        waits_for=F("owner"),
        of_plan=F("province"),  # for the order; there is no plan yet
    )


_ROWS = {
    About.WORK: _work,
    About.PRODUCT: _products,
    About.DIFFICULTY: _difficulties,
    About.EXTENSION: _extensions,
    About.REVIEW: _reviews,
}
_MORE: dict[About, tuple[str, ...]] = {
    About.WORK: ("task", "officer"),
    About.PRODUCT: ("task", "officer"),
    About.DIFFICULTY: ("assignment", "task", "text"),
    About.EXTENSION: ("assignment", "assignment__task"),
    About.REVIEW: ("draft__name", "draft__title"),
}
