"""Looking at who a citizen is: the whole number, telephone, address. Every look is kept, apart from the trail."""

from collections.abc import Sequence

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import now, today
from kientao.base.refusal import require
from kientao.registers.onestop.models import Applicant, Dossier, Result, Sight
from kientao.registers.onestop.policies.dossiers import may_receive, may_see_identity
from kientao.registers.onestop.queries.reuse import held_for
from kientao.registers.onestop.rules.given import SHORTEST_NUMBER, plain_number
from kientao.registers.onestop.rules.procedure import Content


@transaction.atomic
def look(*, actor: Actor, dossier_id: int, what: str = "identity") -> Applicant | None:
    """The applicant of a dossier, unmasked; None where none was recorded. `what` says for what it was looked at.

    Raises NotAllowed, Dossier.DoesNotExist.
    """
    dossier = Dossier.objects.select_related("competent").get(pk=dossier_id)
    require(may_see_identity(actor, dossier))
    applicant = Applicant.objects.filter(dossier=dossier).first()
    if applicant is not None:
        _keep(actor, dossier_id, what)
    return applicant


@transaction.atomic
def receivers_of(*, actor: Actor, dossier_ids: Sequence[int]) -> dict[int, Applicant]:
    """By dossier: to whom the post brings what the actor's counter hands over, with the whole address.

    Raises NotAllowed; dossiers the actor doesn't see are left out.
    """
    require(may_receive(actor))
    seen = Dossier.objects.visible_to(actor).filter(pk__in=dossier_ids)
    found = {one.dossier_id: one for one in Applicant.objects.filter(dossier__in=seen)}
    for dossier_id in found:
        _keep(actor, dossier_id, "parcel-slip")
    return found


@transaction.atomic
def came_before(*, actor: Actor, id_number: str) -> Applicant | None:
    """How this counter knows whoever has that number: from their newest dossier it sees; None for nobody.

    The whole number is needed. Raises NotAllowed.
    """
    require(may_receive(actor))
    number = plain_number(id_number)
    if len(number) < SHORTEST_NUMBER:
        return None
    seen = Dossier.objects.visible_to(actor).filter(applicant__id_number=number)
    newest = seen.order_by("-created", "-pk").values_list("pk", flat=True).first()
    if newest is None:
        return None
    _keep(actor, newest, "fill-in")
    return Applicant.objects.select_related("dossier").get(dossier=newest)


@transaction.atomic
def held_by(*, actor: Actor, id_number: str, content: Content) -> dict[str, Result]:
    """What a counter is told the office has already of that citizen, by the component's key; the look is kept with the
    dossiers that brought it. Raises NotAllowed."""
    require(may_receive(actor))
    found = held_for(plain_number(id_number), content, today())
    for dossier_id in {one.dossier_id for one in found.values() if one.dossier_id is not None}:
        _keep(actor, dossier_id, "held-result")
    return found


def _keep(actor: Actor, dossier_id: int, what: str) -> None:
    Sight(
        dossier_id=dossier_id, at=now(), actor=actor.name, officer_id=actor.officer,
        organisation_id=actor.organisation, what=what[:40],
    ).save()  # fmt: skip
