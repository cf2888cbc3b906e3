"""A dozen pieces of work more in the small programme: three agencies, four deadlines, standing work among them."""

import datetime

from kientao.compiling.plan_json import TaskJson
from kientao.people.queries.directory import Directory
from kientao.programme.actions.steering import add_tasks
from kientao.programme.queries.meanings import RegisterMeanings
from tests.support.programme import World, on

AGENCIES = ("Sở Nội vụ", "Sở Tư pháp", "Văn phòng UBND tỉnh")
DUE = ("2026-02-15", "2026-03-31", "2026-06-30", None)


def widened(world: World) -> World:
    """Added by Sơn on 12 January 2026 as conclusions of a meeting."""
    with on("2026-01-12", 8):
        directory = Directory.load(world.plan.province_id, datetime.date(2026, 1, 12))
        add_tasks(
            actor=world.cast.son,
            plan_id=world.plan.pk,
            tasks=[_task(at, agency, due) for at, (agency, due) in enumerate((a, d) for a in AGENCIES for d in DUE)],
            meanings=RegisterMeanings(directory, {}),
            origin="conclusion",
            document="Kết luận số 5/KL-UBND",
        )
    return world


def _task(at: int, agency: str, due: str | None) -> TaskJson:
    name = "Văn phòng Ủy ban nhân dân tỉnh" if agency.startswith("Văn phòng") else agency
    return {
        "id": f"m{at}",
        "origin": "typed",
        "number": str(100 + at),
        "section": None,
        "section_title": None,
        "text": f"Việc thứ {at} của {agency}",
        "deliverables": [{"id": f"m{at}.1", "text": f"Báo cáo {at}", "kind": "Báo cáo", "spans": []}],
        "lead": [{"text": agency, "kind": "agency", "name": name, "via": None, "spans": []}],
        "coordinating": [],
        "others": [],
        "deadlines": [
            {
                "text": due or "Thường xuyên",
                "label": None,
                "kind": "day" if due else "standing",
                "start": None,
                "end": due,
                "recurrence": [],
                "deliverable": None,
                "spans": [],
            }
        ],
        "spans": [],
    }
