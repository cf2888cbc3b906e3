"""A procedure of a decision in the long form of the catalogue."""

from typing import cast

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone

from kientao.base.clock import today
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.people.models import Organisation
from kientao.people.queries.picking import organisation_picked
from kientao.registers.onestop.actions.decisions_reviewing import correct_procedure
from kientao.registers.onestop.models import DecisionItem
from kientao.registers.onestop.pages.decisions.opened import Opened, back_to, crumbs
from kientao.registers.onestop.pages.procedures.forms import WholeForm
from kientao.registers.onestop.queries.decisions import Reading, SettledProcedure
from kientao.registers.onestop.rules.from_decision import ProposedProcedure
from kientao.registers.onestop.rules.procedure import Change
from kientao.registers.onestop.rules.procedure_checks import missing_parts
from kientao.ui.forms.conflict import Conflict
from kientao.ui.forms.fields import AgencyField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.picked import Picked
from kientao.ui.forms.rows import adding, retyped
from kientao.ui.parts.page_head import PageHead


class HeadForm(OfficeForm):
    """What a decision says beside the procedure's own parts."""

    code = forms.CharField(label="Mã thủ tục", max_length=40, help_text="Mã quốc gia, ví dụ 1.012994.")
    change = forms.ChoiceField(label="Quyết định làm gì", choices=[(one.value, one.words) for one in Change])
    owner = AgencyField(
        suggestions=cast(str, reverse_lazy("organisation-suggestions")),
        label="Cơ quan quản lý",
        required=False,
        help_text="Để trống: cơ quan chọn chung cho quyết định.",
    )


def shown(request: HttpRequest, here: Opened, item: DecisionItem) -> HttpResponse:
    """Kept when everything is right; what the compiler said stays beside it."""
    settled = next(one for one in Reading(here.decision).procedures if one.row.pk == item.pk)
    given = request.POST if request.method == "POST" else None
    head, form, conflict = _head(settled, given), WholeForm.of(settled.content, item.version, given), None
    if given is not None and not adding(given) and all([head.is_valid(), form.is_valid()]):
        try:
            said = _said(here, settled, head, form)
            correct_procedure(
                actor=here.actor,
                decision_id=here.decision.pk,
                item_id=item.pk,
                version=form.main.cleaned_data["version"],
                said=said,
            )
            return redirect(back_to(request, here, item.pk))
        except Invalid as refusal:
            mine = {name: words for name, words in refusal.errors.items() if name in head.fields}
            head.add_messages(mine)
            rest = {name: words for name, words in refusal.errors.items() if name not in mine}
            form.add_refusal(Invalid(rest))
        except ChangedMeanwhile as refusal:
            form, conflict = _again(given, here, item, settled, refusal)
    return _answer(request, here, item, settled, head, form, conflict)


def _head(settled: SettledProcedure, given: QueryDict | None) -> HeadForm:
    said = settled.said
    if given is not None:
        sent = HeadForm(given)
        return HeadForm(initial=retyped(sent)) if adding(given) else sent
    own = Organisation.objects.filter(code=said.owner).first() if said.owner else None
    picked = Picked(str(own.pk), own.name) if own else None
    return HeadForm(initial={"code": said.code, "change": said.change.value, "owner": picked})


def _said(here: Opened, settled: SettledProcedure, head: HeadForm, form: WholeForm) -> ProposedProcedure:
    given = head.cleaned_data
    owner = organisation_picked(here.actor, given["owner"], today(), "owner")
    return ProposedProcedure(
        content=form.content,
        code=given["code"].strip(),
        change=Change(given["change"]),
        owner=owner.code if owner else "",
        whole=True,
    )


def _again(
    given: QueryDict, here: Opened, item: DecisionItem, settled: SettledProcedure, refusal: ChangedMeanwhile
) -> tuple[WholeForm, Conflict]:
    """What was typed, going on from the version there is now."""
    data = given.copy()
    item.refresh_from_db(fields=["version"])
    data["version"] = str(item.version)
    at = timezone.localtime(refusal.at) if refusal.at else None
    return WholeForm.of(settled.content, item.version, data), Conflict(refusal.who, at, href=here.href)


def _answer(
    request: HttpRequest,
    here: Opened,
    item: DecisionItem,
    settled: SettledProcedure,
    head: HeadForm,
    form: WholeForm,
    conflict: Conflict | None,
) -> HttpResponse:
    errors = [*_errors(head), *form.errors]
    lead = "Bản máy đọc được giữ bên cạnh; phần quyết định không nói được điền theo danh mục."
    values = {
        "page_head": PageHead(f"Sửa thủ tục {settled.said.code}".strip(), lead, crumbs(here)),
        "head": head,
        "form": form,
        "errors": errors,
        "conflict": conflict,
        "missing": missing_parts(form.before),
        "draft_name": f"quyet-dinh-{item.pk}",
        "bound": request.method == "POST",
        "back": back_to(request, here, item.pk),
    }
    status = 409 if conflict else 422 if errors else 200
    return render(request, "registers/onestop/pages/decisions/edit_procedure.html", values, status=status)


def _errors(head: HeadForm) -> list[tuple[str, str, str]]:
    """(id, label, sentence) for the summary on top."""
    if not head.is_bound:
        return []
    return [(field.id_for_label, str(field.label), str(words)) for field in head for words in field.errors]
