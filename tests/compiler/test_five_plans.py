"""The five provincial plans: what each must give, and everything found wrong in them, as reviewed snapshots."""

import json
import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kientao.compiler.draft import PlanDraft, Task
from tests.compiler.corpus import MORE, PLANS, draft, read

SNAPSHOTS = Path(__file__).parent / "snapshots"


def percentages(plan: PlanDraft) -> int:
    return sum(target.unit == "percent" for target in plan.targets)


@pytest.mark.parametrize(
    ("name", "tasks", "percent"),
    [("binh-dinh-2020", 35, 29), ("vinh-phuc-2021-2025", 68, 60), ("thanh-hoa-2019", 40, 18)],
)
def test_every_row_is_a_task_and_every_percentage_a_target(name: str, tasks: int, percent: int) -> None:
    plan = draft(name)
    assert [task.origin for task in plan.tasks] == ["table"] * tasks
    assert percentages(plan) == percent


@pytest.mark.parametrize(("name", "percent"), [("hoa-binh-2016-2020", 22), ("nghe-an-2018-outline", 65)])
def test_prose_gives_tasks_and_duties_and_not_one_invented_row(name: str, percent: int) -> None:
    plan = draft(name)
    assert plan.tasks
    assert plan.duties
    assert {task.origin for task in plan.tasks} == {"prose"}
    assert percentages(plan) == percent


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("02-dong-nai-kinh-te-so-2026-2030", 94),
        ("07-dong-thap-lo-trinh-cong-nghe", 19),
        ("09-dong-thap-chuyen-doi-so-doanh-nghiep", 11),
        ("12-son-la-xuat-khau-number-tables", 0),
    ],
)
def test_other_provinces_rows_are_counted_and_number_tables_give_none(name: str, rows: int) -> None:
    assert sum(task.origin == "table" for task in draft(name).tasks) == rows


def test_what_was_is_a_baseline() -> None:
    plan = draft("hoa-binh-2016-2020")
    past = {str(target.value) for target in plan.targets if target.kind == "baseline"}
    assert past == {"17.8", "73.2", "70.8"}
    assert {target.comparator for target in plan.targets if target.kind == "baseline"} == {"="}


def test_labelled_prose_gives_tasks_with_leads() -> None:
    plan = draft("17-ha-noi-nq214-labelled-prose")
    assert len(plan.tasks) == 7
    assert all(task.lead and task.coordinating and task.deadlines for task in plan.tasks)


def test_a_merged_goal_is_carried_down_to_every_row_it_covers() -> None:
    goals = [task.goal.text if task.goal else None for task in draft("vinh-phuc-2021-2025").tasks]
    assert None not in goals
    assert goals[0] == goals[1]
    assert goals[2] == goals[10] != goals[11]
    assert len(set(goals)) == 31


def test_a_ditto_cell_takes_the_agencies_above() -> None:
    task = next(task for task in draft("binh-dinh-2020").tasks if any(a.via == "ditto" for a in task.coordinating))
    assert task.number == "5"
    assert [agency.text for agency in task.coordinating] == ["Các sở, ban, ngành", "UBND cấp huyện"]


def test_an_annex_heading_names_the_lead_of_its_rows() -> None:
    by_heading = [
        task for task in draft("thanh-hoa-2019").tasks if any(agency.via == "heading" for agency in task.lead)
    ]
    assert Counter(task.lead[0].name for task in by_heading) == {
        "Sở Tư pháp": 4,
        "Văn phòng Ủy ban nhân dân tỉnh": 7,
        "Sở Nội vụ": 13,
        "Sở Tài chính": 5,
    }


def _task(name: str, number: str, after: int = 0) -> Task:
    return [task for task in draft(name).tasks if task.number == number][after]


def test_each_deliverable_has_its_own_deadline() -> None:
    task = _task("thanh-hoa-2019", "2", 6)  # annex 7: two products, two dates
    ends = {deadline.deliverable: deadline.end for deadline in task.deadlines}
    assert ends == {task.deliverables[0].id: date(2019, 12, 4), task.deliverables[1].id: date(2019, 12, 30)}


def test_a_ramp_says_what_is_guaranteed_each_year() -> None:
    ramps = [target for target in draft("vinh-phuc-2021-2025").targets if target.schedule]
    ends = [(target.level, int(target.schedule[-1].value)) for target in ramps]
    assert ends == [("tỉnh", 100), ("huyện", 100), ("xã", 95)] * 2


def test_a_share_of_a_target_points_to_it() -> None:
    plan = draft("vinh-phuc-2021-2025")
    by_id = {target.id: target for target in plan.targets}
    nested = [(by_id[target.within].value, target.value) for target in plan.targets if target.within]
    assert [(int(outer or 0), int(inner or 0)) for outer, inner in nested] == [
        (80, 30), (80, 80), (90, 85), (80, 30), (80, 80), (90, 85),
    ]  # fmt: skip


def test_reporting_duties_have_their_due_rule() -> None:
    reports = [duty.reporting for duty in draft("vinh-phuc-2021-2025").duties if duty.reporting]
    assert len(reports) == 1
    assert reports[0].due is not None
    assert (reports[0].due.day, reports[0].due.month_of_period, reports[0].due.inclusive) == (20, -1, False)


def snapshot(name: str) -> dict[str, object]:
    """Codes, offsets, dates and counts; never the sentences of the document."""
    plan = draft(name)
    head = plan.document
    return {
        "characters": len(read(name).text),
        "kind": head.kind,
        "number": head.number,
        "date": str(head.date) if head.date else None,
        "period": [str(head.period.start), str(head.period.end)] if head.period else None,
        "coverage": [plan.coverage.characters, plan.coverage.claimed, plan.coverage.furniture, plan.coverage.unclaimed],
        "references": len(plan.references),
        "sections": len(plan.sections),
        "duties": [[len(duty.agencies), duty.spans[0].start, duty.reporting is not None] for duty in plan.duties],
        "targets": [
            f"{t.kind} {t.comparator} {t.value} {t.value_to} {t.unit} {t.change} {t.level} {t.due} {t.value_span.start}"
            for t in plan.targets
        ],
        "tasks": [
            f"{task.origin} {task.number} {task.spans[0].start}-{task.spans[-1].end}"
            f" lead {len(task.lead)} with {len(task.coordinating)} others {len(task.others)}"
            f" products {len(task.deliverables)} due "
            + ", ".join(f"{d.kind} {d.start} {d.end}" for d in task.deadlines)
            for task in plan.tasks
        ],
        "diagnostics": [
            f"{d.code} {d.severity} " + " ".join(f"{span.start}-{span.end}" for span in d.spans)
            for d in plan.diagnostics
        ],
    }


@pytest.mark.parametrize("name", [*PLANS, *MORE])
def test_a_real_plan_gives_what_was_reviewed(name: str) -> None:
    """`KIENTAO_REVIEWED=1 pytest …` writes the snapshots again after a review."""
    found = snapshot(name)
    path = SNAPSHOTS / f"{name}.json"
    if os.environ.get("KIENTAO_REVIEWED"):
        SNAPSHOTS.mkdir(exist_ok=True)
        path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8"))
