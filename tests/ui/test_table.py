"""The list: what it shows, how it asks for itself, what it makes of hostile words."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory

from kientao.ui.chip import Chip
from kientao.ui.samples.work import COLUMNS, work_filters, work_table
from kientao.ui.table.answer import asks_for, marked_rows, table_answer
from kientao.ui.table.cells import Cell, Link, Noted, Share, shown_cell
from kientao.ui.table.columns import Column
from kientao.ui.table.props import BulkAction, Row, Table
from kientao.ui.table.query import TableQuery

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> {{ x }} {% now %}"


def _table(text: str = "", **changes: object) -> Table:
    query = TableQuery.from_query_string(text, COLUMNS, work_filters(), size=25)
    return work_table(query, "/viec/", **changes)  # type: ignore[arg-type]


def _answer(table: Table) -> HttpResponse:
    request = RequestFactory().get("/viec/", headers={"HX-Request": "true", "HX-Target": table.id})
    return table_answer(request, "a page that isn't asked for", table)


def _html(table: Table) -> str:
    return _answer(table).content.decode()


@pytest.mark.parametrize(
    ("value", "words", "note"),
    [
        (1573, "1.573", ""),
        (Decimal("17.80"), "17,8", ""),
        (Share(1573, 1632), "96,4 %", "1.573/1.632"),
        (Share(0, 0), "", ""),
        (date(2026, 3, 31), "31/03/2026", ""),
        (None, "", ""),
        (0, "0", ""),
        (Noted("a", "b"), "a", "b"),
        (Link("255/QĐ-UBND", "/x/", "mục 3"), "255/QĐ-UBND", "mục 3"),
    ],
)
def test_a_cell_shows_its_value_as_the_office_writes_it(value: Cell, words: str, note: str) -> None:
    cell = shown_cell(Column("a", "A"), value)
    assert (cell.words, cell.note) == (words, note)


def test_nothing_known_is_a_dash_and_never_a_zero() -> None:
    assert shown_cell(Column("a", "A"), None).is_empty
    assert not shown_cell(Column("a", "A"), 0).is_empty


@pytest.mark.parametrize("value", [True, object(), 1.5, ["x"]])
def test_a_value_no_cell_can_show_is_refused_by_the_name_of_its_column(value: object) -> None:
    with pytest.raises(TypeError, match="kinh-phi"):
        shown_cell(Column("kinh-phi", "Kinh phí"), value)  # type: ignore[arg-type]


def test_the_totals_are_those_of_all_rows_found_and_the_count_says_so() -> None:
    table = _table("cot=ten.kinh-phi.tien-do&trang-thai=late")
    everything = _table("cot=ten.kinh-phi.tien-do&trang-thai=late&so-dong=500")
    cells = [dict(row.cells) for row in everything.rows]
    assert len(cells) == table.total
    assert table.totals["kinh-phi"] == sum(int(str(cell["kinh-phi"])) for cell in cells)
    assert table.foot_label == "Tổng của 124 nhiệm vụ"
    assert table.paging.words == "1–25 trong 124 nhiệm vụ"
    assert _table("trang=5&trang-thai=late").paging.words == "101–124 trong 124 nhiệm vụ"


def test_figures_are_set_right_and_words_left() -> None:
    assert [column.is_figure for column in COLUMNS] == [False, False, False, True, False, True, True, False]


def test_the_opening_words_lead_to_the_row_and_late_rows_are_marked() -> None:
    html = _html(_table("cham=1"))
    assert 'class="row-link" href="#nhiem-vu-4"' in html or 'class="row-link cut" href="#nhiem-vu-4"' in html
    assert html.count('<tr class="late"') == 25


def test_a_sorted_column_says_so_and_turns_when_asked_again() -> None:
    html = _html(_table("sap-xep=han"))
    assert 'aria-sort="ascending"' in html
    assert "sap-xep=-han" in html


def test_an_empty_list_says_what_would_fill_it_and_a_filtered_one_offers_the_way_back() -> None:
    assert "Chưa có gì trong danh sách này" in _html(_table(rows_shown=False))
    filtered = _html(_table("q=khong-co-viec-nay"))
    assert "Không có dòng nào khớp với bộ lọc" in filtered
    assert "Bỏ lọc" in filtered
    assert "khong-co-viec-nay" in filtered


def test_the_export_takes_the_same_filters_along() -> None:
    assert _table("cham=1&sap-xep=-han").export_address == "#xlsx?cham=1&sap-xep=-han"


def test_hostile_words_stay_words_wherever_they_stand() -> None:
    column = Column("a", HOSTILE, "link", sortable=True, help=HOSTILE)
    other = Column("b", HOSTILE)
    table = Table(
        id="t",
        title=HOSTILE,
        address="/x/",
        columns=(column, other),
        rows=(
            Row(HOSTILE, {"a": HOSTILE, "b": Chip(HOSTILE, title=HOSTILE)}, href="/x/?a=" + HOSTILE, version=HOSTILE),
            Row("2", {"a": HOSTILE, "b": Link(HOSTILE, "/y/", HOSTILE)}, label=HOSTILE),
        ),
        query=TableQuery.from_query_string("q=%3Cscript%3E", (column, other), work_filters()),
        total=2,
        filters=work_filters(),
        bulk=(BulkAction(HOSTILE, "/d/"),),
        lead=HOSTILE,
        unit=HOSTILE,
        office=HOSTILE,
        signatures=(HOSTILE,),
    )
    html = _html(table)
    assert "<script" not in html
    assert "<img" not in html
    assert "onerror=alert(2)&gt;" in html


@pytest.mark.parametrize(
    ("headers", "alone"),
    [
        ({"HX-Request": "true", "HX-Target": "viec"}, True),
        ({"HX-Request": "true", "HX-Target": "khac"}, False),
        ({"HX-Request": "true", "HX-Target": "viec", "HX-History-Restore-Request": "true"}, False),
        ({}, False),
    ],
)
def test_the_list_comes_alone_only_when_it_asks_for_itself(headers: dict[str, str], alone: bool) -> None:
    assert asks_for(RequestFactory().get("/viec/", headers=headers), "viec") is alone


def test_browsers_and_proxies_keep_the_list_and_the_page_apart() -> None:
    assert "HX-Request" in _answer(_table()).headers["Vary"]


def test_marked_rows_come_with_the_version_they_were_seen_in() -> None:
    given = QueryDict("chon=12:3&chon=7:&chon=x&chon=:1&chon=a:b:c")
    assert marked_rows(given) == [("12", "3"), ("7", ""), ("a", "b:c")]
