"""Writes the rows of a plan: sections, tasks, parties, deliverables, targets and assignments, in bulk."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Max

from kientao.base.actor import Actor
from kientao.base.bulk import insert
from kientao.base.clock import now
from kientao.base.search import searchable
from kientao.compiling.plan_json import SectionJson, TargetJson
from kientao.programme.actions.binding import propose_bindings
from kientao.programme.actions.moving import begin
from kientao.programme.models import (
    Assignment,
    Deliverable,
    Party,
    Plan,
    PlanVersion,
    Section,
    StoredDraft,
    Target,
    Task,
)
from kientao.programme.queries.responsible import Receivers
from kientao.programme.rules.domain_of_section import domain_of
from kientao.programme.rules.heading_order import as_read
from kientao.programme.rules.on_time import late_after
from kientao.programme.rules.shape import PartyShape, TaskShape
from kientao.programme.rules.states import State, WorkKind
from kientao.programme.rules.work import Work

_BATCH = 2000
_Time = tuple[str, date | None, date | None, date | None]  # label, first day, last day, due


class Owed(NamedTuple):
    """The fields of an assignment that isn't saved yet; the others have their defaults."""

    plan_id: int
    section_id: int | None
    task_id: int
    deliverable_id: int
    organisation_id: int
    receiver_id: int
    held_by_id: int
    kind: WorkKind
    state: State
    occurrence: str
    occurrence_first: date | None
    occurrence_last: date | None
    original_due: date | None
    current_due: date | None
    late_after: date | None
    condition: str
    changed_at: datetime
    changed_by: str


class Maker:
    """Adds to one plan under one version. Call inside a transaction."""

    def __init__(self, plan: Plan, edition: PlanVersion, actor: Actor) -> None:
        self._plan, self._edition, self._actor, self._moment = plan, edition, actor, now()
        self._receivers = Receivers(plan)
        self._sections: dict[str, Section] = {}
        self._domains: dict[str, str] = {}
        self._tasks: dict[str, Task] = {}
        self._order = Task.objects.filter(plan=plan).count()

    def sections(self, sections: Sequence[SectionJson]) -> None:
        """Headings that tasks or targets may stand under; a heading without a field of reform has its parent's.

        New ones stand after those the plan has.
        """
        there = list(Section.objects.filter(plan=self._plan))
        kept = {section.title: section for section in there}
        for order, item in enumerate(as_read(sections), len(there)):
            parent = item["parent"] or ""
            domain = domain_of(item["title"]) or self._domains.get(parent, "")
            self._domains[item["id"]] = domain
            row = kept.get(item["title"])
            if row is None:
                row = Section.objects.create(
                    plan=self._plan,
                    parent=self._sections.get(parent),
                    label=(item["number"] or "")[:40],
                    title=item["title"],
                    domain=domain,
                    order=order,
                )
            self._sections[item["id"]] = row

    def tasks(
        self, shapes: Sequence[TaskShape], *, draft: StoredDraft | None, origin: str = "decision", document: str = ""
    ) -> dict[str, int]:
        """Tasks with all that hangs on them. Gives how many of each were made."""
        rows = Task.objects.bulk_create(
            [self._task(shape, order, draft, (origin, document)) for order, shape in enumerate(shapes, self._order)],
            batch_size=_BATCH,
        )
        self._order += len(rows)
        self._tasks |= {shape.item["id"]: row for shape, row in zip(shapes, rows, strict=True)}
        parties = [
            _party(row, order, party)
            for shape, row in zip(shapes, rows, strict=True)
            for order, party in enumerate(shape.parties)
        ]
        Party.objects.bulk_create(parties, batch_size=_BATCH)
        planned = [
            (shape, row, order, work)
            for shape, row in zip(shapes, rows, strict=True)
            for order, work in enumerate(shape.work)
        ]
        deliverables = Deliverable.objects.bulk_create(
            [_deliverable(row, order, work) for _, row, order, work in planned], batch_size=_BATCH
        )
        owed = (
            one
            for (shape, row, _, work), deliverable in zip(planned, deliverables, strict=True)
            for one in self.owed(row, deliverable, work, shape.owing, shape.collating)
        )
        return {"tasks": len(rows), "deliverables": len(deliverables), "assignments": self.assign(owed)}

    def assign(self, owed: Iterable[Owed]) -> int:
        """Saves new assignments with the first line of their history. How many."""
        last = Assignment.objects.aggregate(last=Max("pk"))["last"] or 0
        count = insert(Assignment, Owed._fields, owed)
        begin(Assignment.objects.filter(plan=self._plan, pk__gt=last), act="assign", actor=self._actor)
        return count

    def owed(
        self, task: Task, deliverable: Deliverable, work: Work, agencies: Sequence[int], collating: Sequence[int]
    ) -> Iterator[Owed]:
        """One for each agency and time, not saved yet."""
        times: list[_Time] = [(one.label, one.period.first, one.period.last, one.due) for one in work.times]
        times = times or [("", work.window_first, work.due, work.due)]
        domain = task.section.domain if task.section else ""
        for agency in agencies:
            receiver = self._receivers.of(agency, domain, collating)
            for time in times:
                yield self._owed(task, deliverable, work, agency, receiver, time)

    def _owed(self, task: Task, deliverable: Deliverable, work: Work, agency: int, receiver: int, time: _Time) -> Owed:
        label, first, last, due = time
        return Owed(
            plan_id=self._plan.pk,
            section_id=task.section_id,
            task_id=task.pk,
            deliverable_id=deliverable.pk,
            organisation_id=agency,
            receiver_id=receiver,
            held_by_id=agency,
            kind=work.kind,
            state=State.OPEN,
            occurrence=label,
            occurrence_first=first,
            occurrence_last=last,
            original_due=due,
            current_due=due,
            late_after=late_after(State.OPEN, due, None),
            condition=work.condition,
            changed_at=self._moment,
            changed_by=self._actor.name,
        )

    def _task(self, shape: TaskShape, order: int, draft: StoredDraft | None, origin: tuple[str, str]) -> Task:
        item = shape.item
        goal, note, budget = item.get("goal"), item.get("note"), item.get("budget")
        return Task(
            plan=self._plan,
            section=self._sections.get(item["section"] or ""),
            number=(item["number"] or "")[:40],
            text=item["text"],
            goal=goal["text"] if goal else "",
            note=note["text"] if note else "",
            budget=budget["text"] if budget else "",
            order=order,
            origin=origin[0],
            origin_document=origin[1][:250],
            since=self._edition,
            draft=draft if item["spans"] else None,
            compiled_id=item["id"][:40],
            spans=item["spans"],
            search=searchable(item["number"] or "", item["text"], *(one["text"] for one in item["deliverables"])),
        )

    def targets(self, targets: Sequence[TargetJson], *, draft: StoredDraft | None) -> None:
        """Numbers wanted, and those of the past beside them; each with the measure its words ask for."""
        start = Target.objects.filter(plan=self._plan).count()
        rows = [self._target(item, order, draft) for order, item in enumerate(targets, start)]
        propose_bindings(Target.objects.bulk_create(rows, batch_size=_BATCH), targets)

    def _target(self, item: TargetJson, order: int, draft: StoredDraft | None) -> Target:
        due = item.get("due")
        return Target(
            plan=self._plan,
            section=self._sections.get(item.get("section") or ""),
            task=self._tasks.get(item.get("task") or ""),
            kind=item["kind"],
            text=item["text"],
            subject=item.get("subject") or "",
            comparator=item["comparator"] or "",
            value=_exact(item["value"]),
            value_to=_exact(item.get("value_to")),
            unit=item["unit"],
            change=item.get("change") or "",
            base=item.get("base") or "",
            level=item.get("level") or "",
            due=date.fromisoformat(due) if due else None,
            schedule=item.get("schedule") or [],
            order=order,
            since=self._edition,
            draft=draft if item["spans"] else None,
            compiled_id=item["id"][:40],
            spans=item["spans"],
        )


def _party(task: Task, order: int, party: PartyShape) -> Party:
    meaning = party.meaning
    return Party(
        task=task,
        order=order,
        role=party.role,
        role_words=party.role_words[:60],
        phrase=party.phrase,
        organisation_id=meaning.organisations[0] if meaning.kind == "organisation" else None,
        group=meaning.group if meaning.kind == "group" else "",
        is_open=meaning.kind == "open",
    )


def _deliverable(task: Task, order: int, work: Work) -> Deliverable:
    return Deliverable(
        task=task,
        order=order,
        text=work.text,
        kind=work.document_kind[:40],
        deadline_text=work.deadline_text,
        deadline_kind=work.deadline_kind,
        window_first=work.window_first,
        due=work.due,
        recurrence=list(work.recurrence),
        spans=list(work.spans),
    )


def _exact(value: float | int | None) -> Decimal | None:
    return Decimal(str(value)) if value is not None else None
