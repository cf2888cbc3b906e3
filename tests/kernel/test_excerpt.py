"""Words remember where they came from, however they are cut and joined."""

from hypothesis import given
from hypothesis import strategies as st

from kientao.kernel.excerpt import Excerpt
from kientao.kernel.span import Span, merged, subtracted

TEXT = st.text(alphabet="ab ỹđ\n\t\u00a0*|", max_size=60)


def folded(text: str) -> str:
    return " ".join(text.split())


def quoted(source: str, excerpt: Excerpt) -> str:
    return folded(" ".join(source[a:b] for a, b in excerpt.spans))


@given(TEXT)
def test_an_excerpt_is_the_text_with_white_space_folded(source: str) -> None:
    words = Excerpt.of(source, [Span(0, len(source))])
    assert words.text == folded(source)
    assert quoted(source, words) == words.text


@given(TEXT, st.integers(0, 60), st.integers(0, 60))
def test_a_cut_reads_the_same_in_the_source(source: str, start: int, stop: int) -> None:
    words = Excerpt.of(source, [Span(0, len(source))])
    part = words.between(min(start, len(words)), min(stop, len(words)))
    assert part.text == words.text[start:stop].strip(" ")
    assert quoted(source, part).replace(" ", "") == part.text.replace(" ", "")


@given(TEXT)
def test_left_out_characters_are_in_no_span(source: str) -> None:
    stars = [Span(i, i + 1) for i, c in enumerate(source) if c == "*"]
    words = Excerpt.of(source, subtracted([Span(0, len(source))], stars))
    assert "*" not in words.text
    assert all("*" not in source[a:b] for a, b in words.spans)


def test_a_converters_marks_do_not_split_a_word_nor_glue_two() -> None:
    source = "**Sở** Nội** **vụ"
    stars = [Span(i, i + 1) for i, c in enumerate(source) if c == "*"]
    assert Excerpt.of(source, subtracted([Span(0, len(source))], stars)).text == "Sở Nội vụ"


def test_joined_excerpts_keep_their_order_and_places() -> None:
    source = "trang hai trang một"
    late, early = Excerpt.of(source, [Span(10, 19)]), Excerpt.of(source, [Span(0, 9)])
    assert late.joined(early).text == "trang một trang hai"
    assert late.joined(early).spans == (Span(10, 19), Span(0, 9))


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: Span(min(p), max(p))), max_size=8)


@given(SPANS, SPANS)
def test_subtracting_leaves_exactly_what_is_in_one_and_not_the_other(spans: list[Span], holes: list[Span]) -> None:
    kept = {i for s in spans for i in range(*s)} - {i for s in holes for i in range(*s)}
    left = subtracted(spans, holes)
    assert {i for s in left for i in range(*s)} == kept
    assert merged(left) == left
