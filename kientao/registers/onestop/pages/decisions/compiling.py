"""How far the compiling of a decision is. One can leave: it stands in the list when it ends."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kientao.base.jobs.actions import cancel_job
from kientao.base.models import Job
from kientao.base.models.job import JobState
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.decisions_compiling import STEPS, compile_decision
from kientao.ui.parts.long_work import LongWork, Step


@require_safe
def page(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Goes on to the decision when it is there. htmx gets the part that says how far it is."""
    job = _job(request, job_id)
    part = request.headers.get("HX-Request") == "true"
    if job.state == JobState.DONE and job.result:
        address = reverse("procedure-decision", args=[job.result["decision"]])
        return HttpResponse(headers={"HX-Redirect": address}) if part else redirect(address)
    values = {"long_work": _progress(job), "job": job}
    template = "ui/parts/long_work.html" if part else "registers/onestop/pages/decisions/compiling.html"
    return render(request, template, values)


@require_POST
def stop(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Nothing is kept then."""
    job = _job(request, job_id)
    if job.is_open:
        cancel_job(actor=actor_of(request), job=job.pk)
    return redirect("decision-compiling", job_id=job.pk)


def _job(request: HttpRequest, job_id: uuid.UUID) -> Job:
    found = Job.objects.visible_to(actor_of(request)).filter(pk=job_id, kind=compile_decision.name).first()
    if found is None:
        raise Http404
    return found


def _progress(job: Job) -> LongWork:
    failed = job.state in (JobState.FAILED, JobState.CANCELLED)
    return LongWork(
        id="bien-dich",
        title="Tiến độ",
        steps=tuple(_step(job, place, words) for place, words in enumerate(("Chờ đến lượt", *STEPS), -1)),
        poll_href=reverse("decision-compiling", args=[job.pk]),
        stop_href=reverse("decision-compiling-stop", args=[job.pk]),
        finished=not job.is_open,
        failure=(job.error or "Không biên dịch được tệp này.") if failed else "",
        result="Chọn tệp khác" if failed else "",
        result_href=reverse("procedure-decisions") if failed else "",
        promise="Có thể rời trang này; khi xong, quyết định đứng đầu danh sách «Quyết định công bố thủ tục».",
    )


def _step(job: Job, place: int, words: str) -> Step:
    at = job.steps_done if job.started else -1
    if place < at:
        return Step(words, "done")
    if place > at:
        return Step(words, "next")
    return Step(words, "now" if job.is_open else "failed")
