"""The register book of a counter (Sổ theo dõi hồ sơ): by day or period, on the screen, as .xlsx, as form 07."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.registers.onestop.chips import status_chip
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.pages.counter.paper_answer import ENDINGS, paper_answer
from kientao.registers.onestop.pages.counter.times import stacked
from kientao.registers.onestop.papers.form_sets import FormKind, form_set_on
from kientao.registers.onestop.papers.register import register_book
from kientao.registers.onestop.policies.dossiers import may_receive
from kientao.registers.onestop.queries.counter_queue import entries_before, in_book
from kientao.registers.onestop.queries.form_values import book_note, book_of
from kientao.registers.onestop.words import local
from kientao.ui.empty import Empty
from kientao.ui.numbers import span_of_days, whole
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import DateRange
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery
from kientao.ui.table.sheet import sheet_answer

COLUMNS = (
    Column("tt", "Số TT", "whole", hideable=False, width="narrow"),
    Column("ho-so", "Mã hồ sơ", "link", hideable=False),
    Column("thu-tuc", "Thủ tục hành chính", width="wide"),
    Column("nguoi-nop", "Người nộp"),
    Column("kenh", "Kênh", shown=False),
    Column("nhan", "Nhận", align="end"),
    Column("hen", "Hẹn trả", align="end"),
    Column("tra", "Trả", align="end"),
    Column("nguoi-nhan", "Người nhận kết quả"),
    Column("trang-thai", "Trạng thái", "state"),
    Column("ghi-chu", "Ghi chú", shown=False),
)
_FILTERS = (DateRange("ngay", "Ngày"),)
_LONGEST_DAYS = 366
_MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose book, from when to when."""

    actor: Actor
    query: TableQuery
    first: date
    last: date

    @property
    def words(self) -> str:
        """ "03/03/2026 – 05/03/2026"."""
        return span_of_days(self.first, self.last) if self.first != self.last else f"{self.first:%d/%m/%Y}"


def _asked(request: HttpRequest) -> Asked:
    actor = actor_of(request)
    require(may_receive(actor))
    query = TableQuery.from_request(request, "so-theo-doi", COLUMNS, _FILTERS, size=100)
    first, last = query.days("ngay")
    first, last = first or last or today(), last or first or today()
    first, last = min(first, last), max(first, last)
    return Asked(actor, query, max(first, last - timedelta(days=_LONGEST_DAYS)), last)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Today's, unless other days are asked for; at most a year."""
    asked = _asked(request)
    found = _dossiers(asked)
    rows, total, query = one_page(found, asked.query)
    before = entries_before(asked.actor, asked.first) + (query.page - 1) * query.size
    table = Table(
        id="so-theo-doi",
        title=f"Ngày {asked.words}",
        address=request.path,
        columns=COLUMNS,
        filters=_FILTERS,
        rows=tuple(_row(at, one) for at, one in enumerate(rows, start=before + 1)),
        query=query,
        total=total,
        unit="hồ sơ",
        export_href=reverse("daily-book-sheet"),
        office=asked.actor.organisation_name,
        signatures=("Người lập sổ", "Phụ trách bộ phận"),
        empty=Empty("Chưa có hồ sơ nào trong những ngày này", "Chọn ngày khác, hoặc tiếp nhận hồ sơ.", icon="list"),
    )
    chosen = query.to_query_string()
    head = PageHead(
        "Sổ theo dõi hồ sơ",
        "Hồ sơ quầy này tiếp nhận, theo thứ tự nhận; số thứ tự tính trong năm.",
        actions=(
            Action("In sổ (mẫu 07)", reverse("daily-book-paper", args=["pdf"]) + chosen, icon="print", plain=False),
            Action("Tải .docx", reverse("daily-book-paper", args=["docx"]) + chosen, icon="download"),
        ),
    )
    return table_answer(request, "registers/onestop/pages/counter/list.html", table, {"page_head": head})


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The same rows as a workbook, all of them."""
    asked = _asked(request)
    before = entries_before(asked.actor, asked.first)
    lines = (_cells(at, one) for at, one in enumerate(_dossiers(asked)[:_MOST_ROWS], start=before + 1))
    name = f"so-theo-doi-ho-so-{asked.first:%Y%m%d}-{asked.last:%Y%m%d}"
    return sheet_answer(
        f"Sổ theo dõi hồ sơ {asked.words}", COLUMNS, lines, name=name, subtitle=(asked.actor.organisation_name,)
    )


@require_safe
def paper(request: HttpRequest, ending: str) -> HttpResponse:
    """Form 07 of the set in force, A4 lying."""
    asked = _asked(request)
    if ending not in ENDINGS:
        raise Http404
    found = _dossiers(asked)
    if found.count() > _MOST_ROWS:
        messages.error(request, f"Khoảng này có trên {whole(_MOST_ROWS)} hồ sơ: chọn ít ngày hơn.")
        return redirect(reverse("daily-book") + asked.query.to_query_string())
    forms = form_set_on(today())
    values = book_of(asked.actor, asked.first, asked.last)
    title = f"{forms.form(FormKind.REGISTER).title} {asked.first:%Y%m%d} {asked.last:%Y%m%d}"
    return paper_answer(register_book(values, forms), title, "", ending)


def _dossiers(asked: Asked) -> "QuerySet[Dossier]":
    return in_book(asked.actor, asked.first, asked.last).select_related("procedure")


def _row(at: int, one: Dossier) -> Row:
    times = {"nhan": stacked(one.received_on), "hen": stacked(one.due), "tra": stacked(one.returned)}
    return Row(id=str(one.pk), href=reverse("counter-dossier", args=[one.code]), cells=_cells(at, one) | times)


def _cells(at: int, one: Dossier) -> dict[str, Cell]:
    return {
        "tt": at,
        "ho-so": one.code,
        "thu-tuc": one.procedure.name,
        "nguoi-nop": one.applicant_name,
        "kenh": one.get_channel_display(),
        "nhan": local(one.received_on),
        "hen": local(one.due),
        "tra": local(one.returned),
        "nguoi-nhan": one.recipient,
        "trang-thai": status_chip(one.status),
        "ghi-chu": book_note(one),
    }
