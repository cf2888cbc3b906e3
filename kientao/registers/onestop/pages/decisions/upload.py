"""Decisions that were brought in, and the place to send another one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.refusal import require
from kientao.compiling.outcome import Refused
from kientao.compiling.sending import form_values, request_id_of, sent_document
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.decisions_compiling import ask_compile_decision
from kientao.registers.onestop.pages.decisions.listing import decisions_table
from kientao.registers.onestop.policies.decisions import may_bring_decision
from kientao.registers.onestop.queries.decisions import visible_decisions
from kientao.ui.table.answer import table_answer

_TEMPLATE = "registers/onestop/pages/decisions/upload.html"


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """A POST goes on to the job that compiles; 422 with the reason beside the field where the file can't be taken."""
    actor = actor_of(request)
    if request.method != "POST":
        return table_answer(request, _TEMPLATE, decisions_table(request, actor), _values(actor))
    require(may_bring_decision(actor))
    upload = sent_document(request)
    if isinstance(upload, Refused):
        values = {**_values(actor), "refused": upload, "table": decisions_table(request, actor)}
        return render(request, _TEMPLATE, values, status=422)
    request_id = request_id_of(request)
    earlier = visible_decisions(actor).filter(request_id=request_id).values_list("pk", flat=True).first()
    if earlier is not None:  # the form was sent twice
        return redirect("procedure-decision", decision_id=earlier)
    job = ask_compile_decision(
        actor=actor, name=upload.name or "văn bản", chunks=upload.chunks(), request_id=request_id
    )
    return redirect("decision-compiling", job_id=job.pk)


def _values(actor: Actor) -> dict[str, object]:
    return {**form_values(), "decision": may_bring_decision(actor), "action": reverse("procedure-decisions")}
