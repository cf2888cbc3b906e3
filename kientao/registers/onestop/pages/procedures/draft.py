"""A draft of a procedure: everything it says, in sections; kept only when it is saved."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.procedures import change_draft
from kientao.registers.onestop.models import ProcedureVersion
from kientao.registers.onestop.pages.procedures.forms import WholeForm
from kientao.registers.onestop.pages.procedures.subject import crumbs, procedure_page, version_of
from kientao.registers.onestop.policies.procedures import may_change
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.rules.procedure_checks import missing_parts
from kientao.ui.forms.conflict import Conflict
from kientao.ui.parts.page_head import PageHead

_LEAD = "Theo các bộ phận tạo thành của thủ tục (NĐ 63/2010/NĐ-CP, Điều 8). Chưa công bố thì chưa ai áp dụng."


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, procedure_version_id: int) -> HttpResponse:
    """Whoever may draft it."""
    actor, draft = actor_of(request), version_of(request, procedure_version_id)
    require(may_change(actor, draft))
    form = WholeForm.of(content_of(draft), draft.version, request.POST if request.method == "POST" else None)
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            change_draft(
                actor=actor, version_id=draft.pk, version=form.main.cleaned_data["version"], content=form.content
            )
        except Invalid as refusal:
            form.add_refusal(refusal)
        except ChangedMeanwhile as refusal:
            form, conflict = _again(request, draft, refusal)
        else:
            messages.success(request, "Đã lưu bản dự thảo.")
            return redirect(f"{procedure_page(draft.procedure)}?ban={draft.number}")
    return _shown(request, draft, form, conflict)


def _again(request: HttpRequest, draft: ProcedureVersion, refusal: ChangedMeanwhile) -> tuple[WholeForm, Conflict]:
    """What was typed, going on from the version there is now."""
    given = request.POST.copy()
    draft.refresh_from_db()
    given["version"] = str(draft.version)
    at = timezone.localtime(refusal.at) if refusal.at else None
    href = f"{procedure_page(draft.procedure)}?ban={draft.number}"
    return WholeForm.of(content_of(draft), draft.version, given), Conflict(refusal.who, at, href=href)


def _shown(request: HttpRequest, draft: ProcedureVersion, form: WholeForm, conflict: Conflict | None) -> HttpResponse:
    errors = list(form.errors)
    values = {
        "page_head": PageHead(f"Soạn thủ tục {draft.procedure.code}", _LEAD, crumbs(draft.procedure)),
        "form": form,
        "errors": errors,
        "conflict": conflict,
        "missing": missing_parts(form.before),
        "draft_name": f"thu-tuc-{draft.pk}",
        "bound": request.method == "POST",
        "back": f"{procedure_page(draft.procedure)}?ban={draft.number}",
        "suggestions": reverse("organisation-suggestions"),
    }
    status = 409 if conflict else 422 if errors else 200
    return render(request, "registers/onestop/pages/procedures/draft.html", values, status=status)
