"""One background job, with its error in full; stop it or try again."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kientao.base.jobs.actions import cancel_job, retry_job
from kientao.base.jobs.policies import may_cancel_job, may_retry_job
from kientao.base.models import Job
from kientao.base.models.job import JobState
from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.ui.chip import Chip, Icon, Tone
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import Action, PageHead

_CHIPS: dict[str, tuple[Tone, Icon]] = {
    JobState.WAITING: ("slate", "hourglass"),
    JobState.RUNNING: ("blue", "clock"),
    JobState.DONE: ("green", "check"),
    JobState.FAILED: ("violet", "error"),
    JobState.CANCELLED: ("grey", "stop"),
}


@require_safe
def page(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """404 for whoever didn't ask for it and doesn't run the system."""
    actor = actor_of(request)
    job = get_object_or_404(Job.objects.visible_to(actor), pk=job_id)
    actions = (
        Action("Chạy lại", reverse("job-retry", args=[job.pk]), may_retry_job(actor, job), "repeat", post=True),
        Action("Dừng", reverse("job-cancel", args=[job.pk]), may_cancel_job(actor, job), "stop", post=True),
    )
    facts = Facts(
        (
            ("Trạng thái", chip_of(job)),
            ("Đang làm", job.doing or None),
            ("Tiến độ", f"{job.share} %" if job.share is not None else None),
            ("Yêu cầu lúc", timezone.localtime(job.asked_at)),
            ("Lần chạy", job.attempt),
            ("Kết thúc lúc", timezone.localtime(job.finished) if job.finished else None),
            ("Lỗi", job.error or None),
            ("Chi tiết cho người vận hành", job.detail or None),
        )
    )
    head = PageHead(job.words, crumbs=(("Việc nền", reverse("jobs")),), actions=actions)
    return render(request, "web/pages/job.html", {"page_head": head, "facts": facts})


@require_POST
def cancel(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Back to the job."""
    job = get_object_or_404(Job.objects.visible_to(actor_of(request)), pk=job_id)
    cancel_job(actor=actor_of(request), job=job.pk)
    messages.success(request, "Đã yêu cầu dừng.")
    return redirect("job", job.pk)


@require_POST
def retry(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Back to the job."""
    job = get_object_or_404(Job.objects.visible_to(actor_of(request)), pk=job_id)
    try:
        retry_job(actor=actor_of(request), job=job.pk)
        messages.success(request, "Đã xếp vào hàng đợi.")
    except Invalid as refusal:
        messages.error(request, str(refusal))
    return redirect("job", job.pk)


def chip_of(job: Job) -> Chip:
    """Its state."""
    tone, icon = _CHIPS[job.state]
    return Chip(str(JobState(job.state).label), tone, icon)
