"""Processes of a procedure: which there are, whose steps they name, and by which term they are checked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.kinds import Kind
from kientao.people.models import Organisation
from kientao.registers.onestop.models import Procedure, ProcedureVersion, ProcessVersion, VersionState
from kientao.registers.onestop.policies.procedures import keeps_catalogue
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.rules.procedure import Level, Limit
from kientao.registers.onestop.rules.process import Place, Process, Step
from kientao.registers.onestop.rules.process_checks import longest_limit


def visible_processes(actor: Actor) -> "QuerySet[ProcessVersion]":
    """Published ones for everybody; drafts for who keeps the catalogue, the procedure's owner and the agency itself."""
    rows = ProcessVersion.objects.select_related("procedure__owner", "organisation")
    if keeps_catalogue(actor):
        return rows
    own = Q(procedure__owner=actor.organisation) | Q(organisation=actor.organisation)
    return rows.filter(~Q(state=VersionState.DRAFT) | own) if actor.organisation else rows.exclude(state="draft")


def limit_of(procedure: Procedure) -> Limit | None:
    """The longest term, by which the times of a process are checked: of the newest version published, else of the
    draft."""
    versions = ProcedureVersion.objects.filter(procedure=procedure).exclude(state=VersionState.ENDED)
    version = min(versions, key=lambda one: (one.state == VersionState.DRAFT, -one.number), default=None)
    return longest_limit(content_of(version)) if version is not None else None


def agency_names(processes: Iterable[Process]) -> dict[str, str]:
    """Names of the agencies that steps name by code. One query."""
    codes = {step.agency for process in processes for step in process.steps if step.agency}
    return dict(Organisation.objects.filter(code__in=codes).values_list("code", "name")) if codes else {}


def place_words(step: Step, names: Mapping[str, str]) -> str:
    """Where a step is done, for lanes and lists."""
    if step.place is Place.RECEPTION:
        return "Nơi tiếp nhận"
    if step.place is Place.COMPETENT:
        return "Cơ quan giải quyết"
    return names.get(step.agency) or step.agency_words or "Cơ quan chưa chọn"


@dataclass(frozen=True, slots=True)
class StepPost:
    """Words of a post as steps of an agency name it, and in how many steps."""

    words: str
    steps: int
    example: str


def posts_of(organisation: Organisation) -> tuple[StepPost, ...]:
    """Posts that processes in force or drafted want of the agency; those of most steps first. One query."""
    found: dict[str, list[str]] = {}
    for step, procedure in _steps_at(organisation):
        words = str(step.get("post") or "")
        if words.strip():
            found.setdefault(words, []).append(f"{step.get('title', '')} ({procedure.code})")
    ordered = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(StepPost(words, len(steps), steps[0]) for words, steps in ordered)


def agencies_with_steps() -> "QuerySet[Organisation]":
    """Agencies that processes in force or drafted name, and those that own their procedures. Two queries."""
    rows = ProcessVersion.objects.exclude(state=VersionState.ENDED).exclude(valid_to__lt=today())
    named = {step.get("agency") for content in rows.values_list("content", flat=True) for step in content["steps"]}
    owners, makers = rows.values("procedure__owner"), rows.values("organisation")
    found = Organisation.objects.on(today()).filter(
        Q(code__in=named - {None, ""}) | Q(pk__in=owners) | Q(pk__in=makers)
    )
    return found.order_by("order", "name")


def _steps_at(organisation: Organisation) -> Iterator[tuple[dict[str, Any], Procedure]]:
    """Raw steps done at the agency: there are thousands, and only a few words of each are read."""
    rows = ProcessVersion.objects.select_related("procedure").exclude(state=VersionState.ENDED)
    rows = rows.filter(Q(organisation=organisation) | Q(organisation__isnull=True))
    for row in rows.exclude(valid_to__lt=today()):
        own = row.organisation_id == organisation.pk
        decides = own or row.procedure.owner_id == organisation.pk or _is_commune_of(organisation, row.procedure)
        for step in row.content.get("steps", ()):
            place = step.get("place", Place.COMPETENT)
            if place == Place.AGENCY:
                if step.get("agency") == organisation.code:
                    yield step, row.procedure
            elif decides or place == Place.RECEPTION:  # any agency's counter may receive
                yield step, row.procedure


def _is_commune_of(organisation: Organisation, procedure: Procedure) -> bool:
    return organisation.kind == Kind.COMMUNE_COMMITTEE and procedure.level in (Level.COMMUNE, Level.SHARED)
