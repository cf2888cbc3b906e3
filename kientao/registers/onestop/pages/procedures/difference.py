"""What changed from one version to another, line by line."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.people.access import actor_of
from kientao.registers.onestop.models import ProcedureVersion
from kientao.registers.onestop.pages.procedures.subject import crumbs, procedure_of, procedure_page
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.queries.procedures import visible_versions
from kientao.registers.onestop.rules.difference import Difference, between
from kientao.ui.numbers import day, whole
from kientao.ui.parts.page_head import PageHead


@require_safe
def page(request: HttpRequest, procedure_id: int) -> HttpResponse:
    """Any two versions; without a choice the newest and the one before."""
    procedure = procedure_of(request, procedure_id)
    versions = list(visible_versions(actor_of(request)).filter(procedure=procedure).order_by("number"))
    if len(versions) < 2:
        raise Http404
    before = _asked(versions, request.GET.get("tu", ""), versions[-2])
    after = _asked(versions, request.GET.get("den", ""), versions[-1])
    found = between(content_of(before), content_of(after))
    values = {
        "page_head": PageHead("So sánh hai bản", f"Từ {_words(before)} đến {_words(after)}.", crumbs(procedure)),
        "choices": [(str(one.number), _words(one), one == before, one == after) for one in versions],
        "groups": grouped(found),
        "count": whole(len(found)),
        "address": reverse("procedure-difference", args=[procedure.pk]),
        "back": procedure_page(procedure, "cac-ban"),
    }
    return render(request, "registers/onestop/pages/procedures/difference.html", values)


def grouped(found: tuple[Difference, ...]) -> list[tuple[str, list[Difference]]]:
    """By section, in their order."""
    groups: dict[str, list[Difference]] = {}
    for one in found:
        groups.setdefault(one.section, []).append(one)
    return list(groups.items())


def _asked(versions: list[ProcedureVersion], number: str, otherwise: ProcedureVersion) -> ProcedureVersion:
    return next((one for one in versions if str(one.number) == number), otherwise)


def _words(version: ProcedureVersion) -> str:
    since = f"từ {day(version.valid_from)}" if version.valid_from else "dự thảo"
    return f"bản {version.number} ({since})"
