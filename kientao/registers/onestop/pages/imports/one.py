"""One batch: how far it is, what was found in it, and the way to take it over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kientao.base.jobs.actions import cancel_job
from kientao.base.models import Job
from kientao.base.models.job import JobState
from kientao.base.refusal import ChangedMeanwhile
from kientao.people.access import actor_of
from kientao.registers.onestop.imports.jobs import apply_batch, ask_apply, job_of
from kientao.registers.onestop.models import Import, ImportState
from kientao.registers.onestop.pages.imports.shared import batch_of, counted, crumbs, state_chip, told
from kientao.ui.forms.numbers import sent_number
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Facts, Notice
from kientao.ui.parts.long_work import LongWork, Step
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import asks_for

SHOWN = 200
_TEMPLATE = "registers/onestop/pages/imports/one.html"


@require_safe
def page(request: HttpRequest, import_id: int) -> HttpResponse:
    """While a job works on it htmx asks for how far it is; at the end for the page."""
    batch = batch_of(request, import_id)
    job = job_of(batch)
    if asks_for(request, "nhap"):
        if job is None or not job.is_open:
            return HttpResponse(headers={"HX-Redirect": request.path})
        return render(request, "ui/parts/long_work.html", {"long_work": _progress(batch, job)})
    return render(request, _TEMPLATE, _values(batch, job))


@require_POST
def apply(request: HttpRequest, import_id: int) -> HttpResponse:
    """Queues it; what was found wrong is left out where that was said."""
    batch = batch_of(request, import_id)
    try:
        ask_apply(
            actor=actor_of(request),
            import_id=batch.pk,
            version=sent_number(request.POST.get("version", "")),
            leave_out_errors=request.POST.get("leave_out_errors") == "1",
        )
    except ChangedMeanwhile:
        return render(
            request, "registers/onestop/pages/imports/one.html", _values(batch, job_of(batch), changed=True), status=409
        )
    return redirect("import", import_id=batch.pk)


@require_POST
def stop(request: HttpRequest, import_id: int) -> HttpResponse:
    """What was staged stays; nothing is written."""
    batch = batch_of(request, import_id)
    job = job_of(batch)
    if job is not None and job.is_open and Job.objects.visible_to(actor_of(request)).filter(pk=job.pk).exists():
        cancel_job(actor=actor_of(request), job=job.pk)
    return redirect("import", import_id=batch.pk)


def _values(batch: Import, job: Job | None, *, changed: bool = False) -> dict[str, object]:
    working = job is not None and job.is_open
    ready = batch.state == ImportState.CHECKED and not working
    return {
        "batch": batch,
        "page_head": PageHead(batch.system, batch.name, crumbs(), (state_chip(batch),), _actions(batch, ready=ready)),
        "notice": _notice(batch, job, changed=changed),
        "long_work": _progress(batch, job) if job is not None and working else None,
        "facts": _facts(batch),
        "errors": told(batch, "errors", SHOWN),
        "error_count": whole(batch.error_count),
        "findings": told(batch, "findings", SHOWN),
        "finding_count": whole(batch.finding_count),
        "shown": SHOWN,
        "several": len(batch.columns) > 1,
        "unused": batch.result.get("unused", {}),
    }


def _actions(batch: Import, *, ready: bool) -> tuple[Action, ...]:
    found: list[Action] = []
    if batch.error_count or batch.finding_count:
        found.append(Action("Tải danh sách lỗi", reverse("import-errors", args=[batch.pk]), icon="download"))
    if ready and batch.error_count < batch.rows:
        words = f"Nhập, bỏ qua {whole(batch.error_count)} dòng lỗi" if batch.error_count else "Nhập"
        fields = (("version", str(batch.version)), ("leave_out_errors", "1" if batch.error_count else ""))
        address = reverse("import-apply", args=[batch.pk])
        found.append(Action(words, address, icon="check", plain=False, post=True, fields=fields))
    return tuple(found)


def _notice(batch: Import, job: Job | None, *, changed: bool) -> Notice | None:
    if changed:
        return Notice("Lần gửi này vừa được người khác nhập hoặc kiểm tra lại: xem bản mới dưới đây.", kind="warning")
    if batch.failure:
        return Notice(batch.failure, "Không đọc được tệp", "warning", "Gửi tệp khác", reverse("import-send"))
    if job is not None and job.state in (JobState.FAILED, JobState.CANCELLED):
        return Notice(job.error, "Việc chưa xong", "warning")
    if batch.state == ImportState.APPLIED:
        return Notice(counted(batch) or "Không có gì thay đổi.", "Đã nhập", "success")
    if batch.state == ImportState.CHECKED:
        return Notice(f"Nếu nhập: {counted(batch) or 'không có gì thay đổi'}.", "Đã kiểm tra, chưa ghi gì")
    return None


def _facts(batch: Import) -> Facts:
    return Facts(
        (
            ("Số dòng", batch.rows),
            ("Dòng lỗi", batch.error_count),
            ("Điểm cần xem", batch.finding_count),
            ("Gửi", f"{batch.made_by}, {timezone.localtime(batch.made):%H:%M %d/%m/%Y}"),
            (
                "Nhập",
                f"{batch.applied_by}, {timezone.localtime(batch.applied):%H:%M %d/%m/%Y}" if batch.applied else None,
            ),
            ("Mã băm", f"{batch.sha256[:16]}…"),
        )
    )


def _progress(batch: Import, job: Job) -> LongWork:
    applying = job.kind == apply_batch.name
    words = ("Đọc tệp, kiểm tra từng dòng", "Nhập hồ sơ")
    return LongWork(
        id="nhap",
        title="Tiến độ",
        steps=(Step(words[0], "done" if applying else "now"), Step(words[1], "now" if applying else "next")),
        done=job.steps_done,
        total=job.steps_total or 0,
        poll_href=reverse("import", args=[batch.pk]),
        stop_href=reverse("import-stop", args=[batch.pk]),
    )
