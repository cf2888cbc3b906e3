"""Who owns another domain than procedures has no say in the one-stop shop, and sees what anybody else would."""

from collections.abc import Callable

import pytest

from kientao.base.actor import SYSTEM, Actor
from kientao.people.actions.responsibilities import set_responsibility
from kientao.people.actions.roles import grant_role
from kientao.people.roles import Role
from kientao.registers.onestop.models import Dossier, Import
from kientao.registers.onestop.policies import dossiers, imports, outside
from tests.registers.onestop.imports.batches import as_json, row, taken_over
from tests.support.cast import SINCE
from tests.support.onestop import Shop

POLICIES: tuple[Callable[[Actor, Dossier], object], ...] = (
    lambda actor, dossier: dossiers.may_settle_rules(actor),
    lambda actor, dossier: dossiers.may_set_hours(actor, None),
    dossiers.may_pass_over,
    lambda actor, dossier: imports.may_import(actor),
    lambda actor, dossier: outside.may_set_account(actor, dossier.competent_id),
    lambda actor, dossier: outside.may_see_tills(actor),
    lambda actor, dossier: outside.may_look_at_calls(actor),
    lambda actor, dossier: outside.may_mend_sync(actor),
    lambda actor, dossier: outside.may_read_portal(actor),
)


@pytest.fixture
def other(office: Shop) -> Actor:
    """Kha of Sở Tài chính, which answers for finance."""
    here = office.organisations["tai_chinh"]
    set_responsibility(
        actor=SYSTEM, province=office.organisations["ubnd"], subject="finance", organisation=here, valid_from=SINCE,
        legal_act="02/QĐ-UBND",
    )  # fmt: skip
    grant_role(
        actor=SYSTEM, officer=office.accounts["kha"].officer, organisation=here, role=Role.DOMAIN_OWNER,
        valid_from=SINCE,
    )  # fmt: skip
    return office.actor("kha")


@pytest.mark.parametrize("policy", POLICIES)
def test_only_the_owner_of_procedures_rules_the_shop(
    office: Shop, other: Actor, policy: Callable[[Actor, Dossier], object]
) -> None:
    dossier = office.dossier()
    assert other.holds(Role.DOMAIN_OWNER)
    assert not policy(other, dossier)
    assert policy(office.actor("dung"), dossier)


def test_the_owner_of_another_domain_doesnt_see_everybodys_dossiers(office: Shop, other: Actor) -> None:
    office.dossier()
    taken_over(as_json(row()))
    assert not Dossier.objects.visible_to(other).exists()
    assert not Import.objects.visible_to(other).exists()
    assert Dossier.objects.visible_to(office.actor("dung")).count() == 2
    assert Import.objects.visible_to(office.actor("dung")).exists()
