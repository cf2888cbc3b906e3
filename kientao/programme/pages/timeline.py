"""The programme on a line of time: by heading, by agency, or work by work."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kientao.people.models import Organisation
from kientao.programme.chips import status_chip
from kientao.programme.models import Section
from kientao.programme.pages.board_asked import DOMAIN_CHOICE, Asked, agency_choice, asked_of, section_choice
from kientao.programme.pages.board_lines import Line, lines
from kientao.programme.queries.board_scope import asked_work
from kientao.programme.queries.timeline import Strip, span_of, strips
from kientao.programme.rules.states import State
from kientao.programme.rules.status import Status
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Notice, Tab, Tabs
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.parts.timeline import Timeline, TimelineRow
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Option

TITLE = "Tiến độ"
_SIDES = {"": "Theo đề mục", "co-quan": "Theo cơ quan", "viec": "Từng việc"}
_SIDE = Choice("xem", "Xem", (Option("co-quan", "Theo cơ quan"), Option("viec", "Từng việc")))
_MOST = 100


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """At most a hundred lines; what is left out is said."""
    filters = (DOMAIN_CHOICE, agency_choice(request, "co-quan", "Cơ quan"), section_choice(request), _SIDE)
    asked = asked_of(request, "tien-do", (Column("ten", ""),), filters)
    side = asked.query.text("xem")
    rows, left = _work_rows(asked) if side == "viec" else _strip_rows(asked, side)
    first, last = span_of([plan for plan in asked.plans if plan.pk in asked.scope.plans], asked.scope.day)
    values = {
        "page_head": _head(asked),
        "tabs": Tabs("Cách xem", tuple(Tab(words, _href(asked, code), code == side) for code, words in _SIDES.items())),
        "timeline": Timeline(_SIDES[side], first, last, asked.scope.day, rows) if rows else None,
        "left": Notice(f"Còn {whole(left)} dòng nữa: lọc theo cơ quan hoặc đề mục để xem.") if left else None,
        "fields": _choices(asked),
        "side": side,
        "empty": Empty("Chưa có việc nào có thời hạn", "Việc có thời hạn hiện trên trục thời gian.", icon="calendar"),
    }
    return render(request, "programme/pages/timeline.html", values)


def _head(asked: Asked) -> PageHead:
    action = Action("Xem từng việc", asked.rows_href(), icon="list")
    return PageHead(TITLE, "Từ bao giờ đến bao giờ, cái gì đã xong, cái gì đang chậm.", actions=(action,))


def _href(asked: Asked, code: str) -> str:
    values = {key: value for key, value in asked.query.values.items() if key != "xem"}
    return asked.query.to_query_string(values=values | ({"xem": (code,)} if code else {}))


def _choices(asked: Asked) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    """(key, label, options) of the filters with one choice."""
    return [
        (one.key, one.label, [(o.value, o.words, o.value in asked.query.all(one.key)) for o in one.options])
        for one in asked.filters
        if isinstance(one, Choice) and one is not _SIDE and (one.key != "de-muc" or asked.query.text("de-muc"))
    ]


def _strip_rows(asked: Asked, side: str) -> tuple[tuple[TimelineRow, ...], int]:
    column, key = ("organisation_id", "co-quan") if side == "co-quan" else ("section_id", "de-muc")
    found = strips(asked.actor, asked.scope, column)
    shown = found[:_MOST]
    keys = [pk for pk, _ in shown if pk is not None]
    names: dict[int, str] = (
        dict(Organisation.objects.filter(pk__in=keys).values_list("pk", "name"))
        if side
        else {one.pk: str(one) for one in Section.objects.filter(pk__in=keys)}
    )
    rows = tuple(
        _strip_row(strip, names.get(pk or 0, "Không thuộc đề mục nào"), asked.rows_href((key, str(pk or 0))))
        for pk, strip in shown
    )
    return rows, len(found) - len(shown)


def _strip_row(strip: Strip, name: str, href: str) -> TimelineRow:
    """Runs from the first deadline to the last; red from the oldest that passed."""
    words = f"{whole(strip.done)}/{whole(strip.count)} xong"
    late = Chip(f"{whole(strip.late)} quá hạn", "red", "clock", words)
    open_chip = Chip(words, "slate", "hourglass")
    all_done = strip.done == strip.count
    return TimelineRow(
        f"{name} ({words})",
        start=strip.first,
        due=strip.oldest or strip.last,
        done=strip.done_on if all_done else None,
        href=href,
        chip=late if strip.late else Chip("Xong hết", "green", "check") if all_done else open_chip,
    )


def _work_rows(asked: Asked) -> tuple[tuple[TimelineRow, ...], int]:
    work = asked_work(asked.actor, asked.scope).filter(current_due__isnull=False)
    total = work.count()
    keys = list(work.order_by("current_due", "pk").values_list("pk", flat=True)[:_MOST])
    return tuple(_work_row(one) for one in lines(work, keys, asked.scope.day)), total - len(keys)


def _work_row(line: Line) -> TimelineRow:
    row = line.stood
    delivered = line.status in (Status.DONE, Status.DONE_LATE, Status.HANDED_IN)
    return TimelineRow(
        f"{row.organisation.short_name or row.organisation.name}: {line.task_words}",
        start=row.occurrence_first or _start(row.plan.first_day, row.current_due),
        due=row.current_due,
        original=row.original_due,
        done=row.decided_on if delivered and row.state != State.DROPPED else None,
        href=line.href,
        chip=status_chip(line.status),
    )


def _start(first: date, due: date | None) -> date:
    return min(first, due) if due else first
