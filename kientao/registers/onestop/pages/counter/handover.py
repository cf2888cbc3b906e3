"""What goes to other agencies today: the list that travels with the papers and is signed by both sides."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.pages.counter.times import stacked
from kientao.registers.onestop.policies.dossiers import may_receive
from kientao.registers.onestop.queries.counter_queue import handed_over
from kientao.ui.empty import Empty
from kientao.ui.numbers import day as said_day
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Day, Filter, Option
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("co-quan", "Cơ quan nhận", hideable=False),
    Column("ho-so", "Mã hồ sơ, thủ tục", "link", hideable=False, width="wide"),
    Column("nguoi-nop", "Người nộp"),
    Column("giay-to", "Số giấy tờ", "whole"),
    Column("nhan", "Tiếp nhận", align="end"),
    Column("han", "Hẹn trả", align="end"),
    Column("ky", "Ký nhận"),
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of one day, by agency; print one agency's list at a time."""
    actor = actor_of(request)
    require(may_receive(actor))
    on = Day("ngay", "Ngày")
    asked = TableQuery.from_request(request, "ban-giao", COLUMNS, (on,)).day("ngay") or today()
    found = handed_over(actor, asked)
    agencies = Organisation.objects.filter(pk__in=found.order_by().values("competent")).order_by("order", "name")
    filters: tuple[Filter, ...] = (
        on,
        Choice("co-quan", "Cơ quan", tuple(Option(str(one.pk), one.name) for one in agencies)),
    )
    query = TableQuery.from_request(request, "ban-giao", COLUMNS, filters, size=500)
    if agency := query.text("co-quan"):
        found = found.filter(competent=int(agency))
    rows, total, query = one_page(found, query)
    table = Table(
        id="ban-giao",
        title=f"Bàn giao hồ sơ ngày {said_day(asked)}",
        lead="Hồ sơ quầy này nhận cho cơ quan khác. Lọc theo cơ quan rồi in để ký nhận.",
        level=1,
        address=request.path,
        columns=COLUMNS,
        filters=filters,
        rows=tuple(_row(one) for one in rows),
        query=query,
        total=total,
        unit="hồ sơ",
        office=actor.organisation_name,
        signatures=("Bên giao", "Bên nhận"),
        empty=Empty("Ngày này không có hồ sơ nào chuyển cơ quan khác", "Chọn ngày khác để xem.", icon="send"),
    )
    return table_answer(request, "registers/onestop/pages/counter/list.html", table)


def _row(one: Dossier) -> Row:
    return Row(
        id=str(one.pk),
        href=reverse("counter-dossier", args=[one.code]),
        cells={
            "co-quan": one.competent.name,
            "ho-so": Noted(one.code, one.procedure.name[:140]),
            "nguoi-nop": one.applicant_name,
            "giay-to": one.paper_count,  # type: ignore[attr-defined] # counted by the query
            "nhan": stacked(one.received_on),
            "han": stacked(one.due),
        },
    )
