"""My work: what I owe now, what waits for my word, then all the rest."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.roles import Role
from kientao.programme.pages.parts.owed import (
    Owed,
    accepting,
    answering,
    extending,
    owed_groups,
    signing,
    with_first_filled,
)
from kientao.programme.pages.parts.work_list import COLUMNS, cells_of, filtered, work_filters, work_rows
from kientao.programme.policies.work import HEADS, STAFF
from kientao.programme.queries.my_work import own_work, to_accept, to_answer, to_extend, to_sign, urgent
from kientao.ui.empty import Empty
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import asks_for, table_answer
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import BulkAction, Table
from kientao.ui.table.query import TableQuery
from kientao.ui.table.sheet import sheet_answer


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Everybody signed in; empty for whoever owes nothing."""
    actor, work = actor_of(request), own_work(actor_of(request))
    filters = work_filters(work)
    query = TableQuery.from_request(request, "tat-ca-viec", COLUMNS, filters)
    rows, total, query = one_page(filtered(work, query), query)
    table = Table(
        id="tat-ca-viec",
        title=_title(actor),
        address=request.path,
        columns=COLUMNS,
        filters=filters,
        rows=work_rows(actor, rows),
        query=query,
        total=total,
        unit="việc",
        export_href=reverse("my-work-export"),
        bulk=tuple(_bulk(actor)),
        empty=_empty(actor),
    )
    waiting = [] if asks_for(request, table.id) else list(_waiting(actor))
    return table_answer(
        request, "programme/pages/my_work.html", table, {"page_head": _head(actor, waiting), "owed": waiting}
    )


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same rows in the same order, all of them."""
    actor, work = actor_of(request), own_work(actor_of(request))
    query = TableQuery.from_request(request, "tat-ca-viec", COLUMNS, work_filters(work))
    columns = [column for column in COLUMNS if column.key in query.columns]
    day = today()
    rows = (cells_of(actor, one, one.status, day) for one in filtered(work, query))  # type: ignore[attr-defined] # counted by the query
    return sheet_answer(_title(actor), columns, rows, name=f"viec-{day:%Y-%m-%d}", subtitle=[actor.organisation_name])


def _waiting(actor: Actor) -> Iterator[Owed]:
    day = today()
    yield from owed_groups(actor, urgent(actor), day, reverse("my-work"))
    for group in (
        accepting(to_accept(actor), day),
        signing(to_sign(actor), day),
        extending(to_extend(actor)),
        answering(to_answer(actor), day),
    ):
        if group.count:
            yield group


def _head(actor: Actor, waiting: list[Owed]) -> PageHead:
    count = sum(group.count for group in waiting)
    late = next((group.count for group in waiting if group.late), 0)
    lead = f"{late} việc quá hạn trong {count} việc cần anh/chị xử lý." if late else f"{count} việc cần anh/chị xử lý."
    if waiting and waiting[0].lines and waiting[0].lines[0].action:
        waiting[0] = with_first_filled(waiting[0])
    return PageHead("Việc của tôi", lead if count else "Lúc này không có việc nào chờ anh/chị.")


def _title(actor: Actor) -> str:
    return f"Tất cả việc của {actor.organisation_name}" if actor.holds(*STAFF) else "Tất cả việc được giao cho tôi"


def _bulk(actor: Actor) -> Iterator[BulkAction]:
    if actor.holds(*HEADS):
        yield BulkAction("Giao trong cơ quan", reverse("distribute-several"), "people")


def _empty(actor: Actor) -> Empty:
    if actor.organisation is None:
        words = "Tài khoản chưa có vai trò ở cơ quan nào. Thủ trưởng cơ quan hoặc quản trị hệ thống cấp vai trò."
        return Empty("Chưa có việc nào", words, icon="person")
    if actor.roles == {Role.OFFICER}:
        return Empty(
            "Chưa có việc nào được giao cho anh/chị", "Khi thủ trưởng giao việc, việc đó hiện ở đây.", icon="list"
        )
    if not actor.holds(*STAFF):
        words = "Vai trò của anh/chị là theo dõi, nghiệm thu, quyết định."
        return Empty("Anh/chị không có việc phải nộp", words, icon="check")
    words = (
        f"Khi một kế hoạch giao việc cho {actor.organisation_name}, việc đó hiện ở đây và có lời nhắn trong hộp việc."
    )
    return Empty("Cơ quan chưa được giao việc nào", words, icon="list")
