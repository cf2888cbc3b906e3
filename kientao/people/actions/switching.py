"""Somebody who works for several organisations says for which one from now on."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.kernel.decision import refused
from kientao.people.models import Account
from kientao.people.queries.actor import Place, organisations_of


@transaction.atomic
def switch_organisation(*, actor: Actor, account: Account, organisation: Place) -> Place:
    """Told in the trail; the session keeps it. Raises NotAllowed for an organisation one has no role in today."""
    if organisation.pk not in {one.organisation.pk for one in organisations_of(account, today())}:
        require(refused("Anh/chị không có vai trò nào ở cơ quan này hôm nay."))
    record(
        actor=actor,
        action="switch_organisation",
        subject=f"Account {account.pk}",
        data={"before": actor.organisation, "after": organisation.pk},
    )
    return organisation
