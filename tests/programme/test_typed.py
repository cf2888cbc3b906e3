"""A task goes to words and back without losing what the decision says."""

import json
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kientao.compiler import compile_plan
from kientao.compiler.as_json import draft_as_json
from kientao.compiler.row import RowWords
from kientao.compiling.plan_json import DraftJson, TaskJson
from kientao.kernel.period import Period
from kientao.programme.rules.typed import corrected, faults, joined, parted, typed_task, words_of
from kientao.programme.rules.typed_target import typed_target
from tests.compiler.corpus import read
from tests.support.small_plan import small_plan

YEAR = Period.year(2026)


def _tasks(name: str) -> list[TaskJson]:
    source = read(name)
    return cast(DraftJson, draft_as_json(source, compile_plan(source)))["tasks"]


def _meaning(task: TaskJson) -> object:
    """What a plan takes from a task, without places."""
    return (
        task["text"],
        task["number"],
        [(one["text"], one.get("kind")) for one in task["deliverables"]],
        *[[(a.get("name"), a.get("group"), a["kind"]) for a in task[role]] for role in ("lead", "coordinating")],
        [(o["role"], [(a.get("name"), a.get("group")) for a in o["agencies"]]) for o in task["others"]],
        [(d["kind"], d["start"], d["end"], d["recurrence"]) for d in task["deadlines"]],
    )


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "year", "least"),
    [("binh-dinh-2020", 2020, 1.0), ("vinh-phuc-2021-2025", None, 1.0), ("thanh-hoa-2019", 2019, 1.0)],
)
def test_words_of_a_real_task_read_again_give_the_task(name: str, year: int | None, least: float) -> None:
    period = Period.year(year) if year else None
    tasks = _tasks(name)
    same = [_meaning(typed_task(words_of(task), period)) == _meaning(task) for task in tasks]
    different = [words_of(task) for task, fine in zip(tasks, same, strict=True) if not fine]
    assert sum(same) / len(same) >= least, different


def test_a_correction_keeps_the_place_of_what_was_not_touched() -> None:
    task = small_plan().draft["tasks"][0]
    words = words_of(task)
    made = corrected(task, RowWords(**{**_fields(words), "deadlines": "30/6/2026"}), YEAR)
    assert made["lead"] == task["lead"]
    assert made["deliverables"] == task["deliverables"]
    assert made["spans"] == task["spans"]
    assert made["deadlines"][0]["end"] == "2026-06-30"
    assert made["deadlines"][0]["spans"] == []


def test_nothing_typed_differently_changes_nothing() -> None:
    for task in small_plan().draft["tasks"]:
        assert corrected(task, words_of(task), YEAR) == task


def test_a_deadline_typed_anew_stays_with_the_product_it_names() -> None:
    task = typed_task(RowWords(text="x", deliverables="Kế hoạch\nBáo cáo kết quả", deadlines="Quý I"), YEAR)
    words = RowWords(**{**_fields(words_of(task)), "deadlines": "Kế hoạch: Quý I\nBáo cáo kết quả: Quý IV"})
    made = corrected(task, words, YEAR)
    assert [one["deliverable"] for one in made["deadlines"]] == [one["id"] for one in made["deliverables"]]


def test_an_unreadable_deadline_is_told_unless_the_decision_itself_says_it() -> None:
    words = RowWords(text="x", deadlines="lúc nào đó")
    assert "Không đọc được thời hạn" in faults(words, YEAR)["deadlines"]
    assert faults(words, YEAR, before=words) == {}
    assert "text" in faults(RowWords(), YEAR)


def test_merged_tasks_name_everybody_once() -> None:
    one = RowWords("1", "Rà soát.", "", "Báo cáo", "Sở Nội vụ", "", "", "Quý I")
    two = RowWords("2", "Công bố", "", "Báo cáo\nQuyết định", "Sở Nội vụ\nSở Tư pháp", "", "", "Quý II")
    both = joined([one, two])
    assert both.text == "Rà soát; Công bố"
    assert both.lead == "Sở Nội vụ\nSở Tư pháp"
    assert both.deliverables == "Báo cáo\nQuyết định"


def test_a_split_task_gives_each_part_its_own_product_where_they_are_as_many() -> None:
    words = RowWords("5", "a; b", "", "Kế hoạch\nBáo cáo", "Sở Nội vụ", "", "", "Quý I")
    first, second = parted(words, ["a", "b"])
    assert (first.deliverables, second.deliverables) == ("Kế hoạch", "Báo cáo")
    assert (first.number, second.number) == ("5.1", "5.2")
    assert second.deadlines == "Quý I"


def test_a_target_is_read_from_its_sentence() -> None:
    current = small_plan().draft["targets"][0]
    made, errors = typed_target("Tối thiểu 98% hồ sơ đúng hạn", "target", None, YEAR, current)
    assert made is not None
    assert (made["value"], made["spans"], errors) == (98, current["spans"], {})
    assert typed_target("Nâng cao chất lượng", "target", None, YEAR)[1]["text"].startswith("Chưa thấy con số")
    assert "2 chỉ tiêu" in typed_target("90% hồ sơ cấp tỉnh; 80% hồ sơ cấp xã", "target", None, YEAR)[1]["text"]


typed = st.builds(RowWords, *[st.text(alphabet=st.characters(codec="utf-8"), max_size=60)] * 10)


@given(typed, typed)
@settings(max_examples=60)
def test_any_words_give_a_task_that_can_be_kept(first: RowWords, second: RowWords) -> None:
    task = typed_task(first, YEAR)
    json.dumps(corrected(task, second, YEAR))
    faults(first, YEAR)
    joined([first, second])


def _fields(words: RowWords) -> dict[str, str]:
    return {name: getattr(words, name) for name in RowWords.__dataclass_fields__}
