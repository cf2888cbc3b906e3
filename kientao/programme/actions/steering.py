"""What the programme office does with a running plan: add work, name agencies, set a waiting date, drop."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.compiling.plan_json import SectionJson, TaskJson
from kientao.kernel.period import Period
from kientao.people.models import Organisation
from kientao.people.roles import Role
from kientao.programme.actions.making import Maker
from kientao.programme.actions.moving import locked, move
from kientao.programme.actions.telling import tell
from kientao.programme.addresses import assignment_page, plan_page, task_page
from kientao.programme.models import Assignment, Deliverable, Party, Plan, PlanVersion, Task
from kientao.programme.policies.work import HEADS, may_follow, may_name_agencies
from kientao.programme.queries.parts import lead_agencies
from kientao.programme.rules.occurrences import occurrences
from kientao.programme.rules.shape import Meanings, doubts, task_shapes
from kientao.programme.rules.states import Act, WorkKind
from kientao.programme.rules.work import Work

_TOLD_ONE_BY_ONE = 5


@transaction.atomic
def add_tasks(
    *,
    actor: Actor,
    plan_id: int,
    tasks: Sequence[TaskJson],
    meanings: Meanings,
    origin: str,
    document: str = "",
    sections: Sequence[SectionJson] = (),
    details: Mapping[str, str] | None = None,
) -> list[Task]:
    """Tasks that come beside the decision: a meeting's conclusion, a single order, a workbook. All or none.

    `sections` are headings the tasks name, made where the plan has none of that title; `details` go into the audit
    entry. Raises NotAllowed; Invalid when an agency is doubtful or nobody leads.
    """
    plan = Plan.objects.select_for_update(of=("self",), no_key=True).select_related("owner").get(pk=plan_id)
    require(may_follow(actor, plan))
    if plan.state == "closed":
        raise Invalid({"": "Kế hoạch đã kết thúc. Mở lại ở trang «Cách theo dõi» của kế hoạch rồi mới giao thêm việc."})
    unsure = doubts(tasks, meanings)
    if unsure:
        raise Invalid({"lead": "Chưa rõ là cơ quan nào: " + "; ".join(f"«{one.phrase}»" for one in unsure) + "."})
    shapes = task_shapes(tasks, Period(plan.first_day, plan.last_day), meanings)
    edition = plan.versions.order_by("number").last() or first_edition(plan, actor)
    last = Task.objects.filter(plan=plan).count()
    maker = Maker(plan, edition, actor)
    maker.sections(sections)
    made = maker.tasks(shapes, draft=None, origin=origin, document=document)
    record(
        actor=actor,
        action="add_tasks",
        subject=f"Plan {plan.pk}",
        data={"origin": origin, "document": document, **(details or {}), **made},
    )
    rows = list(Task.objects.filter(plan=plan, order__gte=last).order_by("order"))
    _tell_leads(rows)
    return rows


@transaction.atomic
def name_agencies(*, actor: Actor, party_id: int, organisations: Sequence[Organisation]) -> list[Party]:
    """Says who "các cơ quan liên quan" are. Where they lead, each gets its assignments. Raises NotAllowed, Invalid."""
    party = (
        Party.objects.select_for_update(of=("self",), no_key=True)
        .select_related("task__plan__owner", "task__section")
        .get(pk=party_id)
    )
    leads = lead_agencies(party.task) if party.role != "lead" else frozenset()
    require(may_name_agencies(actor, party.task, leads))
    if not organisations:
        raise Invalid({"organisations": "Chọn ít nhất một cơ quan."})
    known = set(Party.objects.filter(task=party.task, role=party.role).values_list("organisation", flat=True))
    new = [one for one in organisations if one.pk not in known]
    rows = Party.objects.bulk_create(
        Party(
            task=party.task,
            order=party.order,
            role=party.role,
            role_words=party.role_words,
            phrase=one.name,
            organisation=one,
            named_by=party,
        )
        for one in new
    )
    if party.role == "lead" or (party.role == "implementing" and not leads):
        _assign(actor, party.task, [one.pk for one in new])
    names = ", ".join(one.name for one in new)
    record(
        actor=actor, action="name_agencies", subject=f"Task {party.task_id}", data={"role": party.role, "names": names}
    )
    return rows


@transaction.atomic
def set_lead(*, actor: Actor, task_id: int, organisations: Sequence[Organisation]) -> Task:
    """A task the decision gave to nobody gets its lead. Raises NotAllowed, Invalid when it has one."""
    task = (
        Task.objects.select_for_update(of=("self",), no_key=True)
        .select_related("plan__owner", "section")
        .get(pk=task_id)
    )
    require(may_follow(actor, task.plan))
    if lead_agencies(task):
        raise Invalid({"": "Nhiệm vụ này đã có cơ quan chủ trì."})
    if not organisations:
        raise Invalid({"organisations": "Chọn ít nhất một cơ quan."})
    Party.objects.bulk_create(
        Party(task=task, order=0, role="lead", phrase=one.name, organisation=one) for one in organisations
    )
    _assign(actor, task, [one.pk for one in organisations])
    names = ", ".join(one.name for one in organisations)
    record(actor=actor, action="set_lead", subject=f"Task {task.pk}", data={"names": names})
    return task


@transaction.atomic
def set_waiting_date(*, actor: Actor, assignment_id: int, version: int, due: date, document: str) -> Assignment:
    """What it waited for has come: it is due, and that is its original deadline. Raises NotAllowed, Invalid."""
    assignment = locked(assignment_id, version)
    require(may_follow(actor, assignment.plan))
    if assignment.kind != WorkKind.CONDITIONAL or assignment.original_due is not None:
        raise Invalid({"": "Việc này đã có thời hạn; muốn lùi hạn thì dùng đề nghị gia hạn."})
    if not document.strip():
        raise Invalid({"document": "Ghi căn cứ: văn bản hoặc sự kiện làm phát sinh thời hạn."})
    moved = move(
        assignment,
        None,
        actor=actor,
        action="set_waiting_date",
        data={"due": due.isoformat(), "document": document.strip()},
        kind=WorkKind.DATED,
        original_due=due,
        current_due=due,
    )
    _tell(assignment, "due-set", f"Đã có thời hạn {due:%d/%m/%Y}: {assignment.deliverable.text}")
    return moved


@transaction.atomic
def drop(*, actor: Actor, assignment_id: int, version: int, reason: str, document: str = "") -> Assignment:
    """It is no longer asked for; it stays in the history. Raises NotAllowed, Invalid."""
    assignment = locked(assignment_id, version)
    require(may_follow(actor, assignment.plan))
    if not reason.strip():
        raise Invalid({"reason": "Ghi lý do dừng và văn bản cho phép."})
    moved = move(
        assignment,
        Act.DROP,
        actor=actor,
        action="drop",
        data={"reason": reason.strip(), "document": document.strip()},
        holder="",
    )
    _tell(assignment, "dropped", f"Không còn phải làm: {assignment.deliverable.text}. {reason.strip()}")
    return moved


def first_edition(plan: Plan, actor: Actor) -> PlanVersion:
    """Of a plan that no decision made."""
    return PlanVersion.objects.create(plan=plan, number=1, adopted_at=now(), adopted_by=actor.name)


def _assign(actor: Actor, task: Task, agencies: Sequence[int]) -> None:
    maker = Maker(task.plan, task.since, actor)
    collating = list(
        task.parties.filter(role="collating", organisation__isnull=False).values_list("organisation", flat=True)
    )
    held = set(Assignment.objects.filter(task=task).values_list("organisation", flat=True))
    new = [one for one in agencies if one not in held]
    owed = [
        assignment
        for deliverable in task.deliverables.all()
        for assignment in maker.owed(task, deliverable, work_again(deliverable, task.plan), new, collating)
    ]
    maker.assign(owed)
    _tell_leads([task])


def work_again(deliverable: Deliverable, plan: Plan) -> Work:
    """The work of a deliverable that is kept already."""
    window = (
        Period(deliverable.window_first, deliverable.due)
        if deliverable.window_first and deliverable.due and deliverable.window_first <= deliverable.due
        else None
    )
    times = occurrences(deliverable.recurrence, Period(plan.first_day, plan.last_day), window)
    standing = deliverable.deadline_kind in ("standing", "recurring") and not times
    kind = WorkKind.STANDING if standing else WorkKind.DATED if times or deliverable.due else WorkKind.CONDITIONAL
    return Work(
        text=deliverable.text,
        document_kind=deliverable.kind,
        kind=kind,
        due=deliverable.due,
        window_first=deliverable.window_first,
        deadline_text=deliverable.deadline_text,
        deadline_kind=deliverable.deadline_kind,
        recurrence=tuple(deliverable.recurrence),
        times=times,
        condition=deliverable.deadline_text if kind is WorkKind.CONDITIONAL else "",
        spans=(),
    )


def _tell_leads(tasks: Sequence[Task]) -> None:
    """A notice for each task; of many at once, one notice for each agency."""
    if len(tasks) > _TOLD_ONE_BY_ONE:
        _tell_together(tasks)
        return
    for task in tasks:
        agencies = lead_agencies(task)
        first = Assignment.objects.filter(task=task).select_related("task").first()
        if first is not None:
            tell(
                agencies,
                [*HEADS, Role.FOCAL_POINT],
                key=f"given:{task.pk}",
                kind="given",
                words=f"Nhiệm vụ mới: {task.text[:200]}",
                href=task_page(task.pk),
            )


def _tell_together(tasks: Sequence[Task]) -> None:
    given: dict[int, set[int]] = {}
    first, last = min(one.pk for one in tasks), max(one.pk for one in tasks)
    rows = Assignment.objects.filter(plan=tasks[0].plan_id, task__gte=first, task__lte=last)
    for agency, task in rows.order_by().values_list("organisation", "task").distinct():
        given.setdefault(agency, set()).add(task)
    by_count: dict[int, list[int]] = {}
    for agency, several in given.items():
        by_count.setdefault(len(several), []).append(agency)
    for count, agencies in by_count.items():
        tell(
            agencies,
            [*HEADS, Role.FOCAL_POINT],
            key=f"given:{first}-{last}",
            kind="given",
            words=f"{count} nhiệm vụ mới trong «{tasks[0].plan.title[:150]}»",
            href=plan_page(tasks[0].plan_id),
        )


def _tell(assignment: Assignment, kind: str, words: str) -> None:
    tell(
        [assignment.organisation_id],
        [*HEADS, Role.FOCAL_POINT],
        officer=assignment.officer_id,
        key=f"{kind}:{assignment.pk}:{assignment.version}",
        kind=kind,
        words=words,
        href=assignment_page(assignment),
    )
