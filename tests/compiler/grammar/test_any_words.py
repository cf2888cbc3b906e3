"""Whatever stands in a cell, a grammar reads it or says that it doesn't: no error, no endless search."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kientao.compiler.grammar.deadline import read_deadline
from kientao.compiler.grammar.reference import read_citations
from kientao.compiler.grammar.target import read_clause
from kientao.compiler.marks.labels import label_of
from tests.compiler.grammar.cells import agencies

LONGEST = 2_000
PRINTABLE = st.characters(exclude_categories=("Cs", "Cc"))
NUMBERS = "0123456789.,/-%: "
FRAGMENTS = (
    "trước ", "ngày ", "tháng ", "quý ", "năm ", "hằng ", "từ ", "đến ", "31/12/", "2026", "I, ", "12", "/", "-", " - ",
    "Sở ", "các ", "ban, ", "ngành; ", "UBND ", "huyện, ", "và ", "liên quan ", "Nội vụ", ", ", "; ", ":", "cấp xã ",
    "100", "%", "tối thiểu ", "tăng ", "giảm ", "so với ", "1.000", "0,5", "đồng", "trong đó ", "cấp tỉnh ", "≥",
    "Quyết định ", "số ", "12/QĐ-UBND ", "của ", "Chính phủ ", "/NQ-", "1", "QĐ-", "- ", "…", "“", "\u00a0", "\u200b",
    "(", ")", "a)", "Đ", "Văn hóa, ", "trở lên ",
)  # fmt: skip
WORDS = st.one_of(
    st.text(PRINTABLE, max_size=80),
    st.text(NUMBERS, max_size=200),
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join),
    st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(FRAGMENTS)).map(
        lambda pair: ("".join(pair) * LONGEST)[:LONGEST]
    ),
)
patient = settings(deadline=timedelta(seconds=5), max_examples=120)


@patient
@given(WORDS, st.one_of(st.none(), st.integers(2000, 2050)))
def test_any_words_are_a_time_or_none(words: str, year: int | None) -> None:
    reading = read_deadline(words, year)
    if reading.start and reading.end:
        assert reading.start <= reading.end
    if not reading.understood:
        assert (reading.kind, reading.start, reading.end) == ("unknown", None, None)


@patient
@given(WORDS)
def test_any_words_name_agencies_whose_words_they_hold(words: str) -> None:
    for agency in agencies(words):
        printed = "".join(words[span.start : span.end] for span in agency.spans)
        assert "".join(printed.split()) == "".join(agency.text.split())
        assert agency.text


@patient
@given(WORDS)
def test_any_words_hold_quantities_in_order_at_their_places(words: str) -> None:
    ends = 0
    for quantity in read_clause(words).quantities:
        assert ends <= quantity.start < quantity.end <= len(words)
        ends = quantity.end
        assert quantity.value is None or quantity.value.is_finite()


@patient
@given(WORDS)
def test_any_words_cite_documents_at_their_places(words: str) -> None:
    for citation in read_citations(words):
        assert 0 <= citation.start <= citation.number_start < citation.end <= len(words)
        assert citation.number
        assert not any(character.isspace() for character in citation.number)


@patient
@given(WORDS)
def test_any_line_has_a_label_it_starts_with_or_none(line: str) -> None:
    label = label_of(line)
    if label is not None:
        assert line.startswith(label.printed)
        assert len(label.printed) <= label.length <= len(line)


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_one_fragment_over_and_over_is_read_by_every_grammar(fragment: str) -> None:
    words = (fragment * LONGEST)[:LONGEST]
    read_deadline(words, 2026)
    read_clause(words)
    read_citations(words)
    agencies(words)
    label_of(words)
