"""Places in a text: neighbours, overlaps, and what is left when some are taken."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.kernel.span import Span, merged, subtracted

PLACES = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair)))
MANY = st.lists(PLACES, max_size=10)


def characters(spans: list[Span] | tuple[Span, ...]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


@given(PLACES, PLACES)
def test_two_places_overlap_when_they_share_a_character(one: Span, other: Span) -> None:
    if one.length and other.length:
        assert one.overlaps(other) is bool(characters([one]) & characters([other]))
    assert one.overlaps(other) is other.overlaps(one)


@given(PLACES, PLACES)
def test_a_place_contains_another_when_it_has_all_its_characters(one: Span, other: Span) -> None:
    if other.length:
        assert one.contains(other) is (characters([other]) <= characters([one]))


@given(MANY)
def test_merging_keeps_every_character_in_order_and_apart(spans: list[Span]) -> None:
    joined = merged(spans)
    assert characters(joined) == characters(spans)
    assert all(before.end < after.start for before, after in pairwise(joined))
    assert all(span.length for span in joined)
    assert merged(joined) == joined


@given(MANY, MANY)
def test_what_is_taken_and_what_is_left_make_the_whole(spans: list[Span], taken: list[Span]) -> None:
    left = subtracted(spans, taken)
    kept = subtracted(spans, left)
    assert merged([*left, *kept]) == merged(spans)
    assert not characters(left) & characters(taken)
    assert characters(kept) <= characters(taken)


@given(MANY)
def test_taking_nothing_leaves_all_and_taking_all_leaves_nothing(spans: list[Span]) -> None:
    assert subtracted(spans, []) == merged(spans)
    assert subtracted(spans, spans) == ()


@pytest.mark.parametrize(
    ("spans", "joined"),
    [
        ([], ()),
        ([Span(3, 3)], ()),
        ([Span(0, 2), Span(2, 4)], (Span(0, 4),)),
        ([Span(5, 9), Span(0, 2)], (Span(0, 2), Span(5, 9))),
        ([Span(0, 9), Span(2, 4)], (Span(0, 9),)),
    ],
)
def test_touching_places_are_one_and_empty_ones_none(spans: list[Span], joined: tuple[Span, ...]) -> None:
    assert merged(spans) == joined
