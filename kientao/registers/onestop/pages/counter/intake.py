"""The intake of one dossier: received with an appointment, asked for what is missing, or refused; on one page."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed, require
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.people.queries.picking import organisation_picked
from kientao.registers.onestop.actions.identity import came_before, held_by
from kientao.registers.onestop.actions.offline import enter_late
from kientao.registers.onestop.actions.paying import take_cash
from kientao.registers.onestop.actions.receiving import receive
from kientao.registers.onestop.actions.turning_away import file_incomplete, file_refused
from kientao.registers.onestop.models import Applicant, Dossier, Procedure, Result
from kientao.registers.onestop.pages.counter.intake_form import IntakeForm, filled, numbered_papers, usual, usual_papers
from kientao.registers.onestop.pages.counter.intake_parts import fees_of, promise_of
from kientao.registers.onestop.policies.dossiers import may_receive
from kientao.registers.onestop.queries.counter_choices import usual_agency
from kientao.registers.onestop.queries.money import owed_of
from kientao.registers.onestop.queries.offered import content_of, version_in_force
from kientao.registers.onestop.rules.given import missing
from kientao.registers.onestop.rules.procedure import Content
from kientao.ui.forms.picked import Picked
from kientao.ui.numbers import whole
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import asks_for

_BODY, _PROMISE = "phieu-tiep-nhan", "hen-tra"
_SHOWING = ("fill", "case", "preview")
_DONE = {
    "receive": "Đã tiếp nhận hồ sơ {code}.",
    "ask": "Đã lập phiếu yêu cầu bổ sung cho hồ sơ {code}.",
    "refuse": "Đã lập phiếu từ chối tiếp nhận hồ sơ {code}.",
}


@dataclass(frozen=True, slots=True)
class Intake:
    """What an intake is of: who receives which procedure, the form's own number, from paper or not."""

    actor: Actor
    procedure: Procedure
    content: Content
    request_id: uuid.UUID
    late: bool


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, procedure_id: int, *, late: bool = False) -> HttpResponse:
    """A fresh form gets a number in its address: opened again it goes on, sent twice it makes one dossier."""
    actor = actor_of(request)
    require(may_receive(actor))
    procedure = get_object_or_404(Procedure.objects.select_related("owner"), pk=procedure_id, internal=False)
    number = _number(request)
    if number is None:
        return redirect(f"{request.path}?phieu={uuid.uuid4()}")
    version = version_in_force(procedure.pk, today())
    if version is None:
        raise Http404
    intake = Intake(actor, procedure, content_of(version), number, late)
    if request.method != "POST":
        return _fresh(request, intake)
    verb = request.POST.get("do", "receive")
    return _shown_again(request, intake, verb) if verb in _SHOWING else _sent(request, intake, verb)


def late_page(request: HttpRequest, procedure_id: int) -> HttpResponse:
    """The same for what was received on a paper receipt while the network was down."""
    return page(request, procedure_id, late=True)


def _number(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.GET.get("phieu", ""))
    except ValueError:
        return None


def _fresh(request: HttpRequest, intake: Intake) -> HttpResponse:
    made = Dossier.objects.filter(request_id=intake.request_id, created_by=intake.actor.name).first()
    if made is not None:
        return redirect(reverse("counter-dossier", args=[made.code]))
    agency = usual_agency(intake.actor, intake.procedure, today())
    competent = Picked(str(agency.pk), agency.name) if agency else None
    form = IntakeForm(None, content=intake.content, case="", held={}, late=intake.late, initial=usual(competent))
    return _page(request, intake, form, agency=agency)


def _shown_again(request: HttpRequest, intake: Intake, verb: str) -> HttpResponse:
    """What was typed, with what is known of the citizen, the papers of another case, the date under another agency."""
    data, known = request.POST.copy(), None
    if verb == "fill":
        known = came_before(actor=intake.actor, id_number=data.get("id_number", ""))
        for name, value in (filled(data, known) if known else {}).items():
            data[name] = value
        for at, _ in numbered_papers(intake.content, _case(intake, data)):
            data[f"reuse_{at}"] = "on"  # where something is held
    for name, value in usual_papers(intake.content, _case(intake, data), data.get("shown", "")).items():
        data[name] = value
    form = _form(intake, data).as_typed()
    return _page(request, intake, form, agency=_agency(intake, form), looked=verb == "fill", known=known)


def _sent(request: HttpRequest, intake: Intake, verb: str) -> HttpResponse:
    form = _form(intake, request.POST)
    if form.is_valid():
        try:
            dossier = _acted(intake, form, verb)
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _DONE.get(verb, _DONE["receive"]).format(code=dossier.code))
            if verb == "receive" and form.cleaned_data["paid"] == "cash":
                _take_cash(request, intake.actor, dossier)
            return redirect(reverse("counter-dossier", args=[dossier.code]))
    return _page(request, intake, form, agency=_agency(intake, form), status=422)


def _acted(intake: Intake, form: IntakeForm, verb: str) -> Dossier:
    actor, filing = intake.actor, form.filing()
    competent = organisation_picked(actor, form.cleaned_data["competent"], today(), "competent")
    assert competent is not None  # the field is required
    given: dict[str, Any] = {
        "actor": actor,
        "procedure_id": intake.procedure.pk,
        "competent_id": competent.pk,
        "filing": filing,
        "request_id": intake.request_id,
    }
    if verb == "ask":
        items = form.asked_items(missing(filing, intake.content))
        return file_incomplete(**given, reason=form.cleaned_data["reason"], items=items)
    if verb == "refuse":
        return file_refused(**given, reason=form.cleaned_data["reason"])
    if intake.late:
        paper = form.cleaned_data["paper_number"]
        return enter_late(**given, paper_number=paper, received=form.received())
    helped = organisation_picked(actor, form.cleaned_data["helped"], today(), "helped")
    return receive(**given, helped_at_id=helped.pk if helped else None)


def _take_cash(request: HttpRequest, actor: Actor, dossier: Dossier) -> None:
    """The dossier is received already: where the money can't be written down the officer is told, and does it there."""
    fresh = Dossier.objects.get(pk=dossier.pk)
    if not owed_of(fresh):
        return
    try:
        payment = take_cash(actor=actor, dossier_id=fresh.pk, version=fresh.version)
    except (Invalid, NotAllowed, ChangedMeanwhile) as refusal:
        messages.warning(request, f"Hồ sơ đã tiếp nhận nhưng chưa ghi được tiền thu: {refusal}")
    else:
        messages.success(request, f"Đã thu {whole(payment.amount)} đồng, biên lai số {payment.receipt_number}.")


def _form(intake: Intake, data: Mapping[str, Any]) -> IntakeForm:
    held = _held(intake, data)
    return IntakeForm(data, content=intake.content, case=_case(intake, data), held=held, late=intake.late)


def _held(intake: Intake, data: Mapping[str, Any]) -> dict[str, Result]:
    return held_by(actor=intake.actor, id_number=data.get("id_number", ""), content=intake.content)


def _case(intake: Intake, data: Mapping[str, Any]) -> str:
    case: str = data.get("case", "")
    return case if case in intake.content.cases else ""


def _agency(intake: Intake, form: IntakeForm) -> Organisation | None:
    """The one that was typed, as far as it is known already."""
    picked = form["competent"].value()
    try:
        return organisation_picked(intake.actor, picked, today(), "competent") if isinstance(picked, Picked) else None
    except Invalid:
        return None


def _page(
    request: HttpRequest,
    intake: Intake,
    form: IntakeForm,
    *,
    agency: Organisation | None,
    looked: bool = False,
    known: Applicant | None = None,
    status: int = 200,
) -> HttpResponse:
    promise = promise_of(intake.content, form, agency, now())
    values = {
        "page_head": PageHead(
            intake.content.name,
            f"{intake.procedure.code} · {intake.content.field}".rstrip(" ·"),
            crumbs=(("Một cửa", reverse("counter")), ("Tiếp nhận", reverse("intake"))),
            actions=(Action("Thủ tục khác", reverse("intake"), icon="search"),),
        ),
        "form": form,
        "intake": intake,
        "fees": fees_of(intake.content, form),
        "promise": promise,
        "due": timezone.localtime(promise.due) if promise and promise.due else None,
        "agency": agency,
        "looked": looked,
        "known": known,
        "draft": f"tiep-nhan-{intake.request_id}",
    }
    part = next((one for one in (_BODY, _PROMISE) if asks_for(request, one)), "")
    template = {_BODY: "intake_body.html", _PROMISE: "intake_promise.html"}.get(part, "intake.html")
    if part:
        status = 200
    response = render(request, f"registers/onestop/pages/counter/{template}", values, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response
