"""A list keeps what the reader asks in its address, and takes nothing else from there."""

from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, DateRange, Filter, Option, Search, Toggle
from kientao.ui.table.paging import one_page
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("ten", "Nhiệm vụ", "link", sortable=True, hideable=False),
    Column("co-quan", "Cơ quan"),
    Column("han", "Thời hạn", "date", sortable=True),
    Column("kinh-phi", "Kinh phí", "whole", shown=False),
)
FILTERS: tuple[Filter, ...] = (
    Search(),
    Choice("tt", "Trạng thái", (Option("late", "Quá hạn"), Option("done", "Xong")), many=True),
    Choice("muc", "Mục", (Option("1", "Mục I"), Option("2", "Mục II"))),
    DateRange("han", "Hạn"),
    Toggle("cham", "Chỉ việc chậm"),
)


def _read(text: str) -> TableQuery:
    return TableQuery.from_query_string(text, COLUMNS, FILTERS, sort="han")


def test_a_bare_address_is_the_usual_list() -> None:
    query = _read("")
    assert (query.sort, query.descending, query.page, query.size) == ("han", False, 1, 50)
    assert query.columns == ("ten", "co-quan", "han")
    assert query.values == {}
    assert query.to_query_string() == "?"


def test_everything_asked_stands_in_the_address() -> None:
    text = (
        "?q=r%C3%A0+so%C3%A1t&tt=late&tt=done&muc=2&han-tu=2026-03-01&cham=1&sap-xep=-ten&cot=ten.kinh-phi&so-dong=100"
    )
    query = _read(text[1:])
    assert query.text("q") == "rà soát"
    assert query.all("tt") == ("late", "done")
    assert query.text("muc") == "2"
    assert query.days("han") == (date(2026, 3, 1), None)
    assert query.on("cham")
    assert (query.sort, query.descending) == ("ten", True)
    assert query.columns == ("ten", "kinh-phi")
    assert query.size == 100
    assert query.to_query_string() == text


def test_another_order_or_filter_starts_on_the_first_page_and_a_page_keeps_the_rest() -> None:
    query = _read("trang=7&cham=1")
    assert query.to_query_string(sort="ten") == "?cham=1&sap-xep=ten"
    assert query.to_query_string(page=8) == "?cham=1&trang=8"
    assert query.without("cham") == "?"


@pytest.mark.parametrize(
    "text",
    [
        "sap-xep=co-quan", "sap-xep=password", "sap-xep=--han", "trang=0", "trang=-1", "trang=x",
        "trang=١",
        "so-dong=100000", "cot=", "cot=password", "tt=other", "muc=1;drop", "han-tu=31/2", "cham=yes",
        "khac=1", "q=%00%0a", "trang=1e9",
    ],
)  # fmt: skip
def test_what_is_unknown_or_impossible_counts_as_not_asked(text: str) -> None:
    assert _read(text).to_query_string() in {"?", "?sap-xep=-han"}


def test_a_column_one_may_not_hide_stays() -> None:
    assert _read("cot=han").columns == ("ten", "han")


def test_columns_this_browser_remembers_yield_to_the_address() -> None:
    remembered = TableQuery.from_query_string("", COLUMNS, FILTERS, remembered="kinh-phi")
    assert remembered.columns == ("ten", "kinh-phi")
    asked = TableQuery.from_query_string("cot=han", COLUMNS, FILTERS, remembered="kinh-phi")
    assert asked.columns == ("ten", "han")
    assert TableQuery.from_query_string("", COLUMNS, remembered="x.y;z").columns == ("ten", "co-quan", "han")


def test_dates_in_the_address_are_read_as_they_are_typed() -> None:
    assert _read("han-tu=1/3/2026&han-den=31.3.2026").days("han") == (date(2026, 3, 1), date(2026, 3, 31))


def test_an_order_is_turned_field_by_field_and_always_ends_in_one_that_is_unique() -> None:
    fields = {"han": ("due", "-created"), "ten": "title"}
    assert _read("").order_by(fields) == ("due", "-created", "pk")
    assert _read("sap-xep=-han").order_by(fields) == ("-due", "created", "pk")
    assert _read("sap-xep=-ten").order_by(fields, "number", "pk") == ("-title", "number", "pk")
    assert _read("").order_by({}) == ("pk",)


def test_a_page_beyond_the_last_is_the_last() -> None:
    rows, total, query = one_page(list(range(120)), _read("trang=99"))
    assert (rows, total, query.page) == (list(range(100, 120)), 120, 3)
    assert one_page([], _read("trang=4"))[1:] == (0, _read(""))


@given(st.text(max_size=200))
def test_no_address_breaks_it_and_its_own_address_says_the_same(text: str) -> None:
    query = _read(text)
    again = TableQuery.from_query_string(
        QueryDict(query.to_query_string(page=query.page)[1:]), COLUMNS, FILTERS, sort="han"
    )
    assert again == query


@given(st.dictionaries(st.sampled_from(["q", "tt", "muc", "han-tu", "sap-xep", "trang", "cot"]), st.text(max_size=30)))
def test_no_value_breaks_it(values: dict[str, str]) -> None:
    given_values = QueryDict(mutable=True)
    given_values.update(values)
    query = TableQuery.from_query_string(given_values, COLUMNS, FILTERS, sort="han")
    assert set(query.columns) <= {column.key for column in COLUMNS}
    assert query.sort in {"han", "ten"}
