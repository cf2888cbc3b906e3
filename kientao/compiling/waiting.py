"""How far the compiling of an upload is, for the page that waits for it."""

import uuid
from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kientao.base.jobs.kinds import JobKind
from kientao.base.models import Job
from kientao.base.models.job import JobState
from kientao.people.access import actor_of
from kientao.ui.parts.long_work import LongWork, Step


def job_of(request: HttpRequest, job_id: uuid.UUID, kind: JobKind) -> Job:
    """The job, for whoever sees it; 404 otherwise."""
    found = Job.objects.visible_to(actor_of(request)).filter(pk=job_id, kind=kind.name).first()
    if found is None:
        raise Http404
    return found


def waiting_page(
    request: HttpRequest, job: Job, *, template: str, work: LongWork, route: str, key: str
) -> HttpResponse:
    """The page, for htmx its part; where the job is done it leads to `route` with what its result has under `key`."""
    part = request.headers.get("HX-Request") == "true"
    if job.state == JobState.DONE and job.result:
        done = reverse(route, args=[job.result[key]])
        return HttpResponse(headers={"HX-Redirect": done}) if part else redirect(done)
    return render(request, "ui/parts/long_work.html" if part else template, {"long_work": work, "job": job})


def compiling_work(
    job: Job, steps: Sequence[str], *, page: str, again: str, again_words: str = "Chọn tệp khác", promise: str = ""
) -> LongWork:
    """The job's steps. `page` names the address that waits (its stop is `page`-stop), `again` where a failure leads."""
    failed = job.state in (JobState.FAILED, JobState.CANCELLED)
    return LongWork(
        id="bien-dich",
        title="Tiến độ",
        steps=tuple(_step(job, place, words) for place, words in enumerate(("Chờ đến lượt", *steps), -1)),
        poll_href=reverse(page, args=[job.pk]),
        stop_href=reverse(f"{page}-stop", args=[job.pk]),
        finished=not job.is_open,
        failure=(job.error or "Không biên dịch được tệp này.") if failed else "",
        result=again_words if failed else "",
        result_href=reverse(again) if failed else "",
        promise=promise,
    )


def _step(job: Job, place: int, words: str) -> Step:
    at = job.steps_done if job.started else -1
    if place < at:
        return Step(words, "done")
    if place > at:
        return Step(words, "next")
    return Step(words, "now" if job.is_open else "failed")
