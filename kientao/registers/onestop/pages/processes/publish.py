"""A new process or version of one, publishing it, dropping a draft."""

from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.queries.picking import organisation_picked
from kientao.registers.onestop.actions.processes import (
    Adoption,
    draft_process,
    publish_process,
    withdraw_process,
)
from kientao.registers.onestop.models import Procedure, ProcessVersion
from kientao.registers.onestop.pages.procedures.subject import crumbs as procedure_crumbs
from kientao.registers.onestop.pages.procedures.subject import procedure_of, procedure_page
from kientao.registers.onestop.pages.processes.found import findings, times
from kientao.registers.onestop.pages.processes.subject import crumbs, process_version_of, title
from kientao.registers.onestop.policies.procedures import (
    keeps_catalogue,
    may_change_process,
    may_draft_process,
)
from kientao.registers.onestop.queries.offered import process_of
from kientao.registers.onestop.queries.processes import limit_of
from kientao.ui.forms.fields import AgencyField, VersionField, VietnameseDateField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.picked import Picked
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead


class AddForm(OfficeForm):
    """Whose process it is, and in which case."""

    organisation = AgencyField(
        suggestions=cast(str, reverse_lazy("organisation-suggestions")),
        label="Riêng của cơ quan",
        required=False,
        help_text="Để trống: quy trình chung cho mọi cơ quan giải quyết.",
    )
    variant = forms.CharField(
        label="Trường hợp", max_length=250, required=False, help_text="Khi một thủ tục có nhiều quy trình."
    )


class VersionForm(OfficeForm):
    """Nothing but the version."""

    version = VersionField()


class AdoptionForm(VersionForm):
    """The decision, and from when."""

    decision = forms.CharField(label="Quyết định phê duyệt", max_length=120, help_text="Ví dụ 88/QĐ-UBND.")
    decided_on = VietnameseDateField(label="Ngày ký")
    valid_from = VietnameseDateField(label="Áp dụng từ")


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, procedure_id: int) -> HttpResponse:
    """Begins with the process there is, else with one step."""
    actor, procedure = actor_of(request), procedure_of(request, procedure_id)
    made: list[ProcessVersion] = []
    own = None if keeps_catalogue(actor) or actor.organisation == procedure.owner_id else actor.organisation
    step = Step(
        head=PageHead("Soạn quy trình", "Đã có quy trình thì bản mới bắt đầu bằng các bước của bản đó.",
                      procedure_crumbs(procedure)),
        facts=Facts((("Mã", procedure.code), ("Thủ tục", procedure.name))),
        decision=may_draft_process(actor, procedure, own),
        form=lambda given: AddForm(
            given, initial={"organisation": Picked(str(own), actor.organisation_name) if own else None}
        ),
        act=lambda given: made.append(_draft(actor, procedure, given)),
        button="Soạn các bước",
        done="Đã mở bản dự thảo quy trình.",
        back=procedure_page(procedure, "quy-trinh"),
    )  # fmt: skip
    answer = step_page(request, step)
    return redirect("process-edit", made[0].pk) if made else answer


@require_http_methods(["GET", "HEAD", "POST"])
def another(request: HttpRequest, process_id: int) -> HttpResponse:
    """The next version of the same process."""
    actor, version = actor_of(request), process_version_of(request, process_id)
    made: list[ProcessVersion] = []
    step = Step(
        head=PageHead("Soạn bản mới của quy trình", "", crumbs(version)),
        facts=_facts(version),
        decision=may_draft_process(actor, version.procedure, version.organisation_id),
        form=OfficeForm,
        act=lambda given: made.append(
            draft_process(
                actor=actor,
                procedure_id=version.procedure_id,
                organisation=version.organisation,
                variant=version.variant,
            )
        ),
        button="Soạn bản mới",
        done="Đã mở bản dự thảo quy trình.",
        back=reverse("process", args=[version.pk]),
        notes="Hồ sơ đang giải quyết tiếp tục theo bản cũ.",
    )
    answer = step_page(request, step)
    return redirect("process-edit", made[0].pk) if made else answer


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, process_id: int) -> HttpResponse:
    """Only what the checks let through."""
    actor, version = actor_of(request), process_version_of(request, process_id)
    process, limit = process_of(version), limit_of(version.procedure)
    errors = sum(one.is_error for one in findings(process, limit))
    step = Step(
        head=PageHead("Ban hành quy trình", "Đã ban hành thì không sửa được nữa; hồ sơ mới đi theo quy trình này.",
                      crumbs(version)),
        facts=_facts(version),
        decision=may_change_process(actor, version),
        form=lambda given: AdoptionForm(given, initial={"version": version.version}),
        act=lambda given: publish_process(
            actor=actor, process_id=version.pk, version=given.pop("version"), terms=Adoption(**given)
        ),
        button="Ban hành",
        done="Đã ban hành quy trình.",
        back=reverse("process", args=[version.pk]),
        version=lambda: ProcessVersion.objects.values_list("version", flat=True).get(pk=version.pk),
        notes=f"Còn {errors} lỗi phải sửa trước khi ban hành. " * bool(errors) + times(process, limit),
        draft=f"ban-hanh-{version.pk}",
    )  # fmt: skip
    return step_page(request, step)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, process_id: int) -> HttpResponse:
    """The draft is gone."""
    actor, version = actor_of(request), process_version_of(request, process_id)
    step = Step(
        head=PageHead("Bỏ dự thảo quy trình", "", crumbs(version)),
        facts=_facts(version),
        decision=may_change_process(actor, version),
        form=lambda given: VersionForm(given, initial={"version": version.version}),
        act=lambda given: withdraw_process(actor=actor, process_id=version.pk, version=given["version"]),
        button="Bỏ dự thảo",
        done="Đã bỏ dự thảo quy trình.",
        back=procedure_page(version.procedure, "quy-trinh"),
        version=lambda: ProcessVersion.objects.values_list("version", flat=True).get(pk=version.pk),
    )
    return step_page(request, step)


def _draft(actor: Actor, procedure: Procedure, given: dict[str, Any]) -> ProcessVersion:
    organisation = organisation_picked(actor, given["organisation"], today(), "organisation")
    return draft_process(actor=actor, procedure_id=procedure.pk, organisation=organisation, variant=given["variant"])


def _facts(version: ProcessVersion) -> Facts:
    return Facts(
        (
            ("Thủ tục", f"{version.procedure.code} {version.procedure.name}"),
            ("Quy trình", title(version)),
            ("Số bước", len(process_of(version).steps)),
            ("Soạn bởi", version.changed_by),
        )
    )
