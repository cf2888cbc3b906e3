"""Says who "các cơ quan liên quan" are; gives a task without a lead its lead."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.people.queries.picking import organisation_picked
from kientao.programme.actions.steering import name_agencies, set_lead
from kientao.programme.addresses import task_page
from kientao.programme.models import Party
from kientao.programme.pages.together.subject import facts_of, head_of, task_of
from kientao.programme.pages.work import fields
from kientao.programme.policies.work import may_follow, may_name_agencies
from kientao.programme.queries.parts import lead_agencies
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.picked import Picked
from kientao.ui.forms.step import Step, step_page

_MOST = 200


class AgenciesForm(OfficeForm):
    """One by one, and a list for many."""

    first = fields.agency("Cơ quan thứ nhất")
    second = fields.agency("Cơ quan thứ hai")
    third = fields.agency("Cơ quan thứ ba")
    organisations = fields.words("Các cơ quan khác", "Mỗi dòng một tên hoặc chữ viết tắt.", required=False)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, party_id: int) -> HttpResponse:
    """The lead of the task; where that is itself open, whoever follows the plan."""
    party = Party.objects.filter(pk=party_id, is_open=True).select_related("task").first()
    if party is None:
        raise Http404
    actor, task = actor_of(request), task_of(request, party.task_id)
    leads = lead_agencies(task) if party.role != "lead" else frozenset()
    lead_words = f"Văn bản ghi: «{party.phrase}» ({party.get_role_display().lower()})."
    return step_page(
        request,
        Step(
            head=head_of("Nêu tên cơ quan", task, lead_words),
            facts=facts_of(task),
            decision=may_name_agencies(actor, task, leads),
            form=lambda given: AgenciesForm(given),
            act=lambda given: name_agencies(actor=actor, party_id=party.pk, organisations=named(actor, given)),
            button="Ghi các cơ quan này",
            done="Đã ghi tên các cơ quan.",
            back=task_page(task.pk),
            draft=f"neu-ten-{party.pk}",
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def lead(request: HttpRequest, task_id: int) -> HttpResponse:
    """Whoever follows the plan names the lead of a task the decision gave to nobody."""
    actor, task = actor_of(request), task_of(request, task_id)
    return step_page(
        request,
        Step(
            head=head_of("Nêu cơ quan chủ trì", task, "Văn bản chưa giao nhiệm vụ này cho cơ quan nào."),
            facts=facts_of(task),
            decision=may_follow(actor, task.plan),
            form=lambda given: AgenciesForm(given),
            act=lambda given: set_lead(actor=actor, task_id=task.pk, organisations=named(actor, given)),
            button="Giao chủ trì",
            done="Đã giao; cơ quan chủ trì nhận được lời nhắn.",
            back=task_page(task.pk),
            draft=f"chu-tri-{task.pk}",
        ),
    )


def named(actor: Actor, given: dict[str, Any]) -> list[Organisation]:
    """Every agency of the form, each once. Raises Invalid naming the line nobody understands."""
    found: dict[int, Organisation] = {}
    for field in ("first", "second", "third"):
        one = organisation_picked(actor, given[field], today(), field)
        found |= {one.pk: one} if one is not None else {}
    lines = [line.strip() for line in given["organisations"].splitlines() if line.strip()]
    if len(lines) > _MOST:
        raise Invalid({"organisations": f"Tối đa {_MOST} dòng một lần; đang có {len(lines)}."})
    unknown = []
    for line in lines:
        try:
            one = organisation_picked(actor, Picked("", line), today(), "organisations")
        except Invalid:
            unknown.append(f"«{line[:60]}»")
        else:
            found |= {one.pk: one} if one is not None else {}
    if unknown:
        raise Invalid({"organisations": f"Chưa rõ là cơ quan nào: {', '.join(unknown[:5])}. Viết tên đầy đủ."})
    return list(found.values())
