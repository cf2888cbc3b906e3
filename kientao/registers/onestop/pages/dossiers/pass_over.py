"""A dossier goes to another agency: it came to the wrong one, or that one ended or was merged."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.queries.picking import organisation_picked
from kientao.registers.onestop.actions.passing_over import pass_over
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.dossiers.subject import dossier_of, dossier_step
from kientao.registers.onestop.policies.dossiers import may_pass_over
from kientao.ui.forms.fields import AgencyField
from kientao.ui.forms.form import OfficeForm


class PassOverForm(OfficeForm):
    """To whom, and by which document."""

    version = fields.version()
    organisation = AgencyField(
        label="Cơ quan tiếp tục giải quyết",
        suggestions=cast(str, reverse_lazy("organisation-suggestions")),
        help_text="Gõ tên hoặc chữ viết tắt, rồi chọn trong gợi ý.",
    )
    document = fields.line("Văn bản hoặc lý do chuyển", 250)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The head of the agency that has it, or who looks after procedures."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    return dossier_step(
        request,
        dossier,
        name="chuyen-co-quan",
        title="Chuyển cơ quan khác giải quyết",
        decision=may_pass_over(actor, dossier),
        form=PassOverForm,
        act=lambda given: _passed(actor, dossier, given),
        button="Chuyển hồ sơ",
        done="Đã chuyển hồ sơ.",
        notes="Ngày hẹn trả không đổi; các bước đang làm chuyển sang cơ quan mới.",
        back="" if actor.organisation != dossier.competent_id else cast(str, reverse_lazy("dossiers")),
    )


def _passed(actor: Actor, dossier: Dossier, given: dict[str, Any]) -> Dossier:
    chosen = organisation_picked(actor, given["organisation"], today(), "organisation")
    return pass_over(
        actor=actor,
        dossier_id=dossier.pk,
        version=given["version"],
        organisation_id=chosen.pk if chosen else 0,
        document=given["document"],
    )
