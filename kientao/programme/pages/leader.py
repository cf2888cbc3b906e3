"""The leader's page: one page that says what is red and whose, what changed, who holds most, what waits for a word."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.people.domains import DOMAINS
from kientao.programme.pages.board_asked import DOMAIN_CHOICE, Asked, asked_of
from kientao.programme.pages.board_figures import figures_of, rates_of
from kientao.programme.pages.leader_parts import (
    agencies_owing,
    changed,
    compared,
    desks,
    late_bars,
    late_table,
    next_weeks,
)
from kientao.programme.pages.leader_waiting import difficulties, extensions
from kientao.programme.policies.plans import may_write_letters
from kientao.programme.queries.board import Tally, tally
from kientao.programme.rules.status import Status
from kientao.ui.dates import read_date
from kientao.ui.numbers import day, whole
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.columns import Column

TITLE = "Trang lãnh đạo"
_COLUMNS = (Column("ten", ""),)
_WEEK = 7


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Now, beside the day a week ago or the one that is asked for."""
    asked = asked_of(request, "lanh-dao", _COLUMNS, (DOMAIN_CHOICE,))
    since = _since(request)
    now = tally(asked.actor, asked.scope)
    owing = agencies_owing(asked)
    values = {
        "page_head": _head(asked, now, owing.late_count),
        "figures": figures_of(asked, now),
        "rates": rates_of(asked, now),
        "late_bars": late_bars(asked, owing),
        "late_table": late_table(asked, now.by_status[Status.OVERDUE]),
        "changed": changed(asked, since),
        "since": day(since),
        "compared": compared(asked, now, since) if request.GET.get("so-voi") else None,
        "weeks": next_weeks(asked),
        "desks": desks(asked, owing),
        "waitings": (difficulties(asked.actor), extensions(asked.actor)),
        "domains": [(code, words, code == asked.scope.domain) for code, words in DOMAINS.items()],
        "printed": f"In ngày {day(today())}",
    }
    return render(request, "programme/pages/leader.html", values)


def _head(asked: Asked, now: Tally, agencies: int) -> PageHead:
    late = now.by_status[Status.OVERDUE]
    said = f"{whole(late)} việc quá hạn ở {whole(agencies)} cơ quan" if late else "Không có việc nào quá hạn"
    waits = now.of({Status.HANDED_IN, Status.AWAITING})
    lead = f"{said}; {whole(waits)} việc chờ nghiệm thu hoặc chờ ký, trên tổng số {whole(now.counted)} việc có hạn."
    actions: tuple[Action, ...] = (Action("Bảng theo dõi", reverse("board"), icon="board"),)
    if late and may_write_letters(asked.actor):
        actions = (Action("Đôn đốc cơ quan chậm", reverse("letters"), icon="mail", plain=False), *actions)
    return PageHead(TITLE, lead, actions=actions)


def _since(request: HttpRequest) -> date:
    """A day before today: the one asked for, else the same weekday of last week."""
    asked = read_date(str(request.GET.get("so-voi", ""))[:30])
    return asked if asked is not None and asked < today() else today() - timedelta(days=_WEEK)
