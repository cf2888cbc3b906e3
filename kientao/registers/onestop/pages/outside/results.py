"""What a citizen has been given (kho kết quả): found by their number, which stands in no address and no log."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import Invalid, require
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.keeping import look_up_results, replace_result, revoke_result
from kientao.registers.onestop.addresses import dossier_page
from kientao.registers.onestop.models import Dossier, Result
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.policies.outside import may_end_result, may_look_up_results
from kientao.registers.onestop.queries.reuse import reuse_in
from kientao.registers.onestop.words import moment_words
from kientao.ui.chip import Chip
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.numbers import day
from kientao.ui.parts.facts import Facts, Notice
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import Action, PageHead

_METHODS = ["GET", "HEAD", "POST"]


class NumberForm(OfficeForm):
    """Whose results."""

    id_number = fields.line("Số giấy tờ của người được cấp", 40, "Số căn cước, hộ chiếu, mã số doanh nghiệp.")


class RevokeForm(OfficeForm):
    """Why it no longer holds."""

    version = fields.version()
    reason = fields.words("Lý do và căn cứ thu hồi", "Ví dụ: Quyết định số 15/QĐ-STP ngày 02/3/2026.")


class ReplaceForm(OfficeForm):
    """What stands in its place."""

    version = fields.version()
    number = fields.line("Số của kết quả mới", 80)
    issued_on = fields.day("Ngày ban hành")
    valid_to = fields.day("Có giá trị đến", "Để trống nếu không có thời hạn.", required=False)
    reason = fields.words("Lý do thay", "Ví dụ: Sai tên đệm, cấp lại theo đề nghị của người được cấp.")


@require_http_methods(_METHODS)
def page(request: HttpRequest) -> HttpResponse:
    """The number is sent, never linked to; each look is written down."""
    actor = actor_of(request)
    require(may_look_up_results(actor))
    form = NumberForm(request.POST if request.method == "POST" else None)
    found: list[Result] | None = None
    if request.method == "POST" and form.is_valid():
        try:
            found = look_up_results(actor=actor, id_number=form.cleaned_data["id_number"])
        except Invalid as refusal:
            form.add_refusal(refusal)
    values = {
        "page_head": PageHead(
            "Kho kết quả",
            "Kết quả đã cấp cho một người, còn giá trị thì dùng lại, không yêu cầu nộp. Mỗi lần xem được ghi lại.",
        ),
        "figures": _figures(actor),
        "panel": FormPanel(form, "Xem kết quả đã cấp"),
        "results": None if found is None else [_shown(actor, one) for one in found],
        "notice": Notice("Chưa có kết quả nào được cấp cho số giấy tờ này.") if found == [] else None,
    }
    return render(request, "registers/onestop/pages/outside/results.html", values, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
def revoke(request: HttpRequest, result_id: int) -> HttpResponse:
    """By the issuer, with the reason."""
    actor, result = actor_of(request), _result(request, result_id)
    return _step(
        request, actor, result, "Thu hồi kết quả", RevokeForm, "Thu hồi", "Đã thu hồi.", revoke_result,
        notes="Kết quả thu hồi không dùng lại được nữa và vẫn được lưu cùng lý do.",
    )  # fmt: skip


@require_http_methods(_METHODS)
def replace(request: HttpRequest, result_id: int) -> HttpResponse:
    """Another one in its place; both are kept."""
    actor, result = actor_of(request), _result(request, result_id)
    return _step(request, actor, result, "Thay kết quả", ReplaceForm, "Thay kết quả", "Đã thay.", replace_result)


def _step(
    request: HttpRequest,
    actor: Actor,
    result: Result,
    title: str,
    form: type[OfficeForm],
    button: str,
    done: str,
    action: object,
    notes: str = "",
) -> HttpResponse:
    assert callable(action)
    return step_page(
        request,
        Step(
            head=PageHead(title, crumbs=(("Kho kết quả", reverse("result-store")),)),
            facts=_facts(result),
            decision=may_end_result(actor, result),
            form=lambda given: form(given, initial={"version": result.version}),
            act=lambda given: action(actor=actor, result_id=result.pk, **given),
            button=button,
            done=done,
            back=reverse("result-store"),
            version=lambda: Result.objects.values_list("version", flat=True).get(pk=result.pk),
            notes=notes,
            draft=f"{form.__name__}-{result.pk}",
        ),
    )


def _result(request: HttpRequest, result_id: int) -> Result:
    """404 for whoever may neither see its dossier nor speaks for its issuer."""
    actor = actor_of(request)
    found = Result.objects.select_related("issuer", "dossier").filter(pk=result_id).exclude(state="draft").first()
    if found is None:
        raise Http404
    seen = Dossier.objects.visible_to(actor).filter(pk=found.dossier_id or 0).exists()
    if not seen and (found.issuer_id is None or found.issuer_id != actor.organisation):
        raise Http404
    return found


def _figures(actor: Actor) -> Figures:
    reuse = reuse_in(Dossier.objects.visible_to(actor).filter(created__year=today().year))
    return Figures(
        (Figure("Giấy tờ không phải nộp lại", part=reuse.reused, total=reuse.asked, as_of=today(), note="trong năm"),),
        label="Dùng lại",
    )


def _facts(one: Result) -> Facts:
    return Facts(
        (
            ("Kết quả", one.name),
            ("Số", one.number or None),
            ("Cơ quan cấp", str(one.issuer) if one.issuer else None),
            ("Ngày cấp", one.issued_on),
            ("Có giá trị đến", one.valid_to or "Không thời hạn"),
            ("Tình trạng", (_chip(one),)),
        )
    )


def _chip(one: Result) -> Chip:
    if one.state == "revoked":
        return Chip("Đã thu hồi", "violet", "close", one.ended_reason)
    if one.state == "replaced":
        return Chip("Đã thay", "grey", "repeat", one.ended_reason)
    if one.valid_to is not None and one.valid_to < today():
        return Chip("Hết giá trị", "grey", "clock")
    return Chip("Còn giá trị", "green", "check")


def _shown(actor: Actor, one: Result) -> dict[str, object]:
    decision = may_end_result(actor, one)
    seen = one.dossier is not None and Dossier.objects.visible_to(actor).filter(pk=one.dossier_id or 0).exists()
    ends = one.state == "issued" and decision.allowed
    return {
        "name": one.name,
        "number": one.number,
        "chip": _chip(one),
        "issuer": str(one.issuer) if one.issuer else "",
        "issued": day(one.issued_on),
        "until": day(one.valid_to) if one.valid_to else "không thời hạn",
        "ended": f"{one.ended_by}, {moment_words(one.ended)}: {one.ended_reason}" if one.ended else "",
        "dossier": one.dossier.code if one.dossier is not None and seen else "",
        "href": dossier_page(one.dossier.code) if one.dossier is not None and seen else "",
        "actions": (
            (
                Action("Thay", reverse("replace-result", args=[one.pk])),
                Action("Thu hồi", reverse("revoke-result", args=[one.pk])),
            )
            if ends
            else ()
        ),
    }
