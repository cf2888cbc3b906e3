"""A new procedure, a new version of one, and another owner."""

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
from kientao.registers.onestop.actions.procedures import draft_procedure, draft_version, give_to_owner
from kientao.registers.onestop.models import Procedure, ProcedureVersion
from kientao.registers.onestop.pages.procedures.subject import crumbs, procedure_of, procedure_page
from kientao.registers.onestop.policies.procedures import may_draft, may_draft_any, may_keep
from kientao.registers.onestop.rules.procedure import Change, Content, Level
from kientao.ui.forms.fields import AgencyField, VersionField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.picked import Picked
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead

_SUGGESTIONS = reverse_lazy("organisation-suggestions")


class AddForm(OfficeForm):
    """What a draft begins with."""

    code = forms.CharField(label="Mã thủ tục", max_length=40, help_text="Mã quốc gia, ví dụ 1.012994.")
    name = forms.CharField(label="Tên thủ tục", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    field = forms.CharField(label="Lĩnh vực", max_length=250, required=False)
    level = forms.ChoiceField(
        label="Cấp thực hiện", choices=[(one.value, one.words) for one in Level], initial=Level.PROVINCE.value
    )
    owner = AgencyField(suggestions=cast(str, _SUGGESTIONS), label="Cơ quan quản lý")
    internal = forms.BooleanField(
        label="Thủ tục nội bộ giữa các cơ quan", required=False, help_text="Không tiếp nhận của người dân."
    )


class NextForm(OfficeForm):
    """What the new version does to the procedure."""

    change = forms.ChoiceField(
        label="Bản mới là",
        choices=[(one.value, one.words) for one in (Change.AMENDED, Change.REPLACED)],
        initial=Change.AMENDED.value,
        widget=forms.RadioSelect,
    )


class OwnerForm(OfficeForm):
    """Who keeps the procedure from now on."""

    version = VersionField()
    owner = AgencyField(suggestions=cast(str, _SUGGESTIONS), label="Cơ quan quản lý mới")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Opens the draft afterwards."""
    actor = actor_of(request)
    made: list[ProcedureVersion] = []
    step = Step(
        head=PageHead("Soạn thủ tục mới", "Ghi mã và tên trước; các phần khác điền ở trang sau.", crumbs()),
        facts=None,
        decision=may_draft_any(actor),
        form=lambda given: AddForm(given, initial={"owner": _own(actor)}),
        act=lambda given: made.append(_draft(actor, given)),
        button="Soạn tiếp các phần khác",
        done="Đã mở bản dự thảo.",
        back=reverse("procedures"),
        draft="thu-tuc-moi",
    )
    answer = step_page(request, step)
    return redirect("procedure-draft", made[0].pk) if made else answer


@require_http_methods(["GET", "HEAD", "POST"])
def another(request: HttpRequest, procedure_id: int) -> HttpResponse:
    """The next version begins as the newest says."""
    actor, procedure = actor_of(request), procedure_of(request, procedure_id)
    made: list[ProcedureVersion] = []
    step = Step(
        head=PageHead("Soạn bản mới", "Bản mới bắt đầu bằng nội dung đang có.", crumbs(procedure)),
        facts=_facts(procedure),
        decision=may_draft(actor, procedure.owner_id),
        form=NextForm,
        act=lambda given: made.append(
            draft_version(actor=actor, procedure_id=procedure.pk, change=Change(given["change"]))
        ),
        button="Soạn bản mới",
        done="Đã mở bản dự thảo.",
        back=procedure_page(procedure),
        notes="Hồ sơ đang giải quyết tiếp tục theo bản cũ.",
    )
    answer = step_page(request, step)
    return redirect("procedure-draft", made[0].pk) if made else answer


@require_http_methods(["GET", "HEAD", "POST"])
def owner(request: HttpRequest, procedure_id: int) -> HttpResponse:
    """Gives the procedure to another agency."""
    actor, procedure = actor_of(request), procedure_of(request, procedure_id)
    step = Step(
        head=PageHead("Đổi cơ quan quản lý", "", crumbs(procedure)),
        facts=_facts(procedure),
        decision=may_keep(actor),
        form=lambda given: OwnerForm(given, initial={"version": procedure.version}),
        act=lambda given: _give(actor, procedure, given),
        button="Chuyển cơ quan quản lý",
        done="Đã chuyển cơ quan quản lý thủ tục.",
        back=procedure_page(procedure),
        version=lambda: Procedure.objects.values_list("version", flat=True).get(pk=procedure.pk),
    )
    return step_page(request, step)


def _own(actor: Actor) -> Picked | None:
    if actor.organisation is None:
        return None
    return Picked(str(actor.organisation), actor.organisation_name)


def _draft(actor: Actor, given: dict[str, Any]) -> ProcedureVersion:
    keeper = organisation_picked(actor, given["owner"], today(), "owner")
    assert keeper is not None  # the field is required
    content = Content(name=given["name"], field=given["field"], level=Level(given["level"]))
    return draft_procedure(actor=actor, code=given["code"], owner=keeper, content=content, internal=given["internal"])


def _give(actor: Actor, procedure: Procedure, given: dict[str, Any]) -> Procedure:
    keeper = organisation_picked(actor, given["owner"], today(), "owner")
    assert keeper is not None  # the field is required
    return give_to_owner(actor=actor, procedure_id=procedure.pk, version=given["version"], owner=keeper)


def _facts(procedure: Procedure) -> Facts:
    return Facts((("Mã", procedure.code), ("Tên", procedure.name), ("Cơ quan quản lý", procedure.owner.name)))
