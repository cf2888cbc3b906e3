"""An excerpt cut at marks, joined again and asked where it stands."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.kernel.excerpt import Excerpt
from kientao.kernel.span import Span

TEXT = st.text("ab; \n\tđỹ\u00a0", max_size=60)
SEMICOLON = re.compile(r"\s*;\s*")


def whole(source: str) -> Excerpt:
    return Excerpt.of(source, [Span(0, len(source))])


@given(TEXT)
def test_the_parts_between_marks_hold_every_word_and_no_mark(source: str) -> None:
    parts = list(whole(source).split(SEMICOLON))
    assert all(part.text and ";" not in part.text for part in parts)
    assert "".join("".join(part.text for part in parts).split()) == "".join(source.replace(";", " ").split())


@given(TEXT)
def test_the_parts_stand_in_the_order_of_the_source(source: str) -> None:
    parts = list(whole(source).split(SEMICOLON))
    assert all(before.end <= after.start for before, after in pairwise(parts))
    for part in parts:
        assert (part.start, part.end) == (part.spans[0].start, part.spans[-1].end)
        assert not source[part.start].isspace()
        assert not source[part.end - 1].isspace()


@given(TEXT, st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_a_cut_of_a_cut_is_one_cut(source: str, a: int, b: int, c: int, d: int) -> None:
    words = whole(source)
    outer = words[min(a, b) : max(a, b)]
    inner = outer[min(c, d) : max(c, d)]
    assert inner.text == outer.text[min(c, d) : max(c, d)].strip(" ")
    assert all(any(span.contains(part) for span in outer.spans) for part in inner.spans)


def test_nothing_stands_nowhere() -> None:
    nothing = whole(" \n\t")
    assert not nothing
    assert (nothing.text, nothing.spans, nothing.start, nothing.end, len(nothing)) == ("", (), -1, -1, 0)
    assert list(nothing.split(SEMICOLON)) == []


def test_an_excerpt_is_not_read_backwards_nor_in_steps() -> None:
    with pytest.raises(ValueError, match="one piece"):
        whole("Sở Nội vụ")[::2]


def test_a_quotation_over_a_page_break_has_a_place_on_each_page() -> None:
    source = "Sở Nội vụ chủ\n- 12 -\ntrì, phối hợp"
    words = Excerpt.of(source, [Span(0, 13), Span(21, len(source))])
    assert words.text == "Sở Nội vụ chủ trì, phối hợp"
    assert words.spans == (Span(0, 13), Span(21, len(source)))
    lead = words[: words.text.index(",")]
    assert (lead.text, lead.spans) == ("Sở Nội vụ chủ trì", (Span(0, 13), Span(21, 24)))
