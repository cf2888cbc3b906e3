"""Dossiers that were filed and wait for an answer: by when, and how much working time is left."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.clock import now
from kientao.base.refusal import require
from kientao.base.search import matching
from kientao.people.access import actor_of
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.policies.dossiers import may_receive
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.counter_queue import to_answer
from kientao.registers.onestop.words import left_words, local
from kientao.ui.empty import Empty
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("ho-so", "Hồ sơ, thủ tục", "link", hideable=False, width="wide", sortable=True),
    Column("nguoi-nop", "Người nộp", sortable=True),
    Column("kenh", "Kênh"),
    Column("nop", "Nộp lúc", "date", sortable=True),
    Column("tra-loi", "Trả lời chậm nhất", "date", sortable=True),
    Column("con", "Thời gian"),
)
_ORDER = {"ho-so": "code", "nguoi-nop": "applicant_name", "nop": "filed", "tra-loi": "answer_by"}
_FILTERS = (Search(label="Tìm mã hồ sơ, người nộp"),)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The nearest answer first."""
    actor = actor_of(request)
    require(may_receive(actor))
    query = TableQuery.from_request(request, "cho-tra-loi", COLUMNS, _FILTERS)
    found = matching(to_answer(actor), query.text("q")).select_related("procedure", "competent")
    rows, total, query = one_page(found.order_by(*query.order_by(_ORDER, "answer_by", "pk")), query)
    calendars = Calendars()
    table = Table(
        id="cho-tra-loi",
        title="Hồ sơ chờ trả lời",
        lead="Nộp trực tuyến, hoặc đã bổ sung đủ mà chưa có giấy hẹn. Gần hết giờ trả lời đứng trước.",
        level=1,
        address=request.path,
        columns=COLUMNS,
        filters=_FILTERS,
        rows=tuple(_row(one, calendars) for one in rows),
        query=query,
        total=total,
        unit="hồ sơ",
        empty=Empty("Không có hồ sơ nào chờ trả lời", "Hồ sơ nộp trực tuyến hiện ở đây.", icon="check"),
    )
    return table_answer(request, "registers/onestop/pages/counter/list.html", table)


def _row(one: Dossier, calendars: Calendars) -> Row:
    moment, until = now(), one.answer_by
    late = until is not None and until < moment
    return Row(
        id=str(one.pk),
        href=reverse("counter-answer", args=[one.code]),
        late=late,
        cells={
            "ho-so": Noted(one.code, one.procedure.name[:140]),
            "nguoi-nop": one.applicant_name,
            "kenh": one.get_channel_display(),
            "nop": local(one.filed),
            "tra-loi": local(until),
            "con": left_words(calendars.of(one.competent_id), moment, until) if until else None,
        },
    )
