"""What a counter chooses from when somebody stands in front of it: procedures first those it has often, agencies."""

from collections import Counter
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from kientao.base.actor import Actor
from kientao.base.search import matching
from kientao.people.kinds import Kind
from kientao.people.models import Organisation
from kientao.registers.onestop.models import Dossier, Procedure, ProcedureVersion
from kientao.registers.onestop.rules.procedure import Level

_LATEST = 300  # dossiers of a counter that say what it has often
_FREQUENT = 9
_FOUND = 12


def offered_on(day: date) -> "QuerySet[Procedure]":
    """Procedures a citizen may ask for that day."""
    in_force = ProcedureVersion.objects.on(day).filter(procedure=OuterRef("pk"))
    return Procedure.objects.filter(Exists(in_force), internal=False)


def procedures_found(words: str, day: date) -> list[Procedure]:
    """The first few whose code, name or field have every word, however accented; a whole code finds the one."""
    code = words.strip()
    exact = list(offered_on(day).filter(code=code)[:1]) if code else []
    return exact or list(matching(offered_on(day), words).order_by("name", "code")[:_FOUND])


def usual_procedures(organisation_id: int, day: date) -> list[Procedure]:
    """What this counter received most of late, most often first. Two queries."""
    latest = Dossier.objects.filter(received_at=organisation_id).order_by("-created")
    counted = Counter(latest.values_list("procedure_id", flat=True)[:_LATEST])
    ranked = [key for key, _ in counted.most_common(_FREQUENT)]
    found = offered_on(day).in_bulk(ranked)
    return [found[key] for key in ranked if key in found]


def usual_agency(actor: Actor, procedure: Procedure, day: date) -> Organisation | None:
    """Who decides, as far as it can be known: as this counter chose last, else by the level of the procedure."""
    last = (
        Dossier.objects.filter(received_at=actor.organisation, procedure=procedure, parent__isnull=True)
        .order_by("-created")
        .select_related("competent")
        .first()
    )
    if last is not None and last.competent.exists_on(day):
        return last.competent
    if procedure.level in (Level.COMMUNE, Level.SHARED) and (commune := _commune_of(actor)) is not None:
        return commune
    if procedure.level in (Level.PROVINCE, Level.SHARED) and procedure.owner.exists_on(day):
        return procedure.owner
    return None


def _commune_of(actor: Actor) -> Organisation | None:
    """The commune the counter is in, or is a centre of."""
    here = Organisation.objects.select_related("parent").filter(pk=actor.organisation or 0).first()
    for one in (here, here.parent if here else None):
        if one is not None and one.kind == Kind.COMMUNE_COMMITTEE:
            return one
    return None
