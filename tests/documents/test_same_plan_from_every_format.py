"""One decision gives one plan, whether it comes as text, as a Word file or as a web page."""

import re
from functools import cache

import pytest

from kientao.compiler import compile_plan
from kientao.compiler.draft import Agency, PlanDraft, Quote, Task
from kientao.documents import read_document
from tests.documents.corpus import CORPUS, needs_corpus
from tests.plans.reading import assert_nothing_lost, table_tasks

pytestmark = [needs_corpus, pytest.mark.slow]
TASKS = {"binh-dinh-2020": 35, "vinh-phuc-2021-2025": 68, "thanh-hoa-2019": 40}


@cache
def plan(name: str, ending: str) -> PlanDraft:
    source = read_document(CORPUS / ("plans" if ending == "txt" else "rebuilt") / f"{name}.{ending}")
    draft = compile_plan(source)
    assert_nothing_lost(source, draft)
    return draft


@pytest.mark.parametrize("ending", ["txt", "docx", "html", "pdf"])
@pytest.mark.parametrize("name", TASKS)
def test_every_task_row_is_found(name: str, ending: str) -> None:
    assert len(table_tasks(plan(name, ending))) == len(plan(name, ending).tasks) == TASKS[name]


@pytest.mark.parametrize("ending", ["docx", "html", "pdf"])
@pytest.mark.parametrize("name", TASKS)
def test_every_field_of_every_task_is_the_same_as_from_the_text(name: str, ending: str) -> None:
    expected = [fields(task) for task in plan(name, "txt").tasks]
    found = [fields(task) for task in plan(name, ending).tasks]
    different = [
        f"{want['number']} {field}: {want[field]!r} but from .{ending} {got[field]!r}"
        for want, got in zip(expected, found, strict=True)
        for field in want
        if want[field] != got[field]
    ]
    assert different == []


def fields(task: Task) -> dict[str, object]:
    """Everything a task says, places in the document left out."""
    products = {one.id: folded(one.text) for one in task.deliverables}
    return {
        "number": task.number,
        "text": folded(task.text),
        "section title": folded(task.section_title),
        "goal": _quote(task.goal),
        "deliverables": [folded(one.text) for one in task.deliverables],
        "lead": _agencies(task.lead),
        "coordinating": _agencies(task.coordinating),
        "others": [(other.role, _agencies(other.agencies)) for other in task.others],
        "deadlines": [
            (folded(one.text), one.kind, one.start, one.end, one.recurrence, products.get(one.deliverable or ""))
            for one in task.deadlines
        ],
        "budget": _quote(task.budget),
        "note": _quote(task.note),
    }


def folded(words: str | None) -> str | None:
    """Without what a file's layout adds: blanks, breaks after a hyphen, dashes of a list run together in one line."""
    if words is None:
        return None
    line = re.sub(r"(?<=[:.]) - ", " ", " ".join(words.split()))
    return re.sub(r"(?<=\w[-–]) ", "", line)


def _quote(quote: Quote | None) -> str | None:
    return None if quote is None else folded(quote.text)


def _agencies(agencies: tuple[Agency, ...]) -> list[tuple[str | None, str, str | None, str | None]]:
    return [(folded(one.text), one.kind, one.name, one.group) for one in agencies]
