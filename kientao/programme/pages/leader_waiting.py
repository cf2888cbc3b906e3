"""What waits for somebody's word: difficulties without an answer and extensions not decided, in short and as lists."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.programme.addresses import assignment_page, difficulty_place
from kientao.programme.models import Difficulty, Extension
from kientao.programme.queries.leader import unanswered, waiting_extensions
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.numbers import day, whole
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

_SHOWN = 5
_DIFFICULTIES = (
    Column("noi-dung", "Vướng mắc", "link", hideable=False, width="wide"),
    Column("co-quan", "Cơ quan nêu", hideable=False),
    Column("tra-loi", "Nơi phải trả lời", hideable=False),
    Column("han", "Trả lời trước", "date", hideable=False),
    Column("tinh-trang", "Tình trạng", "state", hideable=False),
)
_EXTENSIONS = (
    Column("viec", "Việc", "link", hideable=False, width="wide"),
    Column("co-quan", "Cơ quan xin", hideable=False),
    Column("den", "Xin đến", "date", hideable=False),
    Column("han", "Hạn hiện nay", "date", hideable=False),
    Column("cho", "Đã chờ", "whole", hideable=False),
    Column("ly-do", "Lý do", hideable=False),
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait, the first few, and where all of them are."""

    title: str
    total: str
    rows: tuple[tuple[str, str, str], ...]  # words, address, note
    href: str
    none: str


def difficulties(actor: Actor) -> Waiting:
    """Three queries at most."""
    rows = unanswered(actor)
    shown = [(one.text, difficulty_place(one), _answer_note(one)) for one in _with_places(rows)[:_SHOWN]]
    return Waiting(
        "Vướng mắc chưa được trả lời", whole(rows.count()), tuple(shown), reverse("difficulties"),
        "Mọi vướng mắc đã có trả lời.",
    )  # fmt: skip


def extensions(actor: Actor) -> Waiting:
    """Three queries at most."""
    rows = waiting_extensions(actor)
    shown = [
        (f"{one.assignment.organisation}: {one.assignment.deliverable.text}", assignment_page(one.assignment),
         f"xin đến {day(one.asked_due)}, đã chờ {_waited(one)} ngày")
        for one in _with_work(rows)[:_SHOWN]
    ]  # fmt: skip
    return Waiting(
        "Đề nghị gia hạn chờ quyết định", whole(rows.count()), tuple(shown), reverse("extensions"),
        "Không có đề nghị nào chờ quyết định.",
    )  # fmt: skip


@require_safe
def difficulties_page(request: HttpRequest) -> HttpResponse:
    """All that wait for an answer."""
    query = TableQuery.from_request(request, "vuong-mac", _DIFFICULTIES)
    rows, total, query = one_page(_with_places(unanswered(actor_of(request))), query)
    table = Table(
        id="vuong-mac",
        title="Vướng mắc chưa được trả lời",
        lead="Ai nêu, ai phải trả lời, trước ngày nào; chờ lâu nhất ở trên cùng.",
        level=1,
        address=reverse("difficulties"),
        columns=_DIFFICULTIES,
        rows=tuple(_difficulty(one) for one in rows),
        query=query,
        total=total,
        unit="vướng mắc",
        empty=Empty("Mọi vướng mắc đã có trả lời", "Vướng mắc được nêu ở trang của nhiệm vụ.", icon="check"),
    )
    return table_answer(request, "programme/pages/leader_list.html", table, {"page_head": PageHead(table.title)})


@require_safe
def extensions_page(request: HttpRequest) -> HttpResponse:
    """All that wait for a decision."""
    query = TableQuery.from_request(request, "gia-han", _EXTENSIONS)
    rows, total, query = one_page(_with_work(waiting_extensions(actor_of(request))), query)
    table = Table(
        id="gia-han",
        title="Đề nghị gia hạn chờ quyết định",
        lead="Cấp đã giao thời hạn quyết định; chờ lâu nhất ở trên cùng.",
        level=1,
        address=reverse("extensions"),
        columns=_EXTENSIONS,
        rows=tuple(_extension(one) for one in rows),
        query=query,
        total=total,
        unit="đề nghị",
        empty=Empty("Không có đề nghị nào chờ quyết định", "Cơ quan xin gia hạn ở trang của nhiệm vụ.", icon="check"),
    )
    return table_answer(request, "programme/pages/leader_list.html", table, {"page_head": PageHead(table.title)})


def _with_places(rows: QuerySet[Difficulty]) -> QuerySet[Difficulty]:
    return rows.select_related("organisation", "sent_to")


def _with_work(rows: QuerySet[Extension]) -> QuerySet[Extension]:
    return rows.select_related("assignment__organisation", "assignment__deliverable", "assignment__task")


def _difficulty(one: Difficulty) -> Row:
    late = one.answer_by < today()
    cells: dict[str, Cell] = {
        "noi-dung": one.text,
        "co-quan": one.organisation.name,
        "tra-loi": one.sent_to.name,
        "han": one.answer_by,
        "tinh-trang": Chip("Quá hạn trả lời", "red", "clock") if late else Chip("Chờ trả lời", "slate", "hourglass"),
    }
    return Row(str(one.pk), cells, href=difficulty_place(one), late=late)


def _extension(one: Extension) -> Row:
    work = one.assignment
    cells: dict[str, Cell] = {
        "viec": Noted(work.deliverable.text, work.task.text[:160]),
        "co-quan": work.organisation.name,
        "den": one.asked_due,
        "han": one.due_before,
        "cho": Noted(f"{_waited(one)} ngày", f"từ {day(_asked_on(one))}"),
        "ly-do": one.reason,
    }
    return Row(str(one.pk), cells, href=assignment_page(work))


def _answer_note(one: Difficulty) -> str:
    late = (today() - one.answer_by).days
    due = f"quá hạn trả lời {late} ngày" if late > 0 else f"trả lời trước {day(one.answer_by)}"
    return f"{one.organisation} nêu; {one.sent_to} trả lời, {due}"


def _asked_on(one: Extension) -> date:
    return timezone.localdate(one.asked_at)


def _waited(one: Extension) -> int:
    return (today() - _asked_on(one)).days
