"""The inbox: what happened that concerns this person, unread first."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kientao.people.access import actor_of, is_of_this_host
from kientao.programme.actions.inbox import read_notices
from kientao.programme.models import Notice
from kientao.programme.queries.inbox import KINDS, kind_words, notices_of, unread
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import marked_rows, table_answer
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Option, Toggle
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import BulkAction, Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("moi", "Mới", "state", hideable=False, width="narrow"),
    Column("noi-dung", "Nội dung", "link", hideable=False, width="wide"),
    Column("loai", "Loại", width="normal"),
    Column("co-quan", "Cơ quan", shown=False),
    Column("luc", "Lúc", width="narrow", align="end"),
)
FILTERS = (
    Toggle("chua-doc", "Chỉ lời nhắn chưa đọc"),
    Choice("loai", "Loại", tuple(Option(value, words) for value, words in KINDS.items())),
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Answers 200 to everybody signed in."""
    actor = actor_of(request)
    query = TableQuery.from_request(request, "hop-viec", COLUMNS, FILTERS)
    rows = notices_of(actor)
    if query.on("chua-doc"):
        rows = rows.filter(read_at__isnull=True)
    if query.text("loai"):
        rows = rows.filter(kind=query.text("loai"))
    found, total, query = one_page(rows, query)
    waiting = unread(actor)
    head = PageHead(
        "Hộp việc",
        f"{waiting} lời nhắn chưa đọc." if waiting else "Anh/chị đã đọc hết. Lời nhắn cũ vẫn ở dưới đây.",
        actions=(
            Action("Đánh dấu đã đọc tất cả", reverse("read-notices"), icon="check", post=True),
            Action("Cách nhận thư", reverse("notice-wishes"), icon="gear"),
        )
        if total
        else (Action("Cách nhận thư", reverse("notice-wishes"), icon="gear"),),
    )
    table = Table(
        id="hop-viec",
        title="Lời nhắn",
        address=request.path,
        columns=COLUMNS,
        filters=FILTERS,
        rows=tuple(_row(notice) for notice in found),
        query=query,
        total=total,
        unit="lời nhắn",
        bulk=(BulkAction("Đã đọc", reverse("read-notices"), "check"),),
        empty=Empty(
            "Chưa có lời nhắn nào",
            "Khi có việc được giao, nộp, trả lại, gia hạn hoặc vướng mắc liên quan đến anh/chị, lời nhắn hiện ở đây.",
            icon="bell",
        ),
    )
    return table_answer(request, "programme/pages/inbox.html", table, {"page_head": head})


@require_safe
def opened(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Reads one and goes on to what it is about. A stranger's gives 404."""
    actor = actor_of(request)
    notice = get_object_or_404(Notice, pk=notice_id, account=actor.account)
    read_notices(actor=actor, notices=[notice.pk])
    return redirect(notice.href if is_of_this_host(notice.href) else reverse("inbox"))


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """The marked ones; all when none is marked."""
    marked = [int(row) for row, _ in marked_rows(request.POST) if row.isascii() and row.isdecimal() and len(row) < 18]
    count = read_notices(actor=actor_of(request), notices=marked or None)
    messages.success(request, f"Đã đánh dấu đọc {count} lời nhắn.")
    return redirect("inbox")


def _row(notice: Notice) -> Row:
    return Row(
        id=str(notice.pk),
        href=reverse("notice", args=[notice.pk]),
        cells={
            "moi": None if notice.read_at else Chip("Mới", "teal", "bell"),
            "noi-dung": notice.words,
            "loai": kind_words(notice.kind),
            "co-quan": notice.organisation.name if notice.organisation else "",
            "luc": timezone.localtime(notice.at),
        },
    )
