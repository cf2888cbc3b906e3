"""A unit's draft becomes its plan, in one transaction.

What the unit was given stays owed where it was given: its task follows the one above and shows its state. Only what
the unit set itself is owed by its own plan.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.compiling.plan_json import AgencyJson, SectionJson, TargetJson, TaskJson
from kientao.people.domains import PROGRAMME_OFFICE
from kientao.people.models import Organisation, Posting
from kientao.people.queries.directory import Directory
from kientao.people.queries.responsibility import responsible
from kientao.people.roles import Role
from kientao.programme.actions.delivering import distribute
from kientao.programme.actions.making import Maker
from kientao.programme.actions.telling import tell
from kientao.programme.actions.unit_plans import locked_draft
from kientao.programme.addresses import unit_draft_page
from kientao.programme.models import Assignment, Party, Plan, PlanVersion, Section, Task, UnitDraft, UnitDraftItem
from kientao.programme.policies.unit_plans import may_adopt_draft
from kientao.programme.policies.work import HEADS
from kientao.programme.queries.meanings import RegisterMeanings
from kientao.programme.queries.unit_plans import days_of, findings_of, items_of
from kientao.programme.rules.shape import Meaning, PartyShape, TaskShape, task_shapes
from kientao.programme.rules.states import ENDED
from kientao.programme.rules.unit_plan_checks import errors


@dataclass(frozen=True, slots=True)
class UnitTerms:
    """What the head settles. `receiver`: who accepts what the unit set itself; None leaves it to the routing.

    `explanation` is asked for while the plan falls short of the province's.
    """

    title: str
    number: str = ""
    signed_on: date | None = None
    receiver: int | None = None
    explanation: str = ""


def unit_plan_title(draft: UnitDraft) -> str:
    """What it is called unless the head says otherwise."""
    return f"Kế hoạch cải cách hành chính năm {draft.year} của {draft.owner.name}"


@transaction.atomic
def adopt_unit_plan(*, actor: Actor, draft_id: int, version: int, terms: UnitTerms) -> Plan:
    """Makes the unit's plan under the province's.

    Raises NotAllowed; ChangedMeanwhile; Invalid when it plans nothing, terms make no sense, or what it falls short of
    isn't explained.
    """
    draft = locked_draft(draft_id)
    if draft.state == "open" and draft.version != version:
        raise ChangedMeanwhile(draft.changed_by, draft.changed_at)
    require(may_adopt_draft(actor, draft))
    items = items_of(draft)
    short = errors(findings_of(draft, items))
    kept = [one for one in items if one.state == "kept"]
    _check(terms, kept, short, draft)
    plan, edition = _plan(actor, draft, terms)
    made = _fill(Maker(plan, edition, actor), draft, plan, kept)
    _pass_inside(actor, draft, plan, kept)
    draft.plan, draft.state, draft.deviations = plan, "adopted", short
    draft.explanation = terms.explanation.strip() if short else ""
    draft.version += 1
    draft.changed_at, draft.changed_by = now(), actor.name
    draft.save()
    data: dict[str, str | int | None] = {
        "title": plan.title,
        "number": plan.number,
        "parent": draft.parent.title,
        "deviations": short,
        "reason": draft.explanation or None,
        **made,
    }
    record(actor=actor, action="adopt_unit_plan", subject=f"Plan {plan.pk}", data=data)
    if short:
        _tell_office(draft, short)
    return plan


def _check(terms: UnitTerms, kept: Sequence[UnitDraftItem], short: int, draft: UnitDraft) -> None:
    found = {}
    if not any(one.kind == "task" for one in kept):
        found[""] = "Kế hoạch chưa có nhiệm vụ nào: thêm nhiệm vụ, hoặc lấy lại mục đã bỏ."
    if not terms.title.strip():
        found["title"] = "Ghi tên kế hoạch."
    if terms.signed_on is not None and terms.signed_on > today():
        found["signed_on"] = "Ngày ký không thể sau hôm nay."
    if terms.receiver == draft.owner_id:
        found["receiver"] = "Không cơ quan nào tự nghiệm thu sản phẩm của mình: chọn cơ quan khác hoặc để trống."
    if short and not terms.explanation.strip():
        found["explanation"] = f"Còn {short} chỗ khác kế hoạch tỉnh hoặc chưa đủ: sửa kế hoạch, hoặc giải trình ở đây."
    gone = _gone(kept, draft.owner_id)
    if gone is not None:
        found.setdefault("", f"«{str(gone)[:80]}» giao cho {gone.officer}, nay không công tác tại cơ quan: giao lại.")
    if found:
        raise Invalid(found)


def _gone(kept: Sequence[UnitDraftItem], owner_id: int) -> UnitDraftItem | None:
    """The first item that is given to somebody who has left meanwhile."""
    there = set(Posting.objects.on(today()).filter(post__organisation=owner_id).values_list("officer", flat=True))
    return next((one for one in kept if one.officer_id is not None and one.officer_id not in there), None)


def _plan(actor: Actor, draft: UnitDraft, terms: UnitTerms) -> tuple[Plan, PlanVersion]:
    days = days_of(draft)
    plan = Plan.objects.create(
        owner=draft.owner,
        province_id=draft.parent.province_id,
        parent=draft.parent,
        kind="unit",
        title=terms.title.strip(),
        number=terms.number.strip(),
        signed_on=terms.signed_on,
        first_day=days.first,
        last_day=days.last,
        deciding=draft.parent.deciding,
        receiver_id=terms.receiver,
        soon_days=draft.parent.soon_days,
        correction_days=draft.parent.correction_days,
        answer_days=draft.parent.answer_days,
        created=now(),
    )
    edition = PlanVersion.objects.create(
        plan=plan,
        number=1,
        decision_number=plan.number,
        decision_date=plan.signed_on,
        adopted_at=now(),
        adopted_by=actor.name,
        note=terms.explanation.strip(),
    )
    return plan, edition


def _fill(maker: Maker, draft: UnitDraft, plan: Plan, kept: Sequence[UnitDraftItem]) -> dict[str, int]:
    """Headings, tasks in the order of the plan, who is named, targets. Gives how many of each were made."""
    maker.sections(_sections(kept))
    tasks = [one for one in kept if one.kind == "task"]
    made = maker.tasks(_shapes(draft, tasks), draft=None, origin="own")
    rows = list(Task.objects.filter(plan=plan).order_by("order"))
    followed = []
    for item, row in zip(tasks, rows, strict=True):
        if item.follows_id is not None:
            row.follows_id, row.origin = item.follows_id, "decision"
            followed.append(row)
    Task.objects.bulk_update(followed, ["follows", "origin"], batch_size=500)
    Party.objects.bulk_create(
        Party(task=row, order=0, role="lead", phrase=draft.owner.name, organisation=draft.owner) for row in followed
    )
    by_task = {item.follows_id: item.pk for item in tasks if item.follows_id is not None}
    targets = [_target(one, by_task) for one in kept if one.kind == "target"]
    maker.targets(targets, draft=None)
    return {**made, "targets": len(targets)}


def _sections(kept: Iterable[UnitDraftItem]) -> list[SectionJson]:
    """The headings the items stand under, with those above them, in the order of the plan they come from."""
    wanted = {one.section_id for one in kept if one.section_id is not None}
    plans = Section.objects.filter(pk__in=wanted).order_by().values("plan")
    known = {one.pk: one for one in Section.objects.filter(plan__in=plans)}
    for pk in list(wanted):
        above = known[pk].parent_id
        while above is not None and above not in wanted:
            wanted.add(above)
            above = known[above].parent_id
    return [
        {
            "id": f"s{one.pk}",
            "number": one.label,
            "title": one.title,
            "parent": f"s{one.parent_id}" if one.parent_id else None,
            "spans": [],
        }
        for one in known.values()
        if one.pk in wanted
    ]


def _shapes(draft: UnitDraft, tasks: Sequence[UnitDraftItem]) -> list[TaskShape]:
    """Only what the unit set itself is led, and so owed, by it in its own plan."""
    directory = Directory.load(draft.parent.province_id, today(), draft.owner_id)
    unit = _itself(draft.owner)
    words = [_task(item, number) for number, item in enumerate(tasks, 1)]
    shapes = task_shapes(words, days_of(draft), RegisterMeanings(directory, {}))
    return [
        TaskShape(shape.item, (*(() if item.follows_id else (unit,)), *_others(shape)), shape.work)
        for shape, item in zip(shapes, tasks, strict=True)
    ]


def _others(shape: TaskShape) -> list[PartyShape]:
    """Whom the unit names beside itself; a phrase the register doesn't know stays a phrase."""
    return [party for party in shape.parties if party.role in ("coordinating", "collating", "other")]


def _itself(owner: Organisation) -> PartyShape:
    return PartyShape("lead", "", owner.name, Meaning("organisation", (owner.pk,)))


def _task(item: UnitDraftItem, number: int) -> TaskJson:
    current = cast(TaskJson, item.current)
    lead: list[AgencyJson] = []
    made: dict[str, Any] = {**current, "id": f"u{item.pk}", "number": str(number), "lead": lead, "spans": []}
    made["section"] = f"s{item.section_id}" if item.section_id else None
    return cast(TaskJson, made)


def _target(item: UnitDraftItem, by_task: Mapping[int, int]) -> TargetJson:
    above = item.follows_target.task_id if item.follows_target else None
    task = by_task.get(above) if above is not None else None
    made: dict[str, Any] = {**cast(TargetJson, item.current), "id": f"u{item.pk}", "spans": []}
    made["section"] = f"s{item.section_id}" if item.section_id else None
    made["task"] = f"u{task}" if task else None
    return cast(TargetJson, made)


def _pass_inside(actor: Actor, draft: UnitDraft, plan: Plan, kept: Sequence[UnitDraftItem]) -> None:
    """What the draft says about divisions and officers is passed on: by assignment, each with its history."""
    given = {
        one.follows_id or f"u{one.pk}": one for one in kept if one.kind == "task" and (one.division or one.officer)
    }
    whose = Assignment.objects.filter(organisation=draft.owner_id).exclude(state__in=[state.value for state in ENDED])
    above = whose.filter(task__in=[one for one in given if isinstance(one, int)]).select_related("task")
    own = whose.filter(plan=plan).select_related("task")
    for row in [*above, *own]:
        item = given.get(row.task_id if row.plan_id != plan.pk else row.task.compiled_id)
        if item is not None and (row.division_id, row.officer_id) != (item.division_id, item.officer_id):
            distribute(
                actor=actor,
                assignment_id=row.pk,
                version=row.version,
                division_id=item.division_id,
                officer_id=item.officer_id,
            )


def _tell_office(draft: UnitDraft, short: int) -> None:
    office = responsible(PROGRAMME_OFFICE, draft.parent.province_id, today())
    tell(
        [office.pk if office else None],
        [Role.PROGRAMME_OFFICE, *HEADS],
        key=f"unit-plan-adopted:{draft.pk}",
        kind="unit-plan",
        words=f"{draft.owner} ban hành kế hoạch năm {draft.year}, {short} chỗ khác kế hoạch tỉnh, kèm giải trình",
        href=unit_draft_page(draft.pk),
    )
