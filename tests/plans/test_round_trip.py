"""A random plan, printed in each layout an office meets, comes back from the compiler as it was."""

import os
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from kientao.compiler.draft import PlanDraft, Task
from tests.plans.form import laid_out
from tests.plans.model import Plan, Row, When
from tests.plans.printers.bars import print_bars
from tests.plans.printers.pages import font_missing, print_pages
from tests.plans.printers.pipes import print_pipes
from tests.plans.printers.prose import print_prose
from tests.plans.printers.tabs import print_tabs
from tests.plans.printers.web import print_web
from tests.plans.printers.word import print_word
from tests.plans.reading import assert_nothing_lost, compiled, letters, percent_key, same, table_tasks
from tests.plans.strategies import plans

pytestmark = pytest.mark.slow

EXAMPLES = int(os.environ.get("KIENTAO_PLAN_EXAMPLES", "25"))
settings.register_profile(
    "plans",
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],  # explaining a failure would take minutes more
    suppress_health_check=[HealthCheck.too_slow],
)
modest = settings(settings.get_profile("plans"), max_examples=EXAMPLES)
few = settings(settings.get_profile("plans"), max_examples=max(EXAMPLES // 4, 4))
fewest = settings(settings.get_profile("plans"), max_examples=max(EXAMPLES // 8, 2))


@modest
@given(plans())
def test_cells_closed_by_bars_without_row_marks(plan: Plan) -> None:
    _comes_back(plan, "plan.txt", print_bars(laid_out(plan), row_marks=False))


@modest
@given(plans())
def test_cells_closed_by_bars_with_row_marks_and_asterisks(plan: Plan) -> None:
    _comes_back(plan, "plan.txt", print_bars(laid_out(plan), row_marks=True, bold=True))


@modest
@given(plans())
def test_cells_closed_by_bars_with_row_marks_without_asterisks(plan: Plan) -> None:
    _comes_back(plan, "plan.txt", print_bars(laid_out(plan), row_marks=True))


@modest
@given(plans(goals=False))
def test_tab_cells_in_one_annex_for_each_field(plan: Plan) -> None:
    _comes_back(plan, "plan.txt", print_tabs(laid_out(plan, "annexes")), heads_sections=False)


@modest
@given(plans(goals=False))
def test_markdown_pipes(plan: Plan) -> None:
    _comes_back(plan, "plan.md", print_pipes(laid_out(plan)))


@modest
@given(plans())
def test_a_web_page_with_merged_cells(plan: Plan) -> None:
    _comes_back(plan, "plan.html", print_web(laid_out(plan)))


@few
@given(plans())
def test_a_word_document_with_merged_cells(plan: Plan) -> None:
    _comes_back(plan, "plan.docx", print_word(laid_out(plan)))


@few
@given(plans())
def test_a_word_document_whose_row_numbers_word_makes(plan: Plan) -> None:
    _comes_back(plan, "plan.docx", print_word(laid_out(plan), auto_numbers=True))


@pytest.mark.skipif(font_missing(), reason="needs the fonts of the Debian package fonts-dejavu-core")
@fewest
@given(plans())
def test_a_pdf_with_a_landscape_annex(plan: Plan) -> None:
    _comes_back(plan, "plan.pdf", print_pages(laid_out(plan)))


@modest
@given(plans(goals=False, dittos=False))
def test_labelled_prose_gives_tasks_with_leads(plan: Plan) -> None:
    source, draft = compiled(print_prose(laid_out(plan, "labelled")), "plan.txt")
    tasks = [task for task in draft.tasks if task.lead or task.coordinating or task.deadlines]
    rows = list(plan.rows)
    assert [same(task.text) for task in tasks] == [same(row.text) for row in rows]
    for row, task in zip(rows, tasks, strict=True):
        assert [same(agency.text) for agency in task.lead] == [same(name) for name in row.lead]
        assert [same(agency.text) for agency in task.coordinating] == [same(name) for name in row.coordinating]
        assert letters(item.text for item in task.deliverables) == _products(row)
        _same_deadlines((replace(row.deadlines[0], label=None),), task)
    _same_body(plan, draft)
    assert_nothing_lost(source, draft)


@modest
@given(plans(goals=False))
def test_plain_prose_gives_its_tasks_and_duties_and_no_table_row(plan: Plan) -> None:
    source, draft = compiled(print_prose(laid_out(plan, "prose"), width=90), "plan.txt")
    assert table_tasks(draft) == []
    told = {same(task.text) for task in draft.tasks}
    assert [row.text for row in plan.rows if same(row.text) not in told] == []
    _same_body(plan, draft)
    assert_nothing_lost(source, draft)


def _comes_back(plan: Plan, name: str, printed: str | bytes, *, heads_sections: bool = True) -> None:
    source, draft = compiled(printed, name)
    rows, tasks = list(plan.rows), table_tasks(draft)
    assert [same(task.text) for task in tasks] == [same(row.text) for row in rows]
    assert [task.number for task in tasks] == [row.number for row in rows]
    for row, task in zip(rows, tasks, strict=True):
        if heads_sections:
            assert same(plan.section_of(row)) in same(task.section_title)
        _same_cells(plan, row, task)
    _same_body(plan, draft)
    _same_head(plan, draft)
    assert_nothing_lost(source, draft)


def _same_cells(plan: Plan, row: Row, task: Task) -> None:
    assert [same(agency.text) for agency in task.lead] == [same(name) for name in row.lead]
    coordinating = row.coordinating if plan.has("coordinating") or plan.has("roles") else ()
    if row.ditto:
        assert [agency.via for agency in task.coordinating] == ["ditto"] * len(coordinating)
    else:
        assert [same(agency.text) for agency in task.coordinating] == [same(name) for name in coordinating]
    if plan.has("product"):
        assert letters(item.text for item in task.deliverables) == _products(row)
        if len(row.deliverable_lines) > 1:
            assert len(task.deliverables) == len(row.deliverable_lines)
    if plan.has("goal"):
        assert same(task.goal.text if task.goal else None) == same(row.goal)
    _same_deadlines(row.deadlines, task)
    assert task.note is None
    assert task.budget is None


def _products(row: Row) -> str:
    return letters(same(line) for line in row.deliverable_lines)


def _same_deadlines(expected: tuple[When, ...], task: Task) -> None:
    assert [deadline.end for deadline in task.deadlines] == [when.end for when in expected]
    for when, deadline in zip(expected, task.deadlines, strict=True):
        assert deadline.kind in when.kinds, when.words
        if when.start is not None:
            assert deadline.start == when.start, when.words
        if when.label is not None:
            assert same(deadline.label) == same(when.label)


def _same_body(plan: Plan, draft: PlanDraft) -> None:
    in_tasks = [span for task in draft.tasks for span in task.spans]
    found = [
        percent_key(target)
        for target in draft.targets
        if target.unit in ("percent", "percentage_point")
        if target.task is None and not any(span.contains(target.value_span) for span in in_tasks)
    ]
    wanted = [
        ("target", item.comparator, item.value.normalize(), item.value_to and item.value_to.normalize(), item.change)
        for item in plan.wanted
    ]
    assert found == wanted
    given_to = {letters(agency.text for agency in duty.agencies) for duty in draft.duties}
    assert {letters(duty.agencies) for duty in plan.duties} <= given_to
    told = letters(duty.text for duty in draft.duties)
    assert [item for duty in plan.duties for item in duty.items if letters([item]) not in told] == []


def _same_head(plan: Plan, draft: PlanDraft) -> None:
    head = draft.document
    assert head.kind == ("decision" if plan.decision else "plan")
    assert head.number == plan.number
    assert head.date == plan.signed
    assert head.period is not None
    assert head.period.start == date(plan.first_year, 1, 1)
    assert head.period.end == date(plan.last_year, 12, 31)
