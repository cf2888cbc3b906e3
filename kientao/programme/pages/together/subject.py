"""The task a page is about: found among what the actor sees, and shown beside the form."""

from django.http import Http404, HttpRequest

from kientao.people.access import actor_of
from kientao.programme.addresses import task_page
from kientao.programme.models import Difficulty, Task
from kientao.programme.models.sight import reads_own
from kientao.programme.queries.tasks import tasks_seen_by
from kientao.ui.numbers import day
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead


def task_of(request: HttpRequest, task_id: int) -> Task:
    """404 for whoever doesn't see it."""
    seen = tasks_seen_by(actor_of(request)).select_related("plan__owner", "plan__province", "section")
    found = seen.filter(pk=task_id).first()
    if found is None:
        raise Http404
    return found


def difficulty_of(request: HttpRequest, difficulty_id: int) -> Difficulty:
    """404 for whoever sees neither its task nor has to answer it."""
    rows = Difficulty.objects.select_related("task__plan", "organisation", "sent_to", "assignment")
    found = rows.filter(pk=difficulty_id).first()
    if found is None or not may_see(request, found):
        raise Http404
    return found


def may_see(request: HttpRequest, difficulty: Difficulty) -> bool:
    """Whoever sees the task, and whom it was sent to."""
    actor = actor_of(request)
    if reads_own(actor) and actor.organisation == difficulty.sent_to_id:
        return True
    return tasks_seen_by(actor).filter(pk=difficulty.task_id).exists()


def head_of(title: str, task: Task, lead: str = "") -> PageHead:
    """The top of a page about a task."""
    text = task.text if len(task.text) <= 80 else task.text[:78].rsplit(" ", 1)[0] + " …"
    return PageHead(title, lead, crumbs=((text, task_page(task.pk)),))


def facts_of(task: Task) -> Facts:
    """What it is, and of which plan."""
    return Facts((("Nhiệm vụ", str(task)), ("Kế hoạch", task.plan.title)))


def difficulty_facts(difficulty: Difficulty) -> Facts:
    """Who raised what, whom it waits for."""
    return Facts(
        (
            ("Cơ quan nêu", difficulty.organisation.name),
            ("Vướng mắc", difficulty.text),
            ("Kiến nghị", difficulty.proposal or None),
            ("Nơi trả lời", difficulty.sent_to.name),
            ("Trả lời trước hết ngày", day(difficulty.answer_by)),
            ("Nhiệm vụ", str(difficulty.task)),
        )
    )
