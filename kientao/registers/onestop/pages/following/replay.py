"""After a change of the calendar: which open dossiers would be due at another moment, and having them counted again."""

from itertools import islice

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.replaying import recount
from kientao.registers.onestop.addresses import dossier_page
from kientao.registers.onestop.policies.dossiers import may_settle_rules
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.replayed import Move, counted_otherwise, moves
from kientao.registers.onestop.words import local
from kientao.ui.empty import Empty
from kientao.ui.numbers import whole
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.columns import Column
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

TITLE = "Tính lại hạn theo lịch mới"
MOST = 500  # shown, and counted again by one press
COLUMNS = (
    Column("ma", "Mã hồ sơ", "link", hideable=False),
    Column("thu-tuc", "Thủ tục", width="wide"),
    Column("co-quan", "Cơ quan giải quyết"),
    Column("truoc", "Hẹn trả đang có", "date"),
    Column("sau", "Theo lịch đang áp dụng", "date"),
    Column("thong-ke-truoc", "Hạn thống kê đang có", "date", shown=False),
    Column("thong-ke-sau", "Hạn thống kê mới", "date", shown=False),
    Column("lich", "Lịch", shown=False),
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The first `MOST` that move, before and after. Nothing is changed by looking."""
    actor = actor_of(request)
    decision = may_settle_rules(actor)
    require(decision)
    found = list(islice(moves(counted_otherwise(actor), Calendars()), MOST + 1))
    query = TableQuery.from_request(request, "tinh-lai", COLUMNS, (), size=500)
    table = Table(
        id="tinh-lai",
        title="Hồ sơ đổi hạn",
        address=reverse("one-stop-replay"),
        columns=COLUMNS,
        rows=tuple(_row(one) for one in found[:MOST]),
        query=query,
        total=min(len(found), MOST),
        unit="hồ sơ",
        as_of=f"còn nữa sau {whole(MOST)} hồ sơ này" if len(found) > MOST else "",
        empty=Empty("Không hồ sơ nào đổi hạn", "Mọi hồ sơ đang mở đã tính theo lịch đang áp dụng.", icon="check"),
    )
    words = f"Tính lại {whole(min(len(found), MOST))} hồ sơ"
    act = Action(words, reverse("one-stop-recount"), icon="repeat", plain=False, post=True)
    head = PageHead(
        TITLE,
        "Lịch làm việc đã đổi sau khi hẹn. Tính lại thì hạn cũ vẫn được giữ trong lịch sử hồ sơ.",
        crumbs=(("Giờ làm việc", reverse("office-hours")),),
        actions=(act,) if found else (),
    )
    return table_answer(request, "registers/onestop/pages/following/rows_with_head.html", table, {"page_head": head})


@require_POST
def apply(request: HttpRequest) -> HttpResponse:
    """Those that move now, which are those the page shows."""
    actor = actor_of(request)
    require(may_settle_rules(actor))
    keys = [one.dossier.pk for one in islice(moves(counted_otherwise(actor), Calendars()), MOST)]
    done = recount(actor=actor, dossier_ids=keys)
    messages.success(request, f"Đã tính lại hạn của {whole(len(done))} hồ sơ; hạn cũ được giữ trong lịch sử.")
    return redirect(reverse("one-stop-replay"))


def _row(one: Move) -> Row:
    dossier = one.dossier
    return Row(
        id=str(dossier.pk),
        href=dossier_page(dossier.code),
        cells={
            "ma": dossier.code,
            "thu-tuc": dossier.procedure.name,
            "co-quan": str(dossier.competent),
            "truoc": local(one.before),
            "sau": local(one.after),
            "thong-ke-truoc": local(dossier.statistic_due),
            "thong-ke-sau": local(one.times.statistic_due),
            "lich": one.calendar_name,
        },
    )
