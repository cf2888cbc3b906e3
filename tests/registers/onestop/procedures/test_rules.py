"""Costs, terms of publishing, layouts, changes of a process, and differences: what holds for any of them."""

import dataclasses
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kientao.kernel.working_days import Calendar
from kientao.registers.onestop.rules.as_json import as_json, from_json
from kientao.registers.onestop.rules.compliance_cost import BadCost, Cost, Reviewed, Work, saving
from kientao.registers.onestop.rules.difference import between, between_processes
from kientao.registers.onestop.rules.post_likeness import likeness, suggested
from kientao.registers.onestop.rules.procedure import Component, Content, Limit
from kientao.registers.onestop.rules.process import Place, Process, Step, Way
from kientao.registers.onestop.rules.process_checks import check
from kientao.registers.onestop.rules.process_edit import NotThere, change, fresh_key, move, put_in, take_out
from kientao.registers.onestop.rules.process_layout import HEIGHT, WIDTH, Box, Layout, lay_out
from kientao.registers.onestop.rules.publication import (
    TERMS,
    Publisher,
    Punctuality,
    enter_by,
    judged,
    publish_by,
)
from tests.registers.onestop.procedures.samples import AMOUNTS, HOURS, a_content, a_process, contents, processes

COSTS = st.builds(
    Cost,
    st.lists(st.builds(Work, st.just("Việc"), HOURS, AMOUNTS, AMOUNTS), max_size=3).map(tuple),
    AMOUNTS,
    AMOUNTS,
    st.integers(1, 400),
    st.integers(1, 10**6),
)


# --- Compliance cost (TT 02/2017/TT-VPCP, Điều 27)


def test_the_case_of_the_guide_comes_out_to_the_dong() -> None:
    before = Cost(fees=1_024_000, times=1, subjects=3228)
    after = Cost(fees=231_000, times=1, subjects=3228)
    saved = saving(before, after)
    assert saved.once == 793_000
    assert saved.percent == Decimal("77.44")
    assert saved.whole == 2_559_804_000


def test_work_is_hours_at_the_hourly_income_and_what_consultants_are_paid() -> None:
    assert Work("Chuẩn bị", Decimal("1.5"), 48_000, 100_000).cost == 172_000


@given(COSTS, COSTS)
def test_a_saving_is_exactly_the_one_cost_less_the_other(before: Cost, after: Cost) -> None:
    saved = saving(before, after)
    assert saved.yearly + after.yearly == before.yearly
    assert saving(after, before).yearly == -saved.yearly


@given(COSTS)
def test_a_cost_that_is_kept_is_the_same_when_it_is_read(cost: Cost) -> None:
    whole = Reviewed(cost, Limit(5))
    assert from_json(Reviewed, as_json(whole)) == whole


@given(COSTS)
def test_what_stays_the_same_saves_nothing(cost: Cost) -> None:
    saved = saving(cost, cost)
    assert saved.whole == 0
    assert saved.percent == (0 if cost.yearly else None)


@pytest.mark.parametrize("name", ["fees", "other", "times", "subjects"])
def test_nothing_costs_less_than_nothing(name: str) -> None:
    with pytest.raises(BadCost):
        dataclasses.replace(Cost(), **{name: -1})  # type: ignore[arg-type] # each of them is a number


# --- Publication (NĐ 63/2010/NĐ-CP)


@pytest.mark.parametrize(
    ("shortened", "publisher", "by"),
    [
        (False, Publisher.PROVINCE, date(2026, 6, 25)),
        (False, Publisher.MINISTRY, date(2026, 6, 10)),
        (True, Publisher.PROVINCE, date(2026, 7, 3)),
        (True, Publisher.MINISTRY, date(2026, 7, 3)),
    ],
)
def test_the_last_day_of_publishing_hangs_on_the_laws_first(shortened: bool, publisher: Publisher, by: date) -> None:
    assert publish_by(date(2026, 6, 30), shortened=shortened, publisher=publisher) == by


@pytest.mark.parametrize(
    ("shortened", "publisher", "days"),
    [(False, Publisher.MINISTRY, 10), (False, Publisher.PROVINCE, 5), (True, Publisher.PROVINCE, 2)],
)
def test_the_entry_is_due_in_working_days(shortened: bool, publisher: Publisher, days: int) -> None:
    calendar = Calendar(days_off=frozenset({date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1)}))
    by = enter_by(date(2026, 4, 24), calendar, shortened=shortened, publisher=publisher)
    assert by is not None
    assert calendar.working_days_between(date(2026, 4, 24), by) == days
    assert calendar.is_working_day(by)


def test_nothing_is_measured_before_the_law_nor_without_its_day() -> None:
    assert publish_by(TERMS[0].since - timedelta(days=1), shortened=False, publisher=Publisher.PROVINCE) is None
    assert publish_by(None, shortened=False, publisher=Publisher.PROVINCE) is None
    assert judged(date(2026, 1, 1), None, date(2026, 1, 1)).days_late is None


@given(st.dates(date(2011, 1, 1), date(2040, 1, 1)), st.integers(-400, 400), st.integers(0, 400))
def test_days_late_are_counted_from_the_last_day(by: date, late: int, later: int) -> None:
    done = by + timedelta(days=late)
    found = judged(done, by, by + timedelta(days=later))
    assert found.days_late == max(late, 0)
    assert found.punctuality is (Punctuality.LATE if late > 0 else Punctuality.ON_TIME)
    waiting = judged(None, by, by + timedelta(days=later))
    assert waiting.punctuality is (Punctuality.OVERDUE if later else Punctuality.WAITING)


# --- Layout


def _place(step: Step) -> str:
    return f"{step.place} {step.agency}"


@given(processes())
def test_no_two_steps_cover_each_other_and_each_stands_in_its_lane(process: Process) -> None:
    paper = lay_out(process, _place)
    assert len(paper.boxes) == len(process.steps)
    for at, one in enumerate(paper.boxes):
        lane = paper.lanes[one.lane]
        assert lane.x <= one.x
        assert one.x + WIDTH <= lane.x + lane.width
        assert one.y + HEIGHT <= paper.height
        assert not any(_covers(one, other) for other in paper.boxes[at + 1 :])


@given(processes())
def test_a_way_touches_no_step_but_its_own_two(process: Process) -> None:
    paper = lay_out(process, _place)
    for line in paper.lines:
        assert all(0 <= x <= paper.width and 0 <= y <= paper.height for x, y in line.points)
        for box in paper.boxes:
            if box.step.key not in (line.first, line.last):
                assert not any(_runs_through(box, *pair) for pair in zip(line.points, line.points[1:], strict=False))


@given(processes())
def test_every_way_is_drawn_and_goes_down_unless_it_goes_back(process: Process) -> None:
    paper = lay_out(process, _place)
    layer = {box.step.key: box.layer for box in paper.boxes}
    assert [(one.first, one.last) for one in paper.lines] == [
        (step.key, way.to) for step in process.steps for way in step.ways
    ]
    assert all(one.back or layer[one.first] < layer[one.last] for one in paper.lines)


@given(processes())
def test_a_hand_over_is_seen(process: Process) -> None:
    lanes = {step.key: _place(step) for step in process.steps}
    for line in lay_out(process, _place).lines:
        assert line.crosses == (lanes[line.first] != lanes[line.last])


def test_steps_done_at_once_stand_beside_each_other() -> None:
    layer = {box.step.key: box.layer for box in lay_out(a_process(), _place).boxes}
    assert layer["b2"] == layer["b3"] == 1
    assert layer["b4"] == 2


def test_nothing_can_be_drawn_of_nothing() -> None:
    assert lay_out(Process(()), _place) == Layout((), (), (), 32, lay_out(Process(()), _place).height)


def _covers(one: Box, other: Box) -> bool:
    return abs(one.x - other.x) < WIDTH and abs(one.y - other.y) < HEIGHT


def _runs_through(box: Box, first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Does the line, which goes straight down or straight across, enter the inside of the box?"""
    low_x, high_x = sorted((first[0], last[0]))
    low_y, high_y = sorted((first[1], last[1]))
    return low_x < box.x + WIDTH and high_x > box.x and low_y < box.y + HEIGHT and high_y > box.y


# --- Changing a process


def _line(count: int) -> Process:
    """One step after the other."""
    keys = [f"b{number}" for number in range(1, count + 1)]
    ways = [(Way(after),) for after in keys[1:]] + [()]
    return Process(tuple(Step(key, f"Bước {key}", ways=way) for key, way in zip(keys, ways, strict=True)))


def _order(process: Process) -> list[str]:
    """The keys from the first on, where each leads to one at most."""
    key, found = process.first.key, list[str]()
    while key and key not in found:
        found.append(key)
        key = process.by_key[key].ways[0].to if process.by_key[key].ways else ""
    return found


@given(st.integers(2, 9), st.data())
def test_moving_a_step_of_a_line_moves_it_on_the_way_too(count: int, data: st.DataObject) -> None:
    process = _line(count)
    for _ in range(4):
        key = data.draw(st.sampled_from([step.key for step in process.steps]))
        up = data.draw(st.booleans())
        process = move(process, key, up=up)
        assert _order(process) == [step.key for step in process.steps]


@given(st.integers(2, 9), st.data())
def test_up_and_down_again_changes_nothing(count: int, data: st.DataObject) -> None:
    process = _line(count)
    at = data.draw(st.integers(1, count - 1))
    key = process.steps[at].key
    assert move(move(process, key, up=True), key, up=False) == process


@given(processes(), st.data())
def test_taking_a_step_out_leaves_no_way_to_it(process: Process, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from([step.key for step in process.steps]))
    left = take_out(process, key)
    assert key not in left.by_key
    assert all(way.to in left.by_key for step in left.steps for way in step.ways)
    assert all(len({way.to for way in step.ways}) == len(step.ways) for step in left.steps)


@given(processes(), st.data())
def test_a_step_that_is_put_in_and_taken_out_leaves_the_way_joined(process: Process, data: st.DataObject) -> None:
    after = data.draw(st.sampled_from([step.key for step in process.steps]))
    assume(all(way.to != after for way in process.by_key[after].ways))
    made = put_in(process, Step(fresh_key(process), "Bước mới"), after)
    assert [way.to for way in made.by_key[after].ways] == [made.steps[-1].key] or made.by_key[after].ways
    left = take_out(made, fresh_key(process))
    assert {way.to for way in left.by_key[after].ways} == {way.to for way in process.by_key[after].ways}


def test_a_new_first_step_leads_to_the_old_one() -> None:
    made = put_in(_line(2), Step("b9", "Trước hết"))
    assert _order(made) == ["b9", "b1", "b2"]


def test_where_ways_fork_the_first_step_stays() -> None:
    with pytest.raises(NotThere, match="rẽ nhánh"):
        move(a_process(), "b1", up=False)


def test_a_step_that_is_gone_is_told() -> None:
    with pytest.raises(NotThere):
        change(_line(2), Step("b7", "Không có"))


def test_the_process_of_the_samples_is_right_and_its_faults_are_found() -> None:
    assert not [one for one in check(a_process(), Limit(5)) if one.severity == "error"]
    assert "error" in {one.severity for one in check(a_process(), Limit(2))}
    lonely = put_in(_line(2), Step("b9", "Thêm"), "b2")
    without = change(lonely, dataclasses.replace(lonely.by_key["b1"], ways=()))
    assert [one.message for one in check(without) if one.severity == "error"]


def _errors(process: Process) -> list[str]:
    return [one.message for one in check(process) if one.severity == "error"]


def test_two_ways_of_one_condition_and_a_hand_over_to_nobody_are_faults() -> None:
    process, fork = a_process(), a_process().by_key["b4"]
    same = tuple(dataclasses.replace(way, condition="Hồ sơ  ĐỦ") for way in fork.ways)
    assert "cùng một điều kiện" in _errors(change(process, dataclasses.replace(fork, ways=same)))[0]
    nobody = dataclasses.replace(process.by_key["b3"], place=Place.COMPETENT)
    assert "chuyển sang cơ quan nào" in _errors(change(process, nobody))[0]


# --- Differences


@given(contents())
def test_a_version_doesnt_differ_from_itself(content: Content) -> None:
    assert between(content, content) == ()


CHANGES = [
    {"name": "Khác"}, {"field": "Khác"}, {"sets": 9}, {"conditions": "Khác"}, {"subjects": ("Khác",)},
    {"manners": ()}, {"components": (Component("x", "Giấy khác"),)}, {"results": ()}, {"sequences": ()},
    {"legal_bases": ()}, {"deciding_agency": "Khác"}, {"agencies": ("Khác",)}, {"coordinating": ("Khác",)},
]  # fmt: skip


@pytest.mark.parametrize("changed", CHANGES)
def test_every_part_that_changes_is_told(changed: dict[str, object]) -> None:
    assert between(a_content(), dataclasses.replace(a_content(), **changed))  # type: ignore[arg-type]


def test_a_changed_order_is_told_too() -> None:
    content = a_content()
    turned = dataclasses.replace(content, agencies=content.agencies[::-1])
    assert [one.label for one in between(content, turned)] == ["Thứ tự"]


@given(processes())
def test_a_process_doesnt_differ_from_itself(process: Process) -> None:
    assert between_processes(process, process) == ()


@given(processes(), st.data())
def test_a_step_that_was_taken_out_is_told(process: Process, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from([step.key for step in process.steps]))
    found = between_processes(process, take_out(process, key))
    assert any(f"[{key}]" in one.label and one.words == "Bỏ" for one in found)


# --- Who does a post


def test_the_likeliest_post_is_suggested_and_never_one_of_two() -> None:
    posts = {1: "Chuyên viên, Phòng Quản lý đô thị", 2: "Chuyên viên, Phòng Tài chính", 3: "Giám đốc"}
    assert suggested("Chuyên viên Phòng Quản lý đô thị", posts) == 1
    assert suggested("Công chức phòng tài chính", posts) == 2
    assert suggested("Chuyên viên", posts) is None
    assert suggested("Giám đốc", {3: "Giám đốc", 4: "Giám đốc"}) is None
    assert suggested("Kế toán trưởng", posts) is None


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
