"""What the plans above ask of a unit in a year, and the items they put forward for its own plan."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.db.models import Q, QuerySet

from kientao.compiling.plan_json import AgencyJson, DeadlineJson, DeliverableJson, TargetJson, TaskJson
from kientao.kernel.period import Period
from kientao.people.kinds import Kind
from kientao.people.models import Organisation
from kientao.programme.models import Assignment, Deliverable, Party, Plan, Target, Task
from kientao.programme.rules.states import ENDED, State, WorkKind
from kientao.programme.rules.unit_items import aim_of
from kientao.programme.rules.unit_plan import Asked, AskedTarget, AskedTask, Product, Source
from kientao.programme.rules.work import RESULT
from kientao.ui.numbers import day

# Whose level a general target of the province speaks of (NQ 76/NQ-CP sets targets by level of government).
_LEVEL_OF_KIND = {Kind.COMMUNE_COMMITTEE: "xã", Kind.DISTRICT_COMMITTEE: "huyện"}


@dataclass(frozen=True, slots=True)
class Given:
    """A task with what of it the unit owes in the year: `rows` are its assignments, by deliverable and deadline."""

    task: Task
    rows: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An item put forward. `below` is the heading it stands under in the plan above."""

    source: Source
    current: TaskJson | TargetJson
    follows: Task | None = None
    follows_target: Target | None = None
    section_id: int | None = None


def given_tasks(parent: Plan, owner_id: int, year: Period) -> list[Given]:
    """What the province's plan gives the unit that falls due, recurs or stands in the year. One query."""
    in_year = Q(current_due__gte=year.first, current_due__lte=year.last) | Q(current_due__isnull=True)
    rows = (
        _work_of(owner_id)
        .filter(in_year, plan=parent)
        .exclude(state=State.DROPPED)
        .exclude(state=State.ACCEPTED, accepted_on__lt=year.first)
    )
    return _by_task(rows)


def unfinished_tasks(parent: Plan, owner_id: int, year: Period) -> list[Given]:
    """What the unit still owes from before the year, in any plan of the province. One query."""
    rows = (
        _work_of(owner_id)
        .filter(plan__province=parent.province_id, current_due__lt=year.first)
        .exclude(state__in=[*(state.value for state in ENDED), State.HANDED_IN.value])
    )
    return _by_task(rows)


def targets_above(parent: Plan, owner: Organisation, tasks: Iterable[int]) -> list[Target]:
    """Targets of the tasks the unit owes, and the general ones of its level. One query."""
    general = Q(task__isnull=True, level__in=["", _LEVEL_OF_KIND.get(Kind(owner.kind), "tỉnh")])
    rows = Target.objects.filter(general | Q(task__in=list(tasks)), plan=parent, kind="target", until__isnull=True)
    return list(rows.order_by("section__order", "order", "pk"))


def asked_of(parent: Plan, owner: Organisation, year: Period) -> Asked:
    """As it is checked. Two queries."""
    given = given_tasks(parent, owner.pk, year)
    owed = {one.task.pk for one in given}
    targets = targets_above(parent, owner, owed)
    return Asked(
        tuple(AskedTask(one.task.pk, one.task.text, _products(one)) for one in given),
        tuple(AskedTarget(one.pk, aim_of(target_json(one)), one.task_id in owed) for one in targets),
    )


def proposals(parent: Plan, owner: Organisation, year: Period) -> list[Proposal]:
    """Everything put forward for a plan of the year: given, left of last year, targets. Four queries."""
    given = given_tasks(parent, owner.pk, year)
    owed = {one.task.pk for one in given}
    left = [one for one in unfinished_tasks(parent, owner.pk, year) if one.task.pk not in owed]
    named = _coordinating([one.task.pk for one in (*given, *left)])
    return [
        *(_proposal(one, "given", named) for one in given),
        *(_proposal(one, "unfinished", named) for one in left),
        *(
            Proposal("given", target_json(one), follows_target=one, section_id=one.section_id)
            for one in targets_above(parent, owner, owed)
        ),
    ]


def _work_of(owner_id: int) -> QuerySet[Assignment]:
    order = ("plan", "section__order", "task__order", "task", "deliverable__order", "deliverable", "current_due", "pk")
    related = ("task", "deliverable")
    return Assignment.objects.filter(organisation=owner_id).select_related(*related).order_by(*order)


def _by_task(rows: Iterable[Assignment]) -> list[Given]:
    return [Given(group[0].task, tuple(group)) for group in _groups(rows)]


def _groups(rows: Iterable[Assignment]) -> Iterator[list[Assignment]]:
    for _, group in groupby(rows, key=lambda row: row.task_id):
        yield list(group)


def _products(given: Given) -> tuple[Product, ...]:
    return tuple(
        Product(
            product.text,
            tuple(sorted(row.current_due for row in rows if row.current_due)),
            standing=any(row.kind == WorkKind.STANDING for row in rows),
            named=product.text != RESULT,
        )
        for product, rows in _deliverables(given)
    )


def _deliverables(given: Given) -> Iterator[tuple[Deliverable, list[Assignment]]]:
    for _, group in groupby(given.rows, key=lambda row: row.deliverable_id):
        rows = list(group)
        yield rows[0].deliverable, rows


def _coordinating(tasks: Sequence[int]) -> dict[int, list[AgencyJson]]:
    found: dict[int, list[AgencyJson]] = {}
    rows = Party.objects.filter(task__in=tasks, role="coordinating", named_by__isnull=True)
    for row in rows.select_related("organisation").order_by("task", "order", "pk"):
        agency: AgencyJson = {
            "text": row.phrase,
            "kind": "group" if row.group or row.is_open else "agency",
            "name": row.organisation.name if row.organisation else None,
            "group": row.group or None,
            "spans": [],
        }
        found.setdefault(row.task_id, []).append(agency)
    return found


def _proposal(given: Given, source: Source, named: dict[int, list[AgencyJson]]) -> Proposal:
    task = given.task
    products = list(_deliverables(given))
    worded = any(product.text != RESULT for product, _ in products)
    deliverables: list[DeliverableJson] = [
        {"id": f"d{product.pk}", "text": product.text, "kind": product.kind or None, "spans": []}
        for product, _ in products
        if worded
    ]
    deadlines = [
        deadline
        for product, rows in products
        for deadline in _deadlines(product, rows, f"d{product.pk}" if worded else None)
    ]
    note = task.note
    if source == "unfinished":
        latest = max(row.current_due for row in given.rows if row.current_due)
        note = f"Chuyển từ năm trước, hạn cũ {day(latest)}."
        deadlines = []
    current: TaskJson = {
        "id": "",
        "origin": "table",
        "section": None,
        "number": None,
        "text": task.text,
        "goal": {"text": task.goal, "spans": []} if task.goal else None,
        "deliverables": deliverables,
        "lead": [],
        "coordinating": named.get(task.pk, []),
        "others": [],
        "deadlines": deadlines,
        "budget": {"text": task.budget, "spans": []} if task.budget else None,
        "note": {"text": note, "spans": []} if note else None,
        "spans": [],
    }
    return Proposal(source, current, follows=task, section_id=task.section_id)


def _deadlines(product: Deliverable, rows: Sequence[Assignment], identity: str | None) -> Iterator[DeadlineJson]:
    """As the decision says it; the day of an extension or of what was waited for instead of the old words."""
    if any(row.occurrence for row in rows):
        yield _deadline(product.deadline_text, product.deadline_kind, identity, recurrence=list(product.recurrence))
        return
    for row in rows:
        if row.current_due is None:
            if product.deadline_text or row.kind == WorkKind.STANDING:
                words = product.deadline_text or "Thường xuyên"
                yield _deadline(
                    words, product.deadline_kind or "standing", identity, recurrence=list(product.recurrence)
                )
        elif row.current_due == product.due and product.deadline_text:
            first = product.window_first
            yield _deadline(product.deadline_text, product.deadline_kind, identity, first=first, last=row.current_due)
        else:
            yield _deadline(day(row.current_due), "date", identity, first=row.current_due, last=row.current_due)


def _deadline(
    text: str,
    kind: str,
    identity: str | None,
    *,
    first: date | None = None,
    last: date | None = None,
    recurrence: list[str] | None = None,
) -> DeadlineJson:
    return {
        "text": text,
        "label": None,
        "kind": kind,
        "start": first.isoformat() if first else None,
        "end": last.isoformat() if last else None,
        "recurrence": recurrence or [],
        "deliverable": identity,
        "spans": [],
    }


def target_json(target: Target) -> TargetJson:
    """A kept target in the shape of a draft."""
    return {
        "id": f"g{target.pk}",
        "kind": "target",
        "text": target.text,
        "section": None,
        "task": None,
        "subject": target.subject or None,
        "value": _number(target.value),
        "value_to": _number(target.value_to),
        "unit": target.unit,
        "comparator": target.comparator or None,
        "change": target.change or None,
        "base": target.base or None,
        "level": target.level or None,
        "due": target.due.isoformat() if target.due else None,
        "schedule": list(target.schedule),
        "spans": [],
        "value_span": {"start": 0, "end": 0},
    }


def _number(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
