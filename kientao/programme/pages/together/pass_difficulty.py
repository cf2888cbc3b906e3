"""Sends a difficulty on to who can really resolve it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.people.queries.picking import organisation_picked
from kientao.programme.actions.helping import pass_difficulty
from kientao.programme.addresses import difficulty_place
from kientao.programme.models import Difficulty
from kientao.programme.pages.together.subject import difficulty_facts, difficulty_of, head_of
from kientao.programme.pages.work import fields
from kientao.programme.policies.work import may_answer
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page


class PassForm(OfficeForm):
    """To whom, and why them."""

    version = fields.version()
    to = fields.agency("Chuyển đến", required=True)
    reason = fields.words("Vì sao chuyển", "Vì sao cơ quan kia giải quyết được.")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, difficulty_id: int) -> HttpResponse:
    """Whom it was sent to."""
    actor, difficulty = actor_of(request), difficulty_of(request, difficulty_id)
    return step_page(
        request,
        Step(
            head=head_of("Chuyển vướng mắc", difficulty.task),
            facts=difficulty_facts(difficulty),
            decision=may_answer(actor, difficulty.sent_to_id, difficulty.sent_to.name),
            form=lambda given: PassForm(given, initial={"version": difficulty.version}),
            act=lambda given: _passed(actor, difficulty, **given),
            button="Chuyển",
            done="Đã chuyển; hạn trả lời giữ nguyên.",
            back=difficulty_place(difficulty),
            version=lambda: Difficulty.objects.values_list("version", flat=True).get(pk=difficulty.pk),
            draft=f"chuyen-vuong-mac-{difficulty.pk}",
        ),
    )


def _passed(actor: Actor, difficulty: Difficulty, *, to: Any, **given: Any) -> Difficulty:
    organisation = organisation_picked(actor, to, today(), "to")
    if organisation is None or organisation.pk == difficulty.sent_to_id:
        raise Invalid({"to": "Chọn một cơ quan khác với nơi đang giữ."})
    return pass_difficulty(actor=actor, difficulty_id=difficulty.pk, to=organisation, **given)
