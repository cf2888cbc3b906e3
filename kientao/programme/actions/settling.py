"""How a plan is followed: who receives, which date decides, terms, whether it has ended; and ledgers beside plans."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.people.models import Organisation
from kientao.programme.actions.moving import all_locked, locked, move
from kientao.programme.actions.steering import first_edition
from kientao.programme.models import Assignment, HandIn, Party, Plan
from kientao.programme.policies.plans import may_open_ledger
from kientao.programme.policies.work import may_follow
from kientao.programme.queries.responsible import Receivers
from kientao.programme.rules.on_time import Deciding
from kientao.programme.rules.states import ENDED, State, WorkKind

DAYS = {"soon_days": 365, "correction_days": 60, "answer_days": 60}  # setting → the most it may be
_TITLE = 1000
_SETTINGS = {"title", "deciding", "receiver", "vice_chair", "state", *DAYS}
_NOT_HANDED_IN = (State.OPEN, State.PREPARED, State.RETURNED, State.AWAITING)


@transaction.atomic
def settle_plan(*, actor: Actor, plan_id: int, version: int, **terms: Any) -> Plan:
    """Changes the settings of a plan; `terms` are its fields, of which only those that differ count.

    A new deciding date speaks for what is still open; what was accepted keeps its judgement. A new receiver takes what
    wasn't handed in yet. Raises NotAllowed, ChangedMeanwhile, Invalid.
    """
    plan = Plan.objects.select_for_update(of=("self",), no_key=True).select_related("owner").get(pk=plan_id)
    require(may_follow(actor, plan))
    if plan.version != version:
        raise ChangedMeanwhile()
    if unknown := set(terms) - _SETTINGS:
        raise ValueError(f"not a setting of a plan: {unknown}")
    if "title" in terms:
        terms["title"] = terms["title"].strip()
    changed = {name: value for name, value in terms.items() if getattr(plan, name) != value}
    if wrong := _wrong(plan, changed):
        raise Invalid(wrong)
    if not changed:
        return plan
    all_locked(Assignment.objects.filter(plan=plan).exclude(state__in=ENDED))
    for name, value in changed.items():
        setattr(plan, name, value)
    plan.version += 1
    plan.save()
    said = {name: str(value) for name, value in changed.items()}
    record(actor=actor, action="settle_plan", subject=f"Plan {plan.pk}", data=said)
    if "receiver" in changed:
        _receive(actor, plan)
    if "deciding" in changed:
        _judge_again(actor, plan)
    return plan


@transaction.atomic
def open_ledger(*, actor: Actor, owner: Organisation, title: str, first_day: date, last_day: date) -> Plan:
    """A ledger for what comes beside plans: conclusions of meetings, single orders of the chairman.

    Raises NotAllowed, Invalid.
    """
    require(may_open_ledger(actor))
    plan = Plan(
        owner=owner,
        province=owner,
        kind="ledger",
        title=title.strip(),
        first_day=first_day,
        last_day=last_day,
        created=now(),
    )
    if not plan.title or len(plan.title) > _TITLE:
        raise Invalid({"title": "Ghi tên sổ, ví dụ «Kết luận, chỉ đạo năm 2026», không quá 1.000 chữ."})
    if last_day < first_day:
        raise Invalid({"last_day": "Ngày cuối phải từ ngày đầu trở đi."})
    plan.save()
    first_edition(plan, actor)
    record(actor=actor, action="open_ledger", subject=f"Plan {plan.pk}", data={"title": plan.title})
    return plan


def unfinished(plan: Plan) -> int:
    """How many pieces of work with a deadline, or waiting for one, are neither accepted nor dropped."""
    rows = Assignment.objects.filter(plan=plan).exclude(state__in=ENDED)
    return rows.exclude(kind=WorkKind.STANDING).count()


def _wrong(plan: Plan, changed: Mapping[str, Any]) -> dict[str, str]:
    """Field → what is wrong with it."""
    found = {name: _wrong_days(days, DAYS[name]) for name, days in changed.items() if name in DAYS}
    if not 0 < len(changed.get("title", plan.title)) <= _TITLE:
        found["title"] = "Ghi tên kế hoạch, không quá 1.000 chữ."
    if changed.get("deciding", plan.deciding) not in list(Deciding):
        found["deciding"] = "Chọn một trong các cách tính đúng hạn."
    if "state" in changed:
        found["state"] = _wrong_state(plan, changed["state"])
    return {name: words for name, words in found.items() if words}


def _wrong_days(days: int, most: int) -> str:
    return "" if 1 <= days <= most else f"Ghi số ngày từ 1 đến {most}."


def _wrong_state(plan: Plan, state: str) -> str:
    if state not in ("running", "closed"):
        return "Chọn «Đang thực hiện» hoặc «Đã kết thúc»."
    left = unfinished(plan) if state == "closed" else 0
    return f"Còn {left} việc chưa xong: nghiệm thu hoặc dừng từng việc (có lý do) rồi mới kết thúc." if left else ""


def _receive(actor: Actor, plan: Plan) -> None:
    """Who receives now takes what is still open; what was handed in stays with whom it was handed in to."""
    receivers, collating = Receivers(plan), dict[int, list[int]]()
    named = Party.objects.filter(task__plan=plan, role="collating", organisation__isnull=False).order_by("order", "pk")
    for task, organisation in named.values_list("task", "organisation"):
        collating.setdefault(task, []).append(organisation)
    rows = Assignment.objects.filter(plan=plan, state__in=_NOT_HANDED_IN).order_by("pk")
    for pk, agency, before, task, domain in rows.values_list(
        "pk", "organisation", "receiver", "task", "section__domain"
    ):
        receiver = receivers.of(agency, domain or "", collating.get(task, ()))
        if receiver != before:
            data = {"receiver": str(receiver)}
            move(locked(pk, None), None, actor=actor, action="change_receiver", data=data, receiver_id=receiver)


def _judge_again(actor: Actor, plan: Plan) -> None:
    """What is still open and was delivered, or lies with the signer, is judged by the date that decides from now on."""
    delivered = HandIn.objects.filter(assignment__plan=plan, state__in=["waiting", "returned"]).values("assignment")
    rows = Assignment.objects.filter(Q(pk__in=delivered) | Q(state=State.AWAITING), plan=plan).exclude(state__in=ENDED)
    for row in rows.order_by("pk").values_list("pk", flat=True):
        data = {"deciding": Deciding(plan.deciding).words}
        move(locked(row, None), None, actor=actor, action="change_deciding", data=data)
