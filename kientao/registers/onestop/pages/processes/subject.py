"""The process a page is about."""

from django.http import Http404, HttpRequest
from django.urls import reverse

from kientao.people.access import actor_of
from kientao.registers.onestop.models import ProcessVersion
from kientao.registers.onestop.pages.procedures.subject import crumbs as procedure_crumbs
from kientao.registers.onestop.pages.procedures.subject import procedure_page
from kientao.registers.onestop.queries.processes import visible_processes


def process_version_of(request: HttpRequest, process_id: int) -> ProcessVersion:
    """Raises Http404 for what the actor doesn't see."""
    found = visible_processes(actor_of(request)).filter(pk=process_id).first()
    if found is None:
        raise Http404
    return found


def crumbs(process: ProcessVersion | None = None, *, whole: bool = True) -> tuple[tuple[str, str], ...]:
    """The way to the procedure's processes, and to this one unless it is the page itself."""
    if process is None:
        return procedure_crumbs()
    listed = (*procedure_crumbs(process.procedure), ("Quy trình", procedure_page(process.procedure, "quy-trinh")))
    return (*listed, (title(process), reverse("process", args=[process.pk]))) if whole else listed


def title(one: ProcessVersion) -> str:
    """ "Quy trình giải quyết tại cấp xã, UBND phường Bến Đá, bản 2"."""
    parts = [one.variant or "Quy trình chung", one.organisation.name if one.organisation else "", f"bản {one.number}"]
    return ", ".join(part for part in parts if part)
