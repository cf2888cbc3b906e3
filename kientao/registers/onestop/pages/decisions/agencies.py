"""The panel of a review: which agency keeps the procedures, and whom doubtful words for agencies mean."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kientao.base.clock import today
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.people.models import Organisation
from kientao.people.queries.organisations import visible_to
from kientao.people.queries.picking import organisation_picked
from kientao.registers.onestop.actions.decisions_reviewing import choose_keeper, say_agency
from kientao.registers.onestop.models import DecisionAgency, ProcedureDecision
from kientao.registers.onestop.pages.decisions.opened import Opened, opened
from kientao.registers.onestop.queries.decisions import Reading
from kientao.registers.onestop.rules.decision_agencies import Means
from kientao.ui.forms.numbers import sent_number
from kientao.ui.forms.picked import picked
from kientao.ui.numbers import whole

_CHOICES = (Means.COMPETENT, Means.RECEPTION)


def panel_of(here: Opened, reading: Reading, errors: dict[str, str] | None = None) -> dict[str, object]:
    """For the template."""
    doubtful = reading.doubtful
    wanted = {pk for one in doubtful for pk in one.candidates}
    there = Organisation.objects.in_bulk(wanted)
    keeper = here.decision.keeper
    unowned = sum(one.owner is None for one in reading.procedures if one.kept)
    return {
        "questions": [
            {
                "key": one.key,
                "words": one.words,
                "reason": one.reason or "Danh mục không có tên này.",
                "candidates": [(str(pk), there[pk].name) for pk in one.candidates if pk in there],
                "choices": [(means.value, f"{means.words[:1].upper()}{means.words[1:]}") for means in _CHOICES],
            }
            for one in doubtful
        ],
        "answers": [(one, _said(one)) for one in reading.agencies if one.answered_at is not None],
        "understood": [
            (one, _said(one)) for one in reading.agencies if one.answered_at is None and one not in doubtful
        ],
        "keeper": keeper,
        "wants_keeper": whole(unowned) if unowned else "",
        "uses_keeper": any(not one.said.owner and one.known is None for one in reading.procedures if one.kept),
        "errors": errors or {},
        "action": reverse("decision-agency", args=[here.decision.pk]),
        "keeper_action": reverse("decision-keeper", args=[here.decision.pk]),
        "suggestions": reverse("organisation-suggestions"),
        "version": str(here.decision.version),
    }


@require_POST
def answer(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """Says whom words mean. What can't be taken is said beside them."""
    here = opened(request, decision_id)
    key = request.POST.get("key", "")
    try:
        means, organisation = _meant(request, here)
        say_agency(actor=here.actor, decision_id=decision_id, key=key, means=means, organisation=organisation)
    except (Invalid, ChangedMeanwhile) as refusal:
        return _wrong(request, here, {"key": key, "words": str(refusal)})
    return redirect(f"{here.href}#cach-goi")


@require_POST
def keeper(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """Chooses the agency that keeps the procedures which name none."""
    here = opened(request, decision_id)
    given = (request.POST.get(name, "") for name in ("keeper", "keeper-id", "keeper-words"))
    try:
        chosen = organisation_picked(here.actor, picked(*given), today(), "keeper")
        if chosen is None:
            raise Invalid({"keeper": "Chọn một cơ quan: gõ tên hoặc chữ viết tắt."})
        version = sent_number(request.POST.get("version", ""))
        choose_keeper(actor=here.actor, decision_id=decision_id, version=version, keeper=chosen)
    except (Invalid, ChangedMeanwhile) as refusal:
        return _wrong(request, here, {"key": "keeper", "words": str(refusal)})
    return redirect(f"{here.href}#cach-goi")


def _wrong(request: HttpRequest, here: Opened, errors: dict[str, str]) -> HttpResponse:
    decision = ProcedureDecision.objects.without_text().select_related("keeper", "owner").get(pk=here.decision.pk)
    again = Opened(here.actor, decision, here.may)
    values = {"here": again, "panel": panel_of(again, Reading(decision), errors)}
    return render(request, "registers/onestop/pages/decisions/phrases.html", values, status=422)


def _meant(request: HttpRequest, here: Opened) -> tuple[Means, Organisation | None]:
    """A candidate is "organisation:12"; one searched for is "search", with its id or its words."""
    kind, _, candidate = request.POST.get("means", "").partition(":")
    if kind == "organisation":
        return Means.ORGANISATION, visible_to(here.actor).filter(pk=sent_number(candidate)).first()
    if kind == "search":
        given = (request.POST.get(name, "") for name in ("search", "search-id", "search-words"))
        return Means.ORGANISATION, organisation_picked(here.actor, picked(*given), today(), "organisation")
    if kind in {one.value for one in (*_CHOICES, Means.DOUBTFUL)}:
        return Means(kind), None
    raise Invalid({"means": "Chọn một trong các cách hiểu."})


def _said(row: DecisionAgency) -> str:
    return row.organisation.name if row.organisation else Means(row.means).words
