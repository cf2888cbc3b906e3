"""How far the compiling of an upload is. One can leave: the inbox tells when it ends."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kientao.base.jobs.actions import cancel_job
from kientao.base.models import Job
from kientao.base.models.job import JobState
from kientao.people.access import actor_of
from kientao.programme.actions.compiling import PROCEDURES, STEPS, compile_document
from kientao.ui.parts.long_work import LongWork, Step


@require_safe
def page(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Goes on to the document when it is there. htmx gets the part that says how far it is."""
    job = _job(request, job_id)
    part = request.headers.get("HX-Request") == "true"
    if job.state == JobState.DONE and job.result:
        address = reverse("document", args=[job.result["draft"]])
        return HttpResponse(headers={"HX-Redirect": address}) if part else redirect(address)
    values = {"long_work": _progress(job), "job": job}
    template = "ui/parts/long_work.html" if part else "programme/pages/drafts/compiling.html"
    return render(request, template, values)


@require_POST
def stop(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Nothing is kept then."""
    job = _job(request, job_id)
    if job.is_open:
        cancel_job(actor=actor_of(request), job=job.pk)
    return redirect("compiling", job_id=job.pk)


def _job(request: HttpRequest, job_id: uuid.UUID) -> Job:
    found = Job.objects.visible_to(actor_of(request)).filter(pk=job_id, kind=compile_document.name).first()
    if found is None:
        raise Http404
    return found


def _progress(job: Job) -> LongWork:
    failed = job.state in (JobState.FAILED, JobState.CANCELLED)
    elsewhere = job.error == PROCEDURES  # no plan, and there is a page for what it is
    return LongWork(
        id="bien-dich",
        title="Tiến độ",
        steps=tuple(_step(job, place, words) for place, words in enumerate(("Chờ đến lượt", *STEPS), -1)),
        poll_href=reverse("compiling", args=[job.pk]),
        stop_href=reverse("compiling-stop", args=[job.pk]),
        finished=not job.is_open,
        failure=(job.error or "Không biên dịch được tệp này.") if failed else "",
        result=("Mở trang đó" if elsewhere else "Chọn tệp khác") if failed else "",
        result_href=reverse("procedure-decisions" if elsewhere else "upload") if failed else "",
    )


def _step(job: Job, place: int, words: str) -> Step:
    at = job.steps_done if job.started else -1
    if place < at:
        return Step(words, "done")
    if place > at:
        return Step(words, "next")
    return Step(words, "now" if job.is_open else "failed")
