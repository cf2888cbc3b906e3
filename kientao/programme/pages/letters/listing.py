"""Which agencies are late, with how much, since when; marked or all, they get a letter."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.people.kinds import Kind
from kientao.programme.models import Plan
from kientao.programme.pages.letters.tabs import tabs
from kientao.programme.policies.letters import may_see_late_agencies
from kientao.programme.policies.plans import may_write_letters
from kientao.programme.queries.late import LateAgency, late_agencies, plans_with_late_work
from kientao.ui.empty import Empty
from kientao.ui.numbers import day, whole
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import marked_rows, table_answer
from kientao.ui.table.cells import Link, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import BulkAction, Row, Table
from kientao.ui.table.query import TableQuery
from kientao.ui.table.sheet import sheet_answer

COLUMNS = (
    Column("co-quan", "Cơ quan", "link", hideable=False),
    Column("viec", "Việc quá hạn", "whole", hideable=False),
    Column("lau-nhat", "Lâu nhất", "date"),
    Column("nhac", "Nhắc gần nhất", "date"),
    Column("cong-van", "Công văn gần nhất", width="normal"),
)
_MARKED = 100  # agencies that can be chosen one by one; beyond that, all late ones


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Most late work first."""
    actor = actor_of(request)
    require(may_see_late_agencies(actor))
    plans = plans_with_late_work(actor, today())
    found, query = _found(request, actor, plans)
    rows, total, query = one_page(found, query)
    may = may_write_letters(actor)
    plan = query.text("ke-hoach")
    all_of_them = f"{reverse('write-letter')}?{f'ke-hoach={plan}&' if plan else ''}tat-ca=1"
    work, late = sum(one.count for one in found), sum(count for _, count in plans)
    head = PageHead(
        "Đôn đốc",
        f"{whole(late)} việc đang quá hạn. Đánh dấu cơ quan, hoặc chọn tất cả, để soạn công văn đôn đốc."
        if late
        else "Không việc nào quá hạn.",
        actions=(Action("Soạn cho tất cả cơ quan quá hạn", all_of_them, may, icon="mail", plain=False),)
        if found
        else (),
    )
    table = Table(
        id="don-doc",
        title="Cơ quan quá hạn",
        address=request.path,
        columns=COLUMNS,
        filters=_filters(plans),
        rows=tuple(_row(one) for one in rows),
        query=query,
        total=total,
        unit="cơ quan",
        totals={"viec": work},
        export_href=reverse("letters-export"),
        bulk=(BulkAction("Soạn công văn đôn đốc", reverse("letters-chosen"), "mail", plain=False),) if may else (),
        empty=Empty(
            "Không cơ quan nào quá hạn", "Việc quá hạn của các kế hoạch đang thực hiện hiện ở đây.", icon="check"
        ),
    )
    values = {"page_head": head, "tabs": tabs(actor, "letters")}
    return table_answer(request, "programme/pages/letters/listing.html", table, values)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same rows as .xlsx."""
    actor = actor_of(request)
    require(may_see_late_agencies(actor))
    found, _ = _found(request, actor, plans_with_late_work(actor, today()))
    rows = [_row(one).cells for one in found]
    return sheet_answer("Cơ quan quá hạn", COLUMNS, rows, name=f"co-quan-qua-han-{today()}")


@require_POST
def chosen(request: HttpRequest) -> HttpResponse:
    """The marked agencies go to the page where a letter is written."""
    marked = [row for row, _ in marked_rows(request.POST) if row.isascii() and row.isdecimal() and len(row) < 18]
    if not marked:
        messages.error(request, "Đánh dấu ít nhất một cơ quan rồi soạn công văn.")
        return redirect("letters")
    address = QueryDict(mutable=True)
    if len(marked) > _MARKED:
        messages.info(request, f"Nhiều hơn {_MARKED} cơ quan: công văn gửi tất cả cơ quan quá hạn.")
        address["tat-ca"] = "1"
    else:
        address.setlist("co-quan", marked)
    return redirect(f"{reverse('write-letter')}?{address.urlencode()}")


def _found(request: HttpRequest, actor: Actor, plans: list[tuple[Plan, int]]) -> tuple[list[LateAgency], TableQuery]:
    query = TableQuery.from_request(request, "don-doc", COLUMNS, _filters(plans))
    plan = query.text("ke-hoach")
    found = late_agencies(
        actor, today(), plan=int(plan) if plan else None, words=query.text("q"), kinds=query.all("loai")
    )
    return found, query


def _filters(plans: list[tuple[Plan, int]]) -> tuple[Filter, ...]:
    kinds = tuple(Option(kind.value, kind.words) for kind in Kind)
    options = tuple(Option(str(plan.pk), plan.title[:90], count) for plan, count in plans)
    choose = (Choice("ke-hoach", "Kế hoạch", options),) if len(options) > 1 else ()
    return (Search(label="Tìm cơ quan"), *choose, Choice("loai", "Loại cơ quan", kinds, many=True))


def _row(one: LateAgency) -> Row:
    late = (today() - one.oldest).days
    return Row(
        id=str(one.pk),
        href=reverse("agency", args=[one.pk]),
        late=True,
        label=one.name,
        cells={
            "co-quan": one.name,
            "viec": one.count,
            "lau-nhat": Noted(day(one.oldest), f"quá {late} ngày"),
            "nhac": one.reminded_on,
            "cong-van": Link(one.letter[1], reverse("letter", args=[one.letter[0]]), day(one.letter[2]))
            if one.letter
            else None,
        },
    )
