"""A unit draws up its own yearly plan: begins with what the plans above ask, changes, adds, leaves out."""

from collections.abc import Sequence
from typing import Any, cast

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.compiling.plan_json import TargetJson, TaskJson
from kientao.people.models import Division, Officer, Organisation, Posting
from kientao.people.queries.organisations import province_id_of
from kientao.programme.models import Plan, UnitDraft, UnitDraftItem
from kientao.programme.policies.unit_plans import may_draft, may_start
from kientao.programme.queries.unit_asked import Proposal, proposals
from kientao.programme.queries.unit_plans import days_of
from kientao.programme.rules.unit_items import years_of

_STEP = 1000


def start_unit_plan(*, actor: Actor, owner: Organisation, parent: Plan, year: int) -> UnitDraft:
    """Begins the unit's plan of the year with everything the plans above put forward; an open one is gone on with.

    Raises NotAllowed; Invalid when the plan above isn't the province's, or doesn't cover the year.
    """
    require(may_start(actor, owner.pk))
    if not _is_above(parent, owner):
        raise Invalid({"parent": "Chọn kế hoạch của tỉnh mà kế hoạch của cơ quan sẽ thực hiện."})
    if year not in years_of(parent.first_day, parent.last_day):
        raise Invalid({"year": f"Kế hoạch tỉnh thực hiện từ {parent.first_day.year} đến {parent.last_day.year}."})
    try:
        with transaction.atomic():
            return _started(actor, owner, parent, year)
    except IntegrityError:  # two of the unit began at the same time
        return UnitDraft.objects.exclude(state="dropped").get(owner=owner, parent=parent, year=year)


def _is_above(parent: Plan, owner: Organisation) -> bool:
    """A plan of the province the unit belongs to, and not the province's committee itself."""
    if parent.kind != "programme" or parent.province_id == owner.pk:
        return False
    return province_id_of(owner.pk) == parent.province_id


def _started(actor: Actor, owner: Organisation, parent: Plan, year: int) -> UnitDraft:
    there = UnitDraft.objects.exclude(state="dropped").filter(owner=owner, parent=parent, year=year).first()
    if there is not None:
        return there
    moment = now()
    draft = UnitDraft.objects.create(
        owner=owner,
        parent=parent,
        year=year,
        opened_at=moment,
        opened_by=actor.name,
        changed_at=moment,
        changed_by=actor.name,
    )
    made = _put_forward(actor, draft, proposals(parent, owner, days_of(draft)))
    _audit(actor, "start_unit_plan", draft, {"parent": parent.title, "year": year, "items": made})
    return draft


@transaction.atomic
def take_in_new(*, actor: Actor, draft_id: int) -> int:
    """What the plans above ask since the draft was begun comes in too. How many items. Raises NotAllowed."""
    draft = _opened(actor, draft_id)
    known = set(draft.items.values_list("follows", "follows_target"))
    found = proposals(draft.parent, draft.owner, days_of(draft))
    new = [one for one in found if _key(one) not in known]
    made = _put_forward(actor, draft, new)
    _audit(actor, "take_in_new", draft, {"items": made})
    return made


def _key(proposal: Proposal) -> tuple[int | None, int | None]:
    task, target = proposal.follows, proposal.follows_target
    return task.pk if task else None, target.pk if target else None


def _put_forward(actor: Actor, draft: UnitDraft, found: Sequence[Proposal]) -> int:
    start = _last_order(draft.items.all())
    moment = now()
    UnitDraftItem.objects.bulk_create(
        [
            UnitDraftItem(
                draft=draft,
                kind="task" if one.follows else "target",
                source=one.source,
                follows=one.follows,
                follows_target=one.follows_target,
                section_id=one.section_id,
                order=start + _STEP * place,
                proposed=one.current,
                current=one.current,
                changed_at=moment,
                changed_by=actor.name,
            )
            for place, one in enumerate(found, 1)
        ],
        batch_size=1000,
    )
    return len(found)


@transaction.atomic
def put_item(
    *,
    actor: Actor,
    draft_id: int,
    current: TaskJson | TargetJson,
    item_id: int | None = None,
    version: int | None = None,
    kind: str = "task",
    section_id: int | None = None,
    division: Division | None = None,
    officer: Officer | None = None,
) -> UnitDraftItem:
    """Keeps what a person says an item is; without `item_id` it is an addition of the unit's own.

    Raises NotAllowed; ChangedMeanwhile; Invalid for empty words, or a division or officer of somebody else.
    """
    draft = _opened(actor, draft_id)
    if not current["text"].strip():
        raise Invalid({"text": "Ghi nội dung của mục."})
    _check_people(draft, division, officer)
    if item_id is None:
        item = UnitDraftItem(draft=draft, kind=kind, source="own", order=_last_order(draft.items.all()) + _STEP)
        item.section = _section(draft, section_id)
        item.version = 0
    else:
        item = _item(draft, item_id, version)
    item.current, item.division, item.officer = current, division, officer
    _save(item, actor)
    _audit(actor, "put_unit_item", draft, {"item": item.pk, "text": current["text"][:200]})
    return item


@transaction.atomic
def assign_items(
    *,
    actor: Actor,
    draft_id: int,
    items: Sequence[tuple[int, int]],
    division: Division | None,
    officer: Officer | None,
) -> list[UnitDraftItem]:
    """Says for several items (id, version shown) who in the unit does them. Raises as `put_item`; all or none."""
    draft = _opened(actor, draft_id)
    _check_people(draft, division, officer)
    rows = [_item(draft, item_id, version) for item_id, version in items]
    if not rows:
        raise Invalid({"": "Đánh dấu ít nhất một mục."})
    for row in rows:
        row.division, row.officer = division, officer
        _save(row, actor)
    who = " · ".join(str(one) for one in (division, officer) if one)
    _audit(actor, "assign_unit_items", draft, {"items": ", ".join(str(row.pk) for row in rows), "who": who or None})
    return rows


@transaction.atomic
def drop_item(*, actor: Actor, draft_id: int, item_id: int, version: int, reason: str = "") -> UnitDraftItem:
    """Leaves an item out. What the province gave needs a reason. Raises NotAllowed, ChangedMeanwhile, Invalid."""
    draft = _opened(actor, draft_id)
    item = _item(draft, item_id, version)
    if item.source != "own" and not reason.strip():
        raise Invalid({"reason": "Ghi lý do không đưa vào: mục này do kế hoạch cấp trên hoặc năm trước chuyển sang."})
    item.state, item.reason = "dropped", reason.strip()
    _save(item, actor)
    _audit(actor, "drop_unit_item", draft, {"item": item.pk, "text": str(item)[:200], "reason": item.reason or None})
    return item


@transaction.atomic
def restore_item(*, actor: Actor, draft_id: int, item_id: int, version: int) -> UnitDraftItem:
    """It stands in the plan again. Raises NotAllowed, ChangedMeanwhile."""
    draft = _opened(actor, draft_id)
    item = _item(draft, item_id, version)
    item.state, item.reason = "kept", ""
    _save(item, actor)
    _audit(actor, "restore_unit_item", draft, {"item": item.pk})
    return item


@transaction.atomic
def drop_unit_plan(*, actor: Actor, draft_id: int, version: int, reason: str) -> UnitDraft:
    """The draft won't become a plan; another may be begun. Raises NotAllowed, ChangedMeanwhile, Invalid."""
    draft = _opened(actor, draft_id)
    if draft.version != version + 1:
        raise ChangedMeanwhile()
    if not reason.strip():
        raise Invalid({"reason": "Ghi lý do bỏ bản dự thảo này."})
    draft.state = "dropped"
    draft.save(update_fields=["state"])
    _audit(actor, "drop_unit_plan", draft, {"reason": reason.strip()})
    return draft


def locked_draft(draft_id: int) -> UnitDraft:
    """Nobody else changes it until the transaction ends."""
    rows = UnitDraft.objects.select_for_update(of=("self",), no_key=True).select_related("owner", "parent")
    return rows.get(pk=draft_id)


def _opened(actor: Actor, draft_id: int) -> UnitDraft:
    draft = locked_draft(draft_id)
    require(may_draft(actor, draft))
    draft.version += 1  # whoever adopts adopts what the page showed
    draft.changed_at, draft.changed_by = now(), actor.name
    draft.save(update_fields=["version", "changed_at", "changed_by"])
    return draft


def _item(draft: UnitDraft, item_id: int, version: int | None) -> UnitDraftItem:
    item = draft.items.select_for_update(of=("self",), no_key=True).filter(pk=item_id).first()
    if item is None:
        raise Invalid({"": "Mục này không thuộc kế hoạch này."})
    if item.version != version:
        raise ChangedMeanwhile(item.changed_by, item.changed_at)
    return item


def _section(draft: UnitDraft, section_id: int | None) -> Any:
    if section_id is None:
        return None
    found = draft.parent.sections.filter(pk=section_id).first()
    if found is None:
        raise Invalid({"section": "Đề mục này không có trong kế hoạch tỉnh. Chọn lại trong danh sách."})
    return found


def _check_people(draft: UnitDraft, division: Division | None, officer: Officer | None) -> None:
    if division is not None and division.organisation_id != draft.owner_id:
        raise Invalid({"division": "Phòng này không thuộc cơ quan. Chọn lại trong danh sách."})
    here = Posting.objects.on(today()).filter(post__organisation=draft.owner_id)
    if officer is not None and not here.filter(officer=officer).exists():
        raise Invalid({"officer": "Người này không công tác tại cơ quan. Chọn lại trong danh sách."})


def _last_order(rows: "QuerySet[UnitDraftItem]") -> int:
    return cast(int, rows.aggregate(last=Max("order"))["last"] or 0)


def _save(item: UnitDraftItem, actor: Actor) -> None:
    item.version += 1
    item.changed_at, item.changed_by = now(), actor.name
    item.save()


def _audit(actor: Actor, action: str, draft: UnitDraft, data: dict[str, str | int | None]) -> None:
    record(actor=actor, action=action, subject=f"UnitDraft {draft.pk}", data=data)
