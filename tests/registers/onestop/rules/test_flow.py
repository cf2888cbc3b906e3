"""Where a dossier goes from a step that was done."""

import pytest

from kientao.registers.onestop.rules.flow import UnclearWay, onward
from kientao.registers.onestop.rules.process import Process, Split, Step, StepKind, Way

SIDE_BY_SIDE = Process(
    (
        Step("nhan", "Tiếp nhận", StepKind.RECEIVE, ways=(Way("xay"), Way("dat"))),
        Step("xay", "Ý kiến xây dựng", ways=(Way("hop"),)),
        Step("dat", "Ý kiến đất đai", ways=(Way("hop"),)),
        Step("hop", "Tổng hợp", ways=(Way("ky", "Đồng ý"), Way("tra", "Không đồng ý")), split=Split.ONE),
        Step("ky", "Ký", StepKind.APPROVE, ways=(Way("tra"),)),
        Step("tra", "Trả kết quả", StepKind.RETURN, counted=False),
    )
)


def keys(done: str, chosen: str = "", open_elsewhere: tuple[str, ...] = ()) -> list[str]:
    return [step.key for step in onward(SIDE_BY_SIDE, done, chosen=chosen, open_elsewhere=open_elsewhere).steps]


def test_branches_begin_together_and_meet_again() -> None:
    assert keys("nhan") == ["xay", "dat"]
    assert keys("xay", open_elsewhere=("dat",)) == []
    assert keys("dat") == ["hop"]


def test_one_way_is_chosen_by_its_condition() -> None:
    assert keys("hop", "Đồng ý") == ["ky"]
    assert keys("hop", "Không đồng ý") == ["tra"]
    for chosen in ("", "Có lẽ"):
        with pytest.raises(UnclearWay) as ways:
            keys("hop", chosen)
        assert ways.value.offered == ("Đồng ý", "Không đồng ý")


def test_it_is_decided_when_only_handing_out_is_left() -> None:
    assert onward(SIDE_BY_SIDE, "ky").decided
    assert onward(SIDE_BY_SIDE, "hop", chosen="Không đồng ý").decided
    assert not onward(SIDE_BY_SIDE, "nhan").decided
    assert not onward(SIDE_BY_SIDE, "xay", open_elsewhere=("dat",)).decided


def test_after_the_last_approval_nothing_more_is_approved() -> None:
    assert [step.key for step in SIDE_BY_SIDE.steps if SIDE_BY_SIDE.approves_after(step.key)] == [
        "nhan", "xay", "dat", "hop",
    ]  # fmt: skip
