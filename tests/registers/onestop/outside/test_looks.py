"""Whoever looks for a citizen by number may see who citizens are, and leaves a trace though nobody is found."""

import json

import pytest
from django.conf import LazySettings
from django.test import Client

from kientao.base.models import AuditEntry
from kientao.base.refusal import NotAllowed
from kientao.registers.onestop.actions.keeping import look_up_results
from kientao.registers.onestop.actions.looking_up import look_up
from kientao.registers.onestop.models import Dossier, Sight
from tests.support.onestop import Shop

CITIZEN, NOBODY = "001190012345", "001190099999"

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("number", "found"), [(CITIZEN, 1), (NOBODY, 0)])
def test_looking_for_somebodys_dossiers_is_written_down_though_nobody_is_found(
    office: Shop, number: str, found: int
) -> None:
    office.dossier()
    assert len(look_up(actor=office.actor("mai"), id_number=number)) == found
    entry = AuditEntry.objects.get(action="look_up_dossiers")
    assert json.loads(entry.data)["found"] == found
    assert (entry.actor, number in entry.data + entry.subject) == (office.actor("mai").name, False)
    assert Sight.objects.count() == found


def test_looking_for_somebodys_results_is_written_down_though_nobody_is_found(office: Shop) -> None:
    before = AuditEntry.objects.count()
    assert look_up_results(actor=office.actor("mai"), id_number=NOBODY) == []
    assert AuditEntry.objects.count() == before + 1


@pytest.mark.parametrize("who", ["binh", "thu", "khoa", "lan"])
def test_who_may_not_see_citizens_whole_does_not_look_for_them_by_number(
    office: Shop, client: Client, settings: LazySettings, who: str
) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset()
    settings.SESSION_IDLE_MINUTES = 60 * 24 * 1000  # the clock is moved
    client.force_login(office.cast.accounts[who])
    office.dossier()
    with pytest.raises(NotAllowed):
        look_up(actor=office.actor(who), id_number=CITIZEN)
    assert client.get("/mot-cua/ho-so-theo-giay-to/").status_code == 403
    assert client.post("/mot-cua/ho-so-theo-giay-to/", {"number": CITIZEN}).status_code == 403
    assert not Sight.objects.exists()


def test_who_sees_every_dossier_masked_finds_none_of_other_agencies_by_number(office: Shop) -> None:
    dossier = office.dossier()
    assert list(Dossier.objects.visible_to(office.actor("son"))) == [dossier]
    assert look_up(actor=office.actor("son"), id_number=CITIZEN) == []
    assert look_up(actor=office.actor("minh"), id_number=CITIZEN) == [dossier]
