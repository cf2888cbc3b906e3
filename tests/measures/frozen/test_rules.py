"""The declaration of every measure goes into JSON and comes back; a changed rule is said in words."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from kientao.measures.answering import counts_of, figure
from kientao.measures.asked import Asked
from kientao.measures.catalogue import MEASURES
from kientao.measures.engines.live import Live
from kientao.measures.figure import Figure
from kientao.measures.frozen.checking import checked
from kientao.measures.frozen.comparing import Change, Counted, Rows, changes, difference, faults
from kientao.measures.frozen.counting import taken
from kientao.measures.frozen.rule import hash_of, measure_of, rule_of
from kientao.measures.frozen.words import difference_words, signed
from kientao.measures.measure import Empty, Measure, Passing, Ratio, Unit, rows
from tests.measures.frozen.conftest import SHARE, YEAR, Office

NAMED = MEASURES.__getitem__


@pytest.mark.parametrize("code", sorted(MEASURES))
def test_a_rule_read_back_counts_the_same(code: str) -> None:
    rule = json.loads(json.dumps(rule_of(MEASURES[code], NAMED)))
    measure, named = measure_of(rule)
    assert counts_of(measure) == counts_of(MEASURES[code])
    assert (measure.unit, measure.empty, measure.better) == (
        MEASURES[code].unit, MEASURES[code].empty, MEASURES[code].better,
    )  # fmt: skip
    assert isinstance(measure.asks, Passing) == isinstance(MEASURES[code].asks, Passing)
    if isinstance(measure.asks, Passing):
        assert counts_of(named(measure.asks.of)) == counts_of(NAMED(measure.asks.of))
    assert hash_of(rule) == hash_of(rule_of(MEASURES[code], NAMED))


def test_no_two_measures_have_one_rule() -> None:
    assert len({hash_of(rule_of(one, NAMED)) for one in MEASURES.values()}) == len(MEASURES)


def test_other_words_for_the_same_rule_are_no_other_rule() -> None:
    one = MEASURES[SHARE]
    again = replace(one, words="Khác", english="Other", about="Khác", basis=())
    assert hash_of(rule_of(one, NAMED)) == hash_of(rule_of(again, NAMED))


def test_what_a_share_of_agencies_looks_at_is_part_of_its_rule() -> None:
    one, other = MEASURES["agencies-on-time"], MEASURES["dossiers-on-time"]
    changed = {other.code: replace(other, empty=Empty.FULL)}
    assert hash_of(rule_of(one, NAMED)) != hash_of(rule_of(one, changed.__getitem__))


@pytest.mark.django_db
def test_a_rule_that_changed_is_said_and_both_answers_are_given(office: Office) -> None:
    one = office.frozen()
    other = replace(MEASURES[SHARE], asks=Ratio(rows("inspection", digital=0), rows("inspection")))
    found = checked(one, {**MEASURES, SHARE: other})
    assert (found.holds, found.is_changed) == (True, True)
    assert found.changes == (
        Change("Tử số", "Cuộc kiểm tra: Qua môi trường số.", "Cuộc kiểm tra: không qua môi trường số."),
    )
    assert found.now is not None
    assert found.now_by_rule is not None
    assert (found.now.numerator, found.now_by_rule.numerator) == (3, 1)


@pytest.mark.django_db
def test_a_measure_that_is_gone_still_has_its_frozen_figure(office: Office) -> None:
    one = office.frozen()
    found = checked(one, {})
    assert (found.holds, found.now, found.is_changed) == (True, None, True)
    assert "không còn trong danh mục" in found.changes[0].now


@pytest.mark.django_db
def test_a_share_of_agencies_keeps_the_figures_it_was_made_of(office: Office) -> None:
    bar = Measure("pass", "Cơ quan kiểm tra số", "Agencies", Passing(SHARE, Fraction(30)), empty=Empty.NONE)
    known = {**MEASURES, "pass": bar}
    asked = Asked(YEAR)
    before = taken(bar, asked, known.__getitem__, {})
    assert (before.above.rows, before.below.rows if before.below else None) == (1, 2)
    assert before.figure == figure(bar, asked, Live(), known.__getitem__)
    office.told(3, digital=0, day=20260303)  # the same figures from other rows
    assert taken(bar, asked, known.__getitem__, {}) == before
    office.told(3, digital=1)
    assert taken(bar, asked, known.__getitem__, {}).above.hash != before.above.hash


def test_faults_name_the_side_and_what_is_wrong_with_it() -> None:
    kept = Counted(1, 2, Rows(1, "a"), Rows(2, "b"))
    assert faults(kept, kept) == []
    assert faults(kept, Counted(1, 2, Rows(1, None), Rows(2, None))) == []
    assert faults(kept, Counted(1, 2, Rows(1, "a"), Rows(2, "c"))) == ["Mẫu số: vẫn 2 dòng, nhưng có dòng đã bị sửa."]
    assert faults(kept, Counted(2, 2, Rows(2, "x"), Rows(2, "b"))) == [
        "Đếm lại ra 2/2, khi chốt là 1/2.", "Tử số: khi chốt có 1 dòng, nay tìm thấy 2.",
    ]  # fmt: skip
    alone = Counted(5, None, Rows(1, "a"), None)
    assert faults(alone, Counted(5, None, Rows(1, "b"), None)) == ["Số đếm: vẫn 1 dòng, nhưng có dòng đã bị sửa."]


def test_changes_are_told_head_by_head() -> None:
    then, now = (
        [("Tử số", "a."), ("Căn cứ", "x"), ("Căn cứ", "y")],
        [("Tử số", "a."), ("Căn cứ", "x"), ("Nói thêm", "z")],
    )
    assert changes(then, now) == [Change("Căn cứ", "x y", "x"), Change("Nói thêm", "", "z")]


@pytest.mark.parametrize(
    ("then", "now", "unit", "said"),
    [
        ((1, 4), (3, 5), Unit.PERCENT, "+35 điểm %"),
        ((3, 5), (1, 4), Unit.PERCENT, "−35 điểm %"),
        ((1, 3), (1, 3), Unit.PERCENT, "0"),
        ((100000, 300000), (100001, 300000), Unit.PERCENT, "+dưới 0,01 điểm %"),
        ((0, 0), (1, 2), Unit.PERCENT, None),
        ((1200, None), (1250, None), Unit.COUNT, "+50"),
        ((90, 1), (85, 1), Unit.MINUTE, "−5 phút"),
    ],
)
def test_a_difference_says_its_sign_and_unit_and_nothing_where_there_is_no_value(
    then: tuple[int, int | None], now: tuple[int, int | None], unit: Unit, said: str | None
) -> None:
    before, after = Figure(then[0], then[1], unit), Figure(now[0], now[1], unit)
    assert difference_words(difference(before, after), unit) == said


def test_signs_are_those_of_typography() -> None:
    assert [signed(one) for one in (1200, 0, -3)] == ["+1.200", "0", "−3"]
