"""Deadlines of one's own agency as an iCalendar feed (RFC 5545), behind a secret address that can be renewed."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from kientao.base.clock import today
from kientao.people.access import public
from kientao.people.models import Account
from kientao.people.queries.actor import organisations_of
from kientao.people.roles import Role
from kientao.programme.addresses import assignment_page
from kientao.programme.models import Assignment
from kientao.programme.rules.states import State
from kientao.programme.rules.status import status_of
from kientao.programme.words import deadline_words, product_words

_KEEPS = 60  # days a finished deadline stays in the calendar
_MOST = 2000
_NOT_WORKING = {Role.ADMINISTRATOR, Role.INSPECTOR}


@public
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """404 for a secret that isn't, or isn't any more, somebody's."""
    account = Account.objects.filter(notice_wish__calendar_key=key, is_active=True).select_related("officer").first()
    if account is None:
        raise Http404
    content = calendar_of(account, today(), request.build_absolute_uri("/").rstrip("/"))
    headers = {"Content-Disposition": 'inline; filename="kien-tao.ics"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def calendar_of(account: Account, day: date, base: str) -> bytes:
    """What the agencies the person works for owe, open or finished lately. `base` stands before addresses."""
    found = Calendar()
    found.add("prodid", "-//Kien Tao//Lich thoi han//VI")
    found.add("version", "2.0")
    found.add("x-wr-calname", "Thời hạn công việc")
    found.add("x-published-ttl", "PT6H")
    for assignment in _owed(account, day):
        found.add_component(_event(assignment, day, base))
    content: bytes = found.to_ical()
    return content


def _owed(account: Account, day: date) -> list[Assignment]:
    places = [one.organisation.pk for one in organisations_of(account, day) if one.roles - _NOT_WORKING]
    rows = Assignment.objects.filter(organisation__in=places, current_due__gte=day - timedelta(days=366))
    rows = rows.exclude(state=State.DROPPED).exclude(state=State.ACCEPTED, current_due__lt=day - timedelta(days=_KEEPS))
    return list(
        rows.select_related("task", "deliverable", "organisation", "plan").order_by("current_due", "pk")[:_MOST]
    )


def _event(assignment: Assignment, day: date, base: str) -> Event:
    due = assignment.current_due
    assert due is not None
    status = status_of(assignment, day, day + timedelta(days=assignment.plan.soon_days))
    event = Event()
    event.add("uid", f"viec-{assignment.pk}@kien-tao")
    event.add("dtstamp", assignment.changed_at)
    event.add("last-modified", assignment.changed_at)
    event.add("sequence", assignment.version)
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", f"Hạn: {product_words(assignment)}")
    said = [assignment.task.text, f"{assignment.organisation}, hạn {deadline_words(assignment, day)}", status.words]
    event.add("description", "\n".join(said))
    event.add("url", base + assignment_page(assignment))
    event.add("categories", [status.words])
    event.add("transp", "TRANSPARENT")
    return event
