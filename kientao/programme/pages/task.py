"""One task: the words of the decision, who owes what, who waits for whom, the whole history."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.programme.models import Task
from kientao.programme.pages.parts.agencies import agencies_table
from kientao.programme.pages.parts.difficulties import difficulty_view
from kientao.programme.pages.parts.parties import parties_view
from kientao.programme.pages.parts.task_head import contributions_view, facts_of, head_of, history_of, targets_of
from kientao.programme.pages.parts.work_block import block_view
from kientao.programme.pages.together.subject import task_of
from kientao.programme.policies.work import may_contribute, may_raise
from kientao.programme.queries import task_page
from kientao.programme.queries.decision_words import decision_words
from kientao.programme.queries.parts import lead_agencies, takes_part
from kientao.ui.parts.facts import Quote
from kientao.ui.parts.page_head import Action
from kientao.ui.table.answer import table_answer

_LATEST = 12


@require_safe
def page(request: HttpRequest, task_id: int) -> HttpResponse:
    """`?viec=` opens one assignment. Whoever takes no part gets 404."""
    actor, task = actor_of(request), task_of(request, task_id)
    counts = task_page.counts(actor, task)
    values = _values(actor, task, _chosen(request), has_work=bool(counts))
    if sum(counts.values()) > len(values["blocks"]):
        return table_answer(request, "programme/pages/task.html", agencies_table(request, task, counts), values)
    return render(request, "programme/pages/task.html", values)


@require_safe
def history(request: HttpRequest, task_id: int) -> HttpResponse:
    """All that happened to the task and to the assignments the actor sees of it."""
    actor, task = actor_of(request), task_of(request, task_id)
    work = list(task_page.seen_work(actor, task).select_related("organisation", "deliverable"))
    values = {"page_head": head_of(task, "Toàn bộ lịch sử"), "history": history_of(task, work, limit=None)}
    return render(request, "programme/pages/task_history.html", values)


def _values(actor: Actor, task: Task, chosen: int | None, *, has_work: bool) -> dict[str, Any]:
    found = task_page.blocks(actor, task, chosen)
    quote = decision_words(actor, task)
    day, part = today(), takes_part(actor, task)
    work = [one.work for one in found]
    return {
        "task": task,
        "page_head": head_of(task, sees_plan=has_work or part),
        "blocks": [block_view(actor, one, day, unfolded=len(found) == 1) for one in found],
        "quote": Quote(quote.words, quote.source, quote.href) if quote else None,
        "parties": parties_view(actor, task, task_page.parties(task), lead_agencies(task)),
        "facts": facts_of(task),
        "targets": targets_of(task),
        "difficulties": [difficulty_view(actor, one, day) for one in task_page.difficulties(task)],
        "contributions": contributions_view(task_page.contributions(actor, task)),
        "raising": Action("Nêu vướng mắc", reverse("raise-difficulty", args=[task.pk]), icon="question")
        if may_raise(actor, part)
        else None,
        "contributing": Action("Đóng góp", reverse("contribute", args=[task.pk]), icon="plus")
        if may_contribute(actor, part)
        else None,
        "history": history_of(task, work, limit=_LATEST),
    }


def _chosen(request: HttpRequest) -> int | None:
    given = request.GET.get("viec", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 18 else None
