"""A dossier goes to another agency: it came to the wrong one, or the one that had it ended or was merged."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import Invalid, require
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.moving import locked, move
from kientao.registers.onestop.models import Dossier, StepRun, StepState
from kientao.registers.onestop.policies.dossiers import may_pass_over
from kientao.registers.onestop.rules.states import Act


@transaction.atomic
def pass_over(*, actor: Actor, dossier_id: int, version: int, organisation_id: int, document: str) -> Dossier:
    """From now on the other agency decides it, under the same dates; its open steps are that agency's.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    dossier = locked(dossier_id, version)
    require(may_pass_over(actor, dossier))
    before, to = dossier.competent, Organisation.objects.on(today()).filter(pk=organisation_id).first()
    errors = {}
    if to is None or to == before:
        errors["organisation"] = "Chọn một cơ quan khác đang hoạt động."
    if not document.strip():
        errors["document"] = "Ghi văn bản hoặc lý do chuyển."
    if errors or to is None:
        raise Invalid(errors)
    mine = StepRun.objects.filter(dossier=dossier, state=StepState.OPEN, organisation=before)
    mine.update(organisation=to, officer=None, post=None)
    data = {"from": before.name, "to": to.name, "document": document.strip()}
    move(dossier, Act.TRANSFER, actor=actor, data=data, competent=to)
    return dossier
