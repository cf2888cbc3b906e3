"""A dossier goes on without its person when the time to keep identities is over."""

import datetime

import pytest
from django.conf import LazySettings, settings

from kientao.base.actor import SYSTEM
from kientao.base.retention.actions import forget_due
from kientao.registers.onestop.actions.ending import withdraw
from kientao.registers.onestop.actions.syncing import resend_sync
from kientao.registers.onestop.models import Applicant, Dossier, Sync
from kientao.registers.onestop.retention import FORGOTTEN
from kientao.registers.onestop.rules.national import DOSSIER_SERVICE
from tests.support.onestop import Shop
from tests.support.programme import on


def _after(days: int) -> str:
    return (datetime.date(2026, 3, 3) + datetime.timedelta(days=days)).isoformat()


def test_identities_end_with_their_time_and_open_dossiers_keep_theirs(office: Shop) -> None:
    ended, running = office.dossier(name="Đã Rút"), office.dossier(name="Còn Chờ")
    ended.refresh_from_db()
    withdraw(actor=office.actor("mai"), dossier_id=ended.pk, version=ended.version, reason="Thôi")
    with on(_after(settings.KEEP_IDENTITIES_DAYS - 1)):
        assert "applicants" not in forget_due(actor=SYSTEM)
    with on(_after(settings.KEEP_IDENTITIES_DAYS + 1)):
        assert forget_due(actor=SYSTEM)["applicants"] == 1
        assert "applicants" not in forget_due(actor=SYSTEM)
    ended.refresh_from_db()
    gone = Applicant.objects.get(dossier=ended)
    assert (ended.applicant_name, ended.search, gone.id_number, gone.phone) == (FORGOTTEN, ended.code, "", "")
    assert Dossier.objects.get(pk=running.pk).applicant_name == "Còn Chờ"
    assert Applicant.objects.get(dossier=running).id_number == "001190012345"


@pytest.mark.parametrize("state", ["refused", "dropped", "waiting", "sent"])
def test_what_was_told_or_could_not_be_told_to_the_portal_is_kept_no_longer_than_other_traces(
    office: Shop, settings: LazySettings, state: str
) -> None:
    settings.ONESTOP_NATIONAL = {"url": "http://127.0.0.1:9", "user": "t", "password": "m", "unit": "H99"}
    dossier = office.dossier(name="Chưa Đồng Bộ")
    sync = Sync.objects.get(dossier=dossier, service=DOSSIER_SERVICE)
    Sync.objects.filter(pk=sync.pk).update(state=state, sent=sync.made if state == "sent" else None)
    with on(_after(settings.KEEP_CITIZEN_TRACES_DAYS - 1)):
        assert "syncs" not in forget_due(actor=SYSTEM)
    with on(_after(settings.KEEP_CITIZEN_TRACES_DAYS + 1)):
        assert forget_due(actor=SYSTEM)["syncs"] == 1
        assert "Chưa Đồng Bộ" not in str(list(Sync.objects.values_list("body", flat=True)))
        if state == "refused":  # the dossier is open: it can still be told, as it stands
            again = resend_sync(actor=office.actor("son"), sync_id=sync.pk, version=sync.version)
            assert again.body["ChuHoSo"] == "Chưa Đồng Bộ"
