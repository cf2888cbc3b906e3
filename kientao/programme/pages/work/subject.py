"""The piece of work a page is about: found among what the actor sees, and shown beside the form."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from kientao.base.clock import today
from kientao.kernel.decision import Decision
from kientao.people.access import actor_of
from kientao.programme.addresses import assignment_page
from kientao.programme.chips import status_chips
from kientao.programme.models import Assignment
from kientao.programme.rules.status import status_of
from kientao.programme.words import deadline_words, product_words
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead

RELATED = (
    "plan__owner",
    "organisation",
    "receiver",
    "task",
    "deliverable",
    "division",
    "officer",
    "held_by",
)


def assignment_of(request: HttpRequest, assignment_id: int) -> Assignment:
    """404 for whoever doesn't see it."""
    seen = Assignment.objects.visible_to(actor_of(request)).select_related(*RELATED)
    found = seen.filter(pk=assignment_id).first()
    if found is None:
        raise Http404
    return found


def head_of(title: str, assignment: Assignment, lead: str = "") -> PageHead:
    """The top of a page about one piece of work."""
    return PageHead(title, lead, crumbs=((_short(assignment.task.text), assignment_page(assignment)),))


def facts_of(assignment: Assignment) -> Facts:
    """What it is, whose, by when, for whom."""
    day = today()
    status = status_of(assignment, day, day + timedelta(days=assignment.plan.soon_days))
    return Facts(
        (
            ("Sản phẩm", product_words(assignment)),
            ("Trạng thái", status_chips(status, assignment.kind, assignment.state)),
            ("Cơ quan thực hiện", assignment.organisation.name),
            ("Thời hạn", deadline_words(assignment, day)),
            ("Nơi nhận", assignment.receiver.name),
        )
    )


def current_version(assignment: Assignment) -> int:
    """As it is now."""
    return Assignment.objects.values_list("version", flat=True).get(pk=assignment.pk)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:78].rsplit(" ", 1)[0] + " …"


def work_step(
    request: HttpRequest,
    assignment: Assignment,
    *,
    name: str,
    title: str,
    decision: Decision,
    form: Callable[..., OfficeForm],
    act: Callable[[dict[str, Any]], object],
    button: str,
    done: str,
    lead: str = "",
    notes: str = "",
    initial: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """A page of one form about an assignment, with its `version` hidden in the form. `name` names the draft."""
    usual = {**(initial or {}), "version": assignment.version}

    def make(given: Mapping[str, Any] | None) -> OfficeForm:
        return form(given, initial=usual)

    return step_page(
        request,
        Step(
            head=head_of(title, assignment, lead),
            facts=facts_of(assignment),
            decision=decision,
            form=make,
            act=act,
            button=button,
            done=done,
            back=assignment_page(assignment),
            version=lambda: current_version(assignment),
            notes=notes,
            draft=f"{name}-{assignment.pk}",
        ),
    )
