"""What is due on the days of a month, and the secret address that puts it into one's own calendar."""

import calendar
from collections import defaultdict
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kientao.base.calendar.days import named_days
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.programme.actions.calendar_key import renew_calendar_key
from kientao.programme.chips import status_chip
from kientao.programme.pages.board_asked import DOMAIN_CHOICE, Asked, agency_choice, asked_of
from kientao.programme.pages.board_lines import Line, lines
from kientao.programme.queries.board_scope import asked_work
from kientao.programme.queries.inbox import wish_of
from kientao.programme.queries.timeline import due_on_days, first_of_days
from kientao.ui.numbers import whole
from kientao.ui.parts.month import Event, Month
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice

TITLE = "Lịch"
_SHOWN = 4


@require_safe
def page(request: HttpRequest, year: int = 0, month: int = 0) -> HttpResponse:
    """This month, or the one in the address; days open the list of what is due."""
    day = today()
    first = _first(year, month) or day.replace(day=1)
    filters = (DOMAIN_CHOICE, agency_choice(request, "co-quan", "Cơ quan"))
    asked = asked_of(request, "lich", (Column("ten", ""),), filters)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    counts = due_on_days(asked.actor, asked.scope, weeks[0][0], weeks[-1][-1])
    feed = _feed(request, asked)
    values = {
        "page_head": _head(asked, sum(n for due, n in counts.items() if due.month == first.month), first),
        "month": _month(asked, first, counts, (weeks[0][0], weeks[-1][-1])),
        "fields": _choices(asked),
        "feed": feed,
        "renew": Action(
            "Đổi địa chỉ bí mật" if feed else "Tạo địa chỉ lịch", reverse("renew-calendar"), icon="lock", post=True
        ),
    }
    return render(request, "programme/pages/month.html", values)


@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """A new secret; the old address answers nobody any more."""
    renew_calendar_key(actor=actor_of(request))
    messages.success(request, "Đã đổi địa chỉ lịch; địa chỉ cũ không dùng được nữa.")
    return redirect("month")


def _month(asked: Asked, first: date, counts: dict[date, int], shown: tuple[date, date]) -> Month:
    keys = first_of_days(asked.actor, asked.scope, *shown, _SHOWN)
    events: defaultdict[date, list[Event]] = defaultdict(list)
    for line in lines(asked_work(asked.actor, asked.scope), keys, asked.scope.day):
        if line.stood.current_due is not None:
            events[line.stood.current_due].append(_event(line))
    days = {day: (*events[day], *[Event("")] * (count - len(events[day]))) for day, count in counts.items()}
    before, after = first - timedelta(days=1), first + timedelta(days=31)
    day_rows = asked.rows_href(("loai", "co-han"))
    return Month(
        first.year,
        first.month,
        today(),
        days,
        {one.date: one.name for one in named_days(*shown) if not one.worked},
        previous=_href(asked, before),
        following=_href(asked, after),
        day_href=f"{day_rows}&han-tu={{day}}&han-den={{day}}",
    )


def _event(line: Line) -> Event:
    row = line.stood
    words = f"{row.organisation.short_name or row.organisation.name}: {line.product}"
    return Event(words, line.href, status_chip(line.status))


def _head(asked: Asked, count: int, first: date) -> PageHead:
    lead = f"{whole(count)} việc đến hạn trong tháng {first.month}/{first.year}."
    return PageHead(TITLE, lead, actions=(Action("Xem từng việc", asked.rows_href(), icon="list"),))


def _href(asked: Asked, day: date) -> str:
    return reverse("month-of", args=[day.year, day.month]) + asked.query.to_query_string()


def _feed(request: HttpRequest, asked: Asked) -> str:
    key = wish_of(asked.actor).calendar_key
    return request.build_absolute_uri(reverse("calendar-feed", args=[key])) if key else ""


def _choices(asked: Asked) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    return [
        (one.key, one.label, [(o.value, o.words, o.value in asked.query.all(one.key)) for o in one.options])
        for one in asked.filters
        if isinstance(one, Choice)
    ]


def _first(year: int, month: int) -> date | None:
    return date(year, month, 1) if 2000 <= year <= 2100 and 1 <= month <= 12 else None
