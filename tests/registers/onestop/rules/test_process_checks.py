"""A process is checked before it is published."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.registers.onestop.rules.procedure import Limit, LimitUnit
from kientao.registers.onestop.rules.process import Place, Process, Split, Step, StepKind, Way
from kientao.registers.onestop.rules.process_checks import check, longest_minutes


def step(key: str, *to: str, minutes: int | None = 60, **others: object) -> Step:
    return Step(key, key.upper(), post="Chuyên viên", minutes=minutes, ways=tuple(map(Way, to)), **others)  # type: ignore[arg-type]


def errors(process: Process, limit: Limit | None = None) -> list[str]:
    return [one.message for one in check(process, limit) if one.severity == "error"]


STRAIGHT = Process((step("a", "b"), step("b", "c"), step("c")))


def test_a_straight_process_within_its_term_is_fine() -> None:
    assert check(STRAIGHT, Limit(1, LimitUnit.WORKING_DAY)) == ()


def test_more_time_than_the_procedure_has_is_an_error_that_says_how_much() -> None:
    [message] = errors(STRAIGHT, Limit(2, LimitUnit.HOUR))
    assert "3 giờ, quá thời hạn 2 giờ" in message


def test_branches_side_by_side_count_once() -> None:
    process = Process((step("a", "b", "c"), step("b", "d", minutes=120), step("c", "d"), step("d")))
    assert longest_minutes(process) == 240


def test_the_step_at_the_counter_that_is_not_counted_counts_nothing() -> None:
    assert longest_minutes(Process((step("a", "b"), step("b", counted=False)))) == 60


@pytest.mark.parametrize(
    ("process", "said"),
    [
        (Process(()), "chưa có bước nào"),
        (Process((step("a"), step("b"))), "Không có đường tới bước «B»"),
        (Process((step("a", "b"), step("b", "a"))), "không đi tới kết thúc được"),
        (Process((step("a", "x"),)), "dẫn tới một bước không có"),
        (Process((step("a"), step("a"))), "trùng ký hiệu"),
        (Process((step("a", "b", "c", split=Split.ONE), step("b"), step("c"))), "chưa ghi điều kiện"),
        (Process((step("a", place=Place.AGENCY),)), "chưa chọn cơ quan"),
    ],
)
def test_what_is_wrong_is_said(process: Process, said: str) -> None:
    assert any(said in message for message in errors(process))


def test_a_step_without_time_is_a_warning() -> None:
    process = Process((step("a", "b", minutes=None), step("b", kind=StepKind.RETURN, minutes=None)))
    assert [(one.severity, one.step) for one in check(process)] == [("warning", "a")]


def test_a_way_round_with_a_way_out_is_told_of() -> None:
    back = Step("b", "B", post="X", minutes=1, split=Split.ONE, ways=(Way("a", "Chưa đạt"), Way("c", "Đạt")))
    found = check(Process((step("a", "b"), back, step("c"))), Limit(1, LimitUnit.HOUR))
    assert [(one.severity, "vòng lặp" in one.message) for one in found] == [("warning", True)]


@given(st.lists(st.integers(0, 500), min_size=1, max_size=12), st.integers(0, 11))
def test_a_longer_step_never_makes_a_process_shorter(minutes: list[int], at: int) -> None:
    steps = [step(f"s{n}", *([f"s{n + 1}"] if n + 1 < len(minutes) else []), minutes=m) for n, m in enumerate(minutes)]
    place = at % len(steps)
    longer = [replace(one, minutes=(one.minutes or 0) + 30) if n == place else one for n, one in enumerate(steps)]
    assert longest_minutes(Process(tuple(longer))) == (longest_minutes(Process(tuple(steps))) or 0) + 30
