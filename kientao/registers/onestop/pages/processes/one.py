"""One process: drawn, listed, what the checks found; and what differs from another version."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.processes import of_kind
from kientao.registers.onestop.chips_procedures import process_chip
from kientao.registers.onestop.models import ProcessVersion, VersionState
from kientao.registers.onestop.pages.procedures.difference import grouped
from kientao.registers.onestop.pages.processes.drawing import drawing
from kientao.registers.onestop.pages.processes.found import findings, times
from kientao.registers.onestop.pages.processes.subject import crumbs, process_version_of, title
from kientao.registers.onestop.policies.procedures import may_change_process, may_draft_process
from kientao.registers.onestop.queries.offered import process_of
from kientao.registers.onestop.queries.processes import agency_names, limit_of, visible_processes
from kientao.registers.onestop.rules.difference import between_processes
from kientao.ui.numbers import day, whole
from kientao.ui.parts.page_head import Action, PageHead


@require_safe
def page(request: HttpRequest, process_id: int) -> HttpResponse:
    """Everybody reads published ones."""
    actor, version = actor_of(request), process_version_of(request, process_id)
    process, limit = process_of(version), limit_of(version.procedure)
    others = visible_processes(actor).filter(pk__in=of_kind(version.procedure, version.organisation, version.variant))
    before = others.filter(number__lt=version.number).order_by("-number").first()
    values = {
        "page_head": PageHead(
            title(version),
            f"{version.procedure.code} {version.procedure.name}",
            crumbs(version, whole=False),
            (process_chip(version),),
            tuple(_actions(actor, version)),
        ),
        "when": _when(version),
        "times": times(process, limit),
        "drawing": drawing(process, agency_names([process]), called="q"),
        "findings": findings(process, limit) if version.state == VersionState.DRAFT else (),
        "compare": f"{reverse('process-difference', args=[version.pk])}?voi={before.pk}" if before else "",
    }
    return render(request, "registers/onestop/pages/processes/one.html", values)


@require_safe
def difference(request: HttpRequest, process_id: int) -> HttpResponse:
    """From another version of the same process to this one."""
    actor, version = actor_of(request), process_version_of(request, process_id)
    others = visible_processes(actor).filter(pk__in=of_kind(version.procedure, version.organisation, version.variant))
    rows = list(others.order_by("number"))
    if len(rows) < 2:
        raise Http404
    asked = request.GET.get("voi", "")
    before = next((one for one in rows if str(one.pk) == asked), next(one for one in rows if one != version))
    found = between_processes(process_of(before), process_of(version))
    values = {
        "page_head": PageHead("So sánh hai bản quy trình", f"Từ bản {before.number} đến bản {version.number}.",
                              crumbs(version)),
        "groups": grouped(found),
        "count": whole(len(found)),
        "back": reverse("process", args=[version.pk]),
    }  # fmt: skip
    return render(request, "registers/onestop/pages/procedures/difference.html", values)


def _actions(actor: Actor, version: ProcessVersion) -> list[Action]:
    may = may_change_process(actor, version)
    if version.state == VersionState.DRAFT:
        return [
            Action("Sửa các bước", reverse("process-edit", args=[version.pk]), may, "pen", plain=False),
            Action("Ban hành", reverse("process-publish", args=[version.pk]), may, "check"),
            Action("Bỏ dự thảo", reverse("process-withdraw", args=[version.pk]), may, "close"),
        ]
    again = may_draft_process(actor, version.procedure, version.organisation_id)
    return [Action("Soạn bản mới", reverse("process-next", args=[version.pk]), again, "plus")]


def _when(version: ProcessVersion) -> str:
    if version.valid_from is None:
        return f"{version.changed_by} đang soạn; chưa ai làm theo."
    until = f" đến {day(version.valid_to)}" if version.valid_to else ""
    return f"Áp dụng từ {day(version.valid_from)}{until}, theo {version.decision} ngày {day(version.decided_on)}."
