"""Overlapping marks are cut into stretches that cover the text exactly."""

from hypothesis import given
from hypothesis import strategies as st

from kientao.ui.two_sided.segments import Mark, segments


def test_two_overlapping_marks_give_three_stretches() -> None:
    found = [(s.start, s.end, s.ids) for s in segments(10, [Mark("a", 2, 6), Mark("b", 4, 8)])]
    assert found == [(0, 2, ()), (2, 4, ("a",)), (4, 6, ("a", "b")), (6, 8, ("b",)), (8, 10, ())]


def test_a_mark_inside_another_ends_alone() -> None:
    found = [(s.start, s.end, s.ids) for s in segments(6, [Mark("a", 0, 6), Mark("b", 2, 4)])]
    assert found == [(0, 2, ("a",)), (2, 4, ("a", "b")), (4, 6, ("a",))]


def test_marks_outside_the_text_are_cut_to_it() -> None:
    assert [(s.start, s.end, s.ids) for s in segments(3, [Mark("a", -5, 2), Mark("b", 2, 99)])] == [
        (0, 2, ("a",)),
        (2, 3, ("b",)),
    ]


_marks = st.lists(st.tuples(st.integers(-3, 33), st.integers(-3, 33)), max_size=8)


@given(st.integers(0, 30), _marks)
def test_every_character_carries_exactly_the_marks_that_cover_it(length: int, places: list[tuple[int, int]]) -> None:
    marks = [Mark(str(number), start, end) for number, (start, end) in enumerate(places)]
    found = list(segments(length, marks))
    assert [character for s in found for character in range(s.start, s.end)] == list(range(length))
    for s in found:
        for at in range(s.start, s.end):
            assert set(s.ids) == {mark.id for mark in marks if mark.start <= at < mark.end}
