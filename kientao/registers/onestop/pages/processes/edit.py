"""A process edited step by step: add, change, move, take out; every press is kept, drawn and checked at once."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.processes import change_process
from kientao.registers.onestop.chips_procedures import process_chip
from kientao.registers.onestop.models import ProcessVersion
from kientao.registers.onestop.pages.processes.drawing import drawing, onward_words
from kientao.registers.onestop.pages.processes.found import findings, times
from kientao.registers.onestop.pages.processes.subject import crumbs, process_version_of, title
from kientao.registers.onestop.policies.procedures import may_change_process
from kientao.registers.onestop.queries.offered import process_of
from kientao.registers.onestop.queries.processes import agency_names, limit_of, place_words
from kientao.registers.onestop.rules.process import Process, Step
from kientao.registers.onestop.rules.process_edit import NotThere, move, take_out
from kientao.registers.onestop.rules.typed_time import minutes_words
from kientao.ui.forms.conflict import Conflict
from kientao.ui.forms.fields import VersionField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.numbers import sent_number
from kientao.ui.forms.step import Step as FormStep
from kientao.ui.forms.step import step_page
from kientao.ui.parts.page_head import Action, PageHead

_LEAD = "Mỗi lần bấm được lưu ngay vào bản dự thảo. Sơ đồ và kết quả kiểm tra theo các bước hiện có."
_VERBS: dict[str, tuple[str, Callable[[Process, str], Process]]] = {
    "len": ("Đã chuyển bước lên.", lambda process, key: move(process, key, up=True)),
    "xuong": ("Đã chuyển bước xuống.", lambda process, key: move(process, key, up=False)),
    "bo": ("Đã bỏ bước; các bước trước và sau được nối lại.", take_out),
}


class HeadForm(OfficeForm):
    """What is said of the process as a whole."""

    version = VersionField()
    hours_per_day = forms.IntegerField(
        label="Một ngày tính (giờ)", min_value=1, max_value=24, help_text="Để đổi ngày ra giờ trong quy trình này."
    )
    note = forms.CharField(label="Ghi chú", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


@require_safe
def page(request: HttpRequest, process_id: int) -> HttpResponse:
    """Whoever may draft it."""
    version = process_version_of(request, process_id)
    require(may_change_process(actor_of(request), version))
    return shown(request, version)


@require_POST
def do(request: HttpRequest, process_id: int, key: str, verb: str) -> HttpResponse:
    """Moves a step or takes it out."""
    actor, version = actor_of(request), process_version_of(request, process_id)
    require(may_change_process(actor, version))
    if verb not in _VERBS:
        return redirect("process-edit", version.pk)
    said, changed = _VERBS[verb]
    try:
        content = changed(process_of(version), key)
        change_process(
            actor=actor,
            process_id=version.pk,
            version=sent_number(request.POST.get("version", "")),
            content=content,
        )
    except (NotThere, Invalid) as wrong:
        messages.error(request, str(wrong))
    except ChangedMeanwhile as refusal:
        version.refresh_from_db()
        at = timezone.localtime(refusal.at) if refusal.at else None
        return shown(request, version, Conflict(refusal.who, at), 409)
    else:
        messages.success(request, said)
    return redirect(reverse("process-edit", args=[version.pk]) + (f"#b-{key}" if verb != "bo" else ""))


@require_http_methods(["GET", "HEAD", "POST"])
def head(request: HttpRequest, process_id: int) -> HttpResponse:
    """Hours of a day, and a note."""
    actor, version = actor_of(request), process_version_of(request, process_id)
    process = process_of(version)
    step = FormStep(
        head=PageHead("Cách tính giờ, ghi chú", "", crumbs(version)),
        facts=None,
        decision=may_change_process(actor, version),
        form=lambda given: HeadForm(
            given,
            initial={"version": version.version, "hours_per_day": process.hours_per_day, "note": process.note},
        ),
        act=lambda given: change_process(
            actor=actor,
            process_id=version.pk,
            version=given["version"],
            content=Process(process.steps, process.variant, given["hours_per_day"], given["note"]),
        ),
        button="Lưu",
        done="Đã lưu.",
        back=reverse("process-edit", args=[version.pk]),
        version=lambda: ProcessVersion.objects.values_list("version", flat=True).get(pk=version.pk),
    )
    return step_page(request, step)


def shown(
    request: HttpRequest, version: ProcessVersion, conflict: Conflict | None = None, status: int = 200
) -> HttpResponse:
    """The editor as the draft stands."""
    process, limit = process_of(version), limit_of(version.procedure)
    names = agency_names([process])
    found = findings(process, limit)
    troubled = {one.step: one.is_error for one in reversed(found)}

    def address(step: Step) -> str:
        return reverse("process-step", args=[version.pk, step.key])

    last = len(process.steps) - 1
    values = {
        "page_head": PageHead(
            f"Sửa {title(version)}",
            _LEAD,
            crumbs(version),
            (process_chip(version),),
            (
                Action(
                    "Thêm bước", _add(version, process.steps[-1].key if process.steps else ""), icon="plus", plain=False
                ),
                Action("Ban hành", reverse("process-publish", args=[version.pk]), icon="check"),
                Action("Cách tính giờ", reverse("process-head", args=[version.pk]), icon="clock"),
            ),
        ),
        "conflict": conflict,
        "times": times(process, limit),
        "findings": found,
        "version": str(version.version),
        "drawing": drawing(process, names, called="q", href=address),
        "steps": [
            {
                "key": step.key,
                "title": f"{step.number}. {step.title}" if step.number else step.title,
                "who": " · ".join(filter(None, (step.kind.words, place_words(step, names), step.post))),
                "time": minutes_words(step.minutes) or ("không tính" if not step.counted else "chưa có"),
                "onward": onward_words(step, process),
                "trouble": {True: "error", False: "warning"}.get(troubled[step.key], "")
                if step.key in troubled
                else "",
                "edit": address(step),
                "add": _add(version, step.key),
                "up": _verb(version, step.key, "len") if at else "",
                "down": _verb(version, step.key, "xuong") if at < last else "",
                "drop": _verb(version, step.key, "bo"),
            }
            for at, step in enumerate(process.steps)
        ],
    }
    return render(request, "registers/onestop/pages/processes/edit.html", values, status=status)


def _add(version: ProcessVersion, after: str) -> str:
    return reverse("process-step-add", args=[version.pk]) + (f"?sau={after}" if after else "")


def _verb(version: ProcessVersion, key: str, verb: str) -> str:
    return reverse("process-do", args=[version.pk, key, verb])
