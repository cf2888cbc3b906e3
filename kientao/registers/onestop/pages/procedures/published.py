"""The history of publishing: what was published when, on time or late against the law, and how many of how many."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.registers.onestop.chips_procedures import change_chip, punctual_chip
from kientao.registers.onestop.models import ProcedureVersion
from kientao.registers.onestop.pages.procedures.subject import crumbs
from kientao.registers.onestop.queries.procedures import Published, judged_publications, publications
from kientao.registers.onestop.rules.procedure import Change
from kientao.registers.onestop.rules.publication import TERMS, Publisher, Punctuality
from kientao.ui.empty import Empty
from kientao.ui.numbers import day
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, DateRange, Filter, Option
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery
from kientao.ui.table.sheet import sheet_answer

COLUMNS = (
    Column("thu-tuc", "Thủ tục", "link", hideable=False, width="wide"),
    Column("cong-bo", "Nội dung", "state"),
    Column("quyet-dinh", "Quyết định của tỉnh"),
    Column("ky", "Ngày ký", "date"),
    Column("luat", "Văn bản hiệu lực", "date", help="Ngày văn bản quy định thủ tục có hiệu lực."),
    Column("han", "Hạn công bố", "date"),
    Column("ket-qua", "Công bố", "state"),
    Column("cap-nhat", "Cập nhật CSDL", "state"),
    Column("bo", "Quyết định của Bộ", shown=False),
)
FILTERS: tuple[Filter, ...] = (
    DateRange("ky", "Ngày ký"),
    Choice(
        "ket-qua",
        "Công bố",
        (Option("on-time", "Đúng hạn"), Option("late", "Chậm"), Option("unknown", "Chưa đủ dữ liệu")),
    ),
    Choice("noi-dung", "Nội dung", tuple(Option(one.value, one.words) for one in Change)),
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Counts and rows of the same filter."""
    query = TableQuery.from_request(request, "cong-bo", COLUMNS, FILTERS)
    asked = _asked(request, query)
    everything = judged_publications(asked, today())
    kept = _of_result(everything, query.text("ket-qua"))
    shown, total, query = one_page(kept, query)
    table = Table(
        id="cong-bo",
        title="Các lần công bố",
        address=reverse("publications"),
        columns=COLUMNS,
        rows=tuple(Row(str(one.version.pk), _cells(one), href=_href(one.version)) for one in shown),
        query=query,
        total=total,
        filters=FILTERS,
        unit="lần công bố",
        export_href=reverse("publications-export"),
        empty=Empty("Chưa công bố thủ tục nào", "Mỗi lần công bố hoặc bãi bỏ một thủ tục hiện ở đây."),
    )
    values = {"page_head": PageHead("Lịch sử công bố", _lead(), crumbs()), "figures": _figures(everything)}
    return table_answer(request, "registers/onestop/pages/procedures/published.html", table, values)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same rows, all of them."""
    query = TableQuery.from_request(request, "cong-bo", COLUMNS, FILTERS)
    kept = _of_result(judged_publications(_asked(request, query), today()), query.text("ket-qua"))
    return sheet_answer("Lịch sử công bố", COLUMNS, map(_cells, kept), name=f"lich-su-cong-bo-{today():%Y%m%d}")


def _asked(request: HttpRequest, query: TableQuery) -> "QuerySet[ProcedureVersion]":
    found = publications(actor_of(request)).defer("content")  # thousands are judged, none is read
    first, last = query.days("ky")
    if first:
        found = found.filter(decided_on__gte=first)
    if last:
        found = found.filter(decided_on__lte=last)
    if query.text("noi-dung"):
        found = found.filter(change=query.text("noi-dung"))
    return found


def _of_result(found: list[Published], result: str) -> list[Published]:
    return [one for one in found if one.signed.punctuality == result] if result else found


def _figures(found: Iterable[Published]) -> Figures:
    """Only what can be measured is in the denominators."""
    found = list(found)
    signed = [one for one in found if one.signed.days_late is not None]
    entered = [one for one in found if one.entered.punctuality not in (Punctuality.UNKNOWN, Punctuality.WAITING)]
    late = sum(one.signed.days_late or 0 for one in signed)
    unknown = len(found) - len(signed)
    return Figures(
        (
            Figure(
                "Công bố đúng hạn",
                part=sum(one.signed.punctuality is Punctuality.ON_TIME for one in signed),
                total=len(signed),
                as_of=today(),
                note=f"{unknown} lần chưa ghi ngày văn bản có hiệu lực" if unknown else "",
            ),
            Figure(
                "Cập nhật CSDL đúng hạn",
                part=sum(one.entered.punctuality is Punctuality.ON_TIME for one in entered),
                total=len(entered),
                as_of=today(),
            ),
            Figure("Tổng số ngày chậm công bố", value=late if signed else None, unit="ngày"),
        ),
        "Kết quả công bố",
    )


def _cells(one: Published) -> dict[str, Cell]:
    version = one.version
    return {
        "thu-tuc": Noted(version.procedure.name, version.procedure.code),
        "cong-bo": change_chip(version.change),
        "quyet-dinh": version.decision or None,
        "ky": version.decided_on,
        "luat": version.takes_effect_on,
        "han": one.signed.by,
        "ket-qua": punctual_chip(one.signed),
        "cap-nhat": punctual_chip(one.entered),
        "bo": version.ministry_decision or None,
    }


def _href(version: ProcedureVersion) -> str:
    return reverse("procedure", args=[version.procedure_id]) + f"?ban={version.number}"


def _lead() -> str:
    terms = TERMS[-1]
    days = terms.before[Publisher.PROVINCE]
    return (
        f"Tỉnh ký trước ngày văn bản có hiệu lực ít nhất {days} ngày, rút gọn thì chậm nhất {terms.shortened_after} "
        f"ngày sau ({terms.law}, từ {day(terms.since)})."
    )
