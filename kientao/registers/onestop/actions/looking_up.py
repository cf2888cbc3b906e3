"""Finding a citizen's dossiers by the identity number: each one found keeps who looked, the trail that they did."""

from itertools import islice

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import require
from kientao.registers.onestop.models import Dossier, Sight
from kientao.registers.onestop.policies.dossiers import may_see_identity
from kientao.registers.onestop.policies.outside import may_look_up_results
from kientao.registers.onestop.queries.search import of_citizen
from kientao.registers.onestop.rules.given import SHORTEST_NUMBER, plain_number

MOST = 200


@transaction.atomic
def look_up(*, actor: Actor, id_number: str) -> list[Dossier]:
    """The dossiers with exactly that number among those whose applicant the actor may see whole, the newest first; []
    for a part of a number.

    Raises NotAllowed.
    """
    require(may_look_up_results(actor))
    number = plain_number(id_number)
    if len(number) < SHORTEST_NUMBER:
        return []
    seen = Dossier.objects.visible_to(actor).select_related("procedure", "competent", "received_at")
    known = (one for one in of_citizen(seen, number).iterator() if may_see_identity(actor, one))
    found = list(islice(known, MOST))
    Sight.objects.bulk_create(
        Sight(
            dossier=dossier, at=now(), actor=actor.name, officer_id=actor.officer, organisation_id=actor.organisation,
            what="search-by-number",
        )
        for dossier in found
    )  # fmt: skip
    record(actor=actor, action="look_up_dossiers", subject="Dossier", data={"found": len(found)})
    return found
