"""How far the compiling of a decision is. One can leave: it stands in the list when it ends."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kientao.base.jobs.actions import cancel_job
from kientao.compiling.waiting import compiling_work, job_of, waiting_page
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.decisions_compiling import STEPS, compile_decision

_PROMISE = "Có thể rời trang này; khi xong, quyết định đứng đầu danh sách «Quyết định công bố thủ tục»."


@require_safe
def page(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Goes on to the decision when it is there. htmx gets the part that says how far it is."""
    job = job_of(request, job_id, compile_decision)
    return waiting_page(
        request,
        job,
        template="registers/onestop/pages/decisions/compiling.html",
        work=compiling_work(job, STEPS, page="decision-compiling", again="procedure-decisions", promise=_PROMISE),
        route="procedure-decision",
        key="decision",
    )


@require_POST
def stop(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Nothing is kept then."""
    job = job_of(request, job_id, compile_decision)
    if job.is_open:
        cancel_job(actor=actor_of(request), job=job.pk)
    return redirect("decision-compiling", job_id=job.pk)
