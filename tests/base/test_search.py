"""Accents are optional when searching."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.actor import SYSTEM
from kientao.base.calendar.actions import set_day
from kientao.base.models import CalendarDay
from kientao.base.search import matching, searchable, terms


def test_names_are_kept_without_accents() -> None:
    assert searchable("Sở Nội vụ", None, "SNV", " Đắk  Lắk ") == "so noi vu snv dak lak"


def test_both_ways_of_writing_the_tone_and_the_letters_find_the_same() -> None:
    assert terms("Hoà Bình") == terms("Hòa bình") == terms(unicodedata.normalize("NFD", "hòa BÌNH")) == ["hoa", "binh"]


def test_a_word_typed_twice_counts_once_and_endless_queries_are_cut() -> None:
    assert terms("vụ Vụ vu") == ["vu"]
    assert len(terms(" ".join(map(str, range(500))))) == 10
    assert len(terms("a" * 5000)[0]) <= 60
    assert terms("  \x00 ") == []


@given(st.text(max_size=60))
def test_whoever_types_a_whole_name_finds_it(name: str) -> None:
    kept = searchable(name)
    assert all(term in kept for term in terms(name))
    assert searchable(kept) == kept


@pytest.mark.django_db
def test_signs_of_the_database_are_plain_letters() -> None:
    set_day(actor=SYSTEM, day=date(2026, 3, 3), kind="off", name="giam 100% cho_nghi")
    set_day(actor=SYSTEM, day=date(2026, 3, 4), kind="off", name="giam 1000 cho nghi")

    def found(query: str) -> list[int]:
        return [day.date.day for day in matching(CalendarDay.objects.all(), query, column="name")]

    assert found("100%") == [3]
    assert found("cho_nghi") == [3]
    assert found("Giảm nghỉ") == [3, 4]
    assert found("") == [3, 4]
    assert found("giảm \x00'; drop table") == []
