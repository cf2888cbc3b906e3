"""More work for the cast: tasks added to the small plan by the programme office, as a meeting's conclusion would."""

from datetime import date

from kientao.compiling.plan_json import AgencyJson, DeadlineJson, TaskJson
from kientao.people.queries.directory import Directory
from kientao.programme.actions.steering import add_tasks
from kientao.programme.models import Assignment, Task
from kientao.programme.queries.meanings import RegisterMeanings
from tests.support.programme import World


def give(
    world: World,
    text: str,
    *,
    to: str = "Sở Tư pháp",
    due: str | None = "2026-06-30",
    product: str = "Báo cáo",
    coordinating: tuple[str, ...] = (),
) -> Task:
    """A task led by the agency of that name, or a group ("Các sở, ban, ngành"); without `due` it has no deadline."""
    directory = Directory.load(world.plan.province_id, date(2026, 1, 10))
    task = _task(text, to, due, product, coordinating)
    return add_tasks(
        actor=world.cast.son,
        plan_id=world.plan.pk,
        tasks=[task],
        meanings=RegisterMeanings(directory, {}),
        origin="conclusion",
        document="Thông báo 31/TB-VP ngày 05/02/2026",
    )[-1]


def work_of(task: Task) -> Assignment:
    """The one assignment of the task."""
    return Assignment.objects.get(task=task)


def _task(text: str, to: str, due: str | None, product: str, coordinating: tuple[str, ...]) -> TaskJson:
    return {
        "id": "x1",
        "number": "9",
        "origin": "table",
        "section": None,
        "section_title": None,
        "text": text,
        "deliverables": [{"id": "x1.1", "text": product, "kind": None, "spans": []}],
        "lead": [_agency(to)],
        "coordinating": [_agency(one) for one in coordinating],
        "others": [],
        "deadlines": [_deadline(due)],
        "spans": [],
    }


def _agency(name: str) -> AgencyJson:
    if name.startswith("Các sở"):
        return {"text": name, "kind": "group", "group": "departments", "name": None, "via": None, "spans": []}
    if "liên quan" in name:
        return {"text": name, "kind": "group", "group": "related", "name": None, "via": None, "spans": []}
    return {"text": name, "kind": "agency", "name": name, "via": None, "spans": []}


def _deadline(due: str | None) -> DeadlineJson:
    return {
        "text": due or "Sau khi có hướng dẫn của Bộ Nội vụ",
        "label": None,
        "kind": "date" if due else "conditional",
        "start": None,
        "end": due,
        "recurrence": [],
        "deliverable": None,
        "spans": [],
    }
