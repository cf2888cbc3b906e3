"""The rows behind a number: exactly those that were counted, each with the record it comes from; to take away too."""

import itertools
import tempfile
from collections.abc import Iterator

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.sheets.writing import ColumnSpec, Kind, Value, stream_sheet
from kientao.facts.catalogue import FACTS
from kientao.facts.column import Column as FactColumn
from kientao.facts.column import Type
from kientao.facts.kind import Fact
from kientao.measures.answering import counts_of
from kientao.measures.engines.live import Live
from kientao.measures.measure import Count, Measure
from kientao.measures.pages.asked import PART, AskedPage, asked_page
from kientao.measures.pages.catalogue import TITLE
from kientao.measures.pages.one import named
from kientao.measures.pages.row_cells import asked_columns, columns_shown, row_values, rows_shown
from kientao.ui.empty import Empty
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Link
from kientao.ui.table.props import Table

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """`?phan=` tu or mau. Who may not see every agency sees the rows of their own. 404 where nothing is counted."""
    measure = named(code)
    fact, count = _count(measure, request)
    columns = columns_shown(fact)
    asked = asked_page(request, measure, "dong", columns, PART)
    engine, own = Live(), asked.asked_of_own
    total = engine.counted(count, own)
    query = asked.query.within(total)
    first = (query.page - 1) * query.size
    rows = engine.rows(count, own, asked_columns(fact), first=first, most=query.size)
    table = Table(
        id="dong",
        title=f"{'Mẫu số' if asked.query.text('phan') == 'mau' else 'Tử số'}: {measure.words}",
        lead=asked.words,
        level=1,
        address=reverse("measure-rows", args=[code]),
        columns=columns,
        filters=asked.filters,
        rows=tuple(rows_shown(asked.actor, fact, rows)),
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
    asked = asked_page(request, measure, "dong", columns_shown(fact), PART)
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


def _spec(column: FactColumn) -> ColumnSpec:
    return ColumnSpec(column.words, 18, Kind.WHOLE if column.type is Type.AMOUNT else Kind.TEXT)


def _lines(asked: AskedPage, fact: Fact, count: Count) -> Iterator[list[Value]]:
    numbers = itertools.count(1)
    for rows in Live().all_rows(count, asked.asked_of_own, asked_columns(fact)):
        for source, *cells in row_values(asked.actor, fact, rows):
            yield [next(numbers), source.words if isinstance(source, Link) else source, *cells]  # type: ignore[list-item] # links are only of sources
