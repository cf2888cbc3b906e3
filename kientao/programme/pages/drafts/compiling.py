"""How far the compiling of an upload is. One can leave: the inbox tells when it ends."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from kientao.base.jobs.actions import cancel_job
from kientao.base.models import Job
from kientao.compiling.waiting import compiling_work, job_of, waiting_page
from kientao.people.access import actor_of
from kientao.programme.actions.compiling import PROCEDURES, STEPS, compile_document
from kientao.ui.parts.long_work import LongWork


@require_safe
def page(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Goes on to the document when it is there. htmx gets the part that says how far it is."""
    job = job_of(request, job_id, compile_document)
    return waiting_page(
        request,
        job,
        template="programme/pages/drafts/compiling.html",
        work=_work(job),
        route="document",
        key="draft",
    )


@require_POST
def stop(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Nothing is kept then."""
    job = job_of(request, job_id, compile_document)
    if job.is_open:
        cancel_job(actor=actor_of(request), job=job.pk)
    return redirect("compiling", job_id=job.pk)


def _work(job: Job) -> LongWork:
    if job.error == PROCEDURES:  # no plan, and there is a page for what it is
        return compiling_work(job, STEPS, page="compiling", again="procedure-decisions", again_words="Mở trang đó")
    return compiling_work(job, STEPS, page="compiling", again="upload")
