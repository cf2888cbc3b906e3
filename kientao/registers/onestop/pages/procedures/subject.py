"""The procedure, version, review or assessment a page is about."""

from django.http import Http404, HttpRequest
from django.urls import reverse

from kientao.people.access import actor_of
from kientao.registers.onestop.models import Assessment, Procedure, ProcedureVersion, Reduction
from kientao.registers.onestop.policies.procedures import may_assess
from kientao.registers.onestop.queries.procedures import visible_procedures, visible_versions


def procedure_of(request: HttpRequest, procedure_id: int) -> Procedure:
    """Raises Http404 for what the actor doesn't see."""
    found = visible_procedures(actor_of(request)).filter(pk=procedure_id).first()
    if found is None:
        raise Http404
    return found


def version_of(request: HttpRequest, version_id: int) -> ProcedureVersion:
    """Raises Http404 for what the actor doesn't see."""
    found = visible_versions(actor_of(request)).filter(pk=version_id).first()
    if found is None:
        raise Http404
    return found


def reduction_of(request: HttpRequest, reduction_id: int) -> Reduction:
    """A proposal about a procedure that the actor sees. Raises Http404."""
    seen = visible_procedures(actor_of(request)).values("pk")
    found = Reduction.objects.select_related("procedure__owner").filter(pk=reduction_id, procedure__in=seen).first()
    if found is None:
        raise Http404
    return found


def assessment_of(request: HttpRequest, assessment_id: int) -> Assessment:
    """What is done is for everybody, what isn't for who drafts it. Raises Http404."""
    found = Assessment.objects.select_related("organisation", "procedure").filter(pk=assessment_id).first()
    if found is None or (found.state == "draft" and not may_assess(actor_of(request), found.organisation_id)):
        raise Http404
    return found


def crumbs(procedure: Procedure | None = None) -> tuple[tuple[str, str], ...]:
    """The way to the list, and to the procedure."""
    listed = ("Thủ tục hành chính", reverse("procedures"))
    return (listed, (procedure.code, procedure_page(procedure))) if procedure else (listed,)


def procedure_page(procedure: Procedure, part: str = "") -> str:
    """The page of a procedure, at one of its parts."""
    return reverse("procedure", args=[procedure.pk]) + (f"?phan={part}" if part else "")
