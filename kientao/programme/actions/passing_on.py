"""Somebody hands their work over: what they were given and hasn't ended becomes the taker's."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.people.models import Handover
from kientao.programme.actions.moving import all_locked, locked, move
from kientao.programme.actions.telling import tell
from kientao.programme.addresses import assignment_page
from kientao.programme.models import Assignment
from kientao.programme.rules.states import ENDED


@transaction.atomic
def pass_on(*, actor: Actor, handover: Handover) -> int:
    """How many passed. Whether the handover is allowed was asked where it was made."""
    rows = Assignment.objects.filter(organisation=handover.organisation_id, officer=handover.giver_id)
    given = all_locked(rows.exclude(state__in=[state.value for state in ENDED]))
    for pk in given:
        assignment = locked(pk, None)
        data = {"from": handover.giver.name, "officer": handover.taker.name, "document": handover.legal_act or None}
        move(assignment, None, actor=actor, action="hand_over", data=data, officer=handover.taker)
        tell(
            [assignment.organisation_id],
            [],
            officer=handover.taker_id,
            key=f"passed-on:{assignment.pk}:{assignment.version}",
            kind="passed-on",
            words=f"Nhận bàn giao từ {handover.giver.name}: {assignment.deliverable.text}",
            href=assignment_page(assignment),
        )
    return len(given)
