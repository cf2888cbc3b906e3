"""One task by hand: a meeting's conclusion, an order of the chairman, a unit's own addition."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.refusal import Invalid
from kientao.compiler.row import RowWords
from kientao.kernel.period import Period
from kientao.programme.actions.importing_tasks import meanings_today
from kientao.programme.actions.steering import add_tasks
from kientao.programme.models import Plan, Task
from kientao.programme.rules.shape import named_in
from kientao.programme.rules.typed import faults, typed_task

ORIGINS = {"conclusion": "Kết luận cuộc họp", "order": "Chủ tịch giao", "own": "Đơn vị tự đề ra"}


@transaction.atomic
def add_task(*, actor: Actor, plan_id: int, words: RowWords, origin: str, document: str) -> Task:
    """Adds what the words say. Raises NotAllowed; Invalid with a sentence for each field."""
    plan = Plan.objects.get(pk=plan_id)
    period = Period(plan.first_day, plan.last_day)
    errors = faults(words, period)
    if origin not in ORIGINS:
        errors["origin"] = "Chọn một trong các nguồn giao việc."
    if origin != "own" and not document.strip():
        errors["document"] = "Ghi số, ngày của kết luận hoặc văn bản giao việc."
    task, meanings = typed_task(words, period), meanings_today(plan)
    if not any(role in ("lead", "implementing") for role, _, _ in named_in(task)):
        errors["lead"] = "Ghi cơ quan chủ trì."
    for role, _, agency in named_in(task):
        meaning = meanings.of(agency)
        if meaning.kind == "doubtful":
            field = role if role in ("lead", "coordinating") else "others"
            said = f"«{agency['text'][:80]}» chưa rõ là cơ quan nào. {meaning.reason}".strip()
            errors[field] = " ".join(filter(None, [errors.get(field), said]))
    if errors:
        raise Invalid(errors)
    (made,) = add_tasks(
        actor=actor, plan_id=plan_id, tasks=[task], meanings=meanings, origin=origin, document=document.strip()
    )
    return made
