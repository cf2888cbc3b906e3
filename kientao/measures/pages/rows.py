"""The rows behind a number: exactly those that were counted, each with the record it comes from; to take away too."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.sheets.writing import ColumnSpec, Kind, Value, stream_sheet
from kientao.facts.catalogue import FACTS
from kientao.facts.column import Column as FactColumn
from kientao.facts.column import Type
from kientao.facts.days import day_of
from kientao.facts.kind import Fact
from kientao.facts.procedures import code_words
from kientao.ledger.givers import described, source_words
from kientao.ledger.numbers import meant
from kientao.measures.answering import counts_of
from kientao.measures.engines.live import Live
from kientao.measures.measure import Count, Measure
from kientao.measures.pages.asked import PART, AskedPage, asked_page
from kientao.measures.pages.catalogue import TITLE
from kientao.measures.pages.one import named
from kientao.people.models import Organisation
from kientao.ui.empty import Empty
from kientao.ui.numbers import day
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Link
from kientao.ui.table.columns import Column
from kientao.ui.table.props import Row, Table

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SOURCE = ("source", "record")


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """`?phan=` tu or mau. Who may not see every agency sees the rows of their own. 404 where nothing is counted."""
    measure = named(code)
    fact, count = _count(measure, request)
    columns = _columns(fact)
    asked = asked_page(request, measure, "dong", columns, PART)
    engine, own = Live(), asked.asked_of_own
    total = engine.counted(count, own)
    query = asked.query.within(total)
    first = (query.page - 1) * query.size
    rows = engine.rows(count, own, (*_SOURCE, *(one.name for one in fact.columns)), first=first, most=query.size)
    table = Table(
        id="dong",
        title=f"{'Mẫu số' if asked.query.text('phan') == 'mau' else 'Tử số'}: {measure.words}",
        lead=asked.words,
        level=1,
        address=reverse("measure-rows", args=[code]),
        columns=columns,
        filters=asked.filters,
        rows=tuple(_rows(asked, fact, rows)),
        query=query,
        total=total,
        unit="dòng",
        export_href=reverse("measure-rows-export", args=[code]) + asked.query.to_query_string(),
        empty=Empty("Không có dòng nào", "Con số này đang là 0.", icon="check"),
    )
    crumbs = ((TITLE, reverse("measures")), (measure.words, asked.href()))
    return table_answer(request, "measures/pages/list.html", table, {"crumbs": crumbs})


@require_safe
def export(request: HttpRequest, code: str) -> FileResponse:
    """All of them, as a workbook."""
    measure = named(code)
    fact, count = _count(measure, request)
    asked = asked_page(request, measure, "dong", _columns(fact), PART)
    file = tempfile.TemporaryFile()  # noqa: SIM115, the answer closes it
    specs = (ColumnSpec("TT", 6, Kind.WHOLE), ColumnSpec("Nguồn", 30), *(_spec(one) for one in fact.columns))
    stream_sheet(file, measure.words[:60], specs, _lines(asked, fact, count), subtitle=[asked.words])
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{code}.xlsx", content_type=_XLSX)


def _count(measure: Measure, request: HttpRequest) -> tuple[Fact, Count]:
    counts = counts_of(measure)
    if not counts:  # agencies are counted, not rows
        raise Http404
    count = counts[-1] if request.GET.get("phan") == "mau" else counts[0]
    return FACTS[count.fact], count


def _columns(fact: Fact) -> tuple[Column, ...]:
    kinds = {Type.DAY: "date", Type.AMOUNT: "whole"}
    own = tuple(
        Column(one.name.replace("_", "-"), one.words, kinds.get(one.type, "text"), help=one.meaning)  # type: ignore[arg-type]
        for one in fact.columns
    )
    return (Column("nguon", "Nguồn", "link", hideable=False), *own)


def _rows(asked: AskedPage, fact: Fact, rows: Sequence[tuple[Any, ...]]) -> Iterator[Row]:
    told, names = described(_records(rows), asked.actor), _names(rows)
    for at, (source, record, *values) in enumerate(rows):
        found = told.get((source, record))
        cells: dict[str, Cell] = {
            "nguon": Link(found.words, found.address) if found else f"{source_words(source)} {record}"
        }
        for column, value in zip(fact.columns, values, strict=True):
            cells[column.name.replace("_", "-")] = _cell(column, value, names)
        yield Row(str(at), cells)


def _cell(column: FactColumn, value: int | None, names: Mapping[int, str]) -> Cell:
    if value is None:
        return None
    if column.type is Type.AGENCY:
        return names.get(value, str(value))
    if column.type is Type.DAY:
        return day(day_of(value))
    if column.type is Type.FLAG:
        return "có" if value else "không"
    if column.type is Type.CHOICE:
        return column.choices[str(meant(column, value))]
    if column.type is Type.PROCEDURE:
        return code_words(value)
    return value


def _records(rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[int, int]]:
    return ((row[0], row[1]) for row in rows)


def _names(rows: Sequence[tuple[Any, ...]]) -> Mapping[int, str]:
    return dict(Organisation.objects.filter(pk__in={row[2] for row in rows}).values_list("pk", "name"))


def _spec(column: FactColumn) -> ColumnSpec:
    return ColumnSpec(column.words, 18, Kind.WHOLE if column.type is Type.AMOUNT else Kind.TEXT)


def _lines(asked: AskedPage, fact: Fact, count: Count) -> Iterator[list[Value]]:
    names = (*_SOURCE, *(one.name for one in fact.columns))
    number = 0
    for rows in Live().all_rows(count, asked.asked_of_own, names):
        told, agencies = described(_records(rows), asked.actor), _names(rows)
        for source, record, *values in rows:
            number += 1
            found = told.get((source, record))
            cells = [_cell(column, value, agencies) for column, value in zip(fact.columns, values, strict=True)]
            yield [number, found.words if found else f"{source_words(source)} {record}", *cells]  # type: ignore[list-item] # links are only in tables
