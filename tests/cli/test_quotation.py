"""The quoted line stands where it says, and the carets under the words."""

from hypothesis import given
from hypothesis import strategies as st

from kientao.cli.quotation import Lines, quotation
from kientao.kernel.span import Span


def test_lines_and_columns_count_from_one() -> None:
    lines = Lines("ab\ncde\n")
    assert [lines.place(offset) for offset in (0, 1, 3, 5)] == [(1, 1), (1, 2), (2, 1), (2, 3)]


def test_a_long_line_is_cut_around_the_words() -> None:
    text = "đầu " * 100 + "ĐÂY" + " cuối" * 100
    quoted = quotation(text, Lines(text), Span(400, 403), 40)
    assert quoted.text[quoted.mark_start : quoted.mark_end] == "ĐÂY"
    assert quoted.text.startswith("…")
    assert quoted.text.endswith("…")
    assert len(quoted.text) <= 42


@given(st.text(alphabet="aă \n", min_size=1, max_size=120), st.data())
def test_the_marked_words_begin_with_the_spans_first_character(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quoted = quotation(text, Lines(text), Span(start, end), 30)
    assert 0 <= quoted.mark_start < quoted.mark_end <= len(quoted.text) + 1
    if text[start] != "\n":
        assert quoted.text[quoted.mark_start] == text[start]
