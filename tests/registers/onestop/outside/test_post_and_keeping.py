"""Parcels, kept results and bank accounts: each with its number, its trace, and who may."""

from datetime import date

import pytest

from kientao.base.clock import now
from kientao.base.models import AuditEntry
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.registers.onestop.actions.accounts import account_for, set_bank_account
from kientao.registers.onestop.actions.identity import came_before
from kientao.registers.onestop.actions.keeping import look_up_results, replace_result, revoke_result
from kientao.registers.onestop.actions.looking_up import look_up
from kientao.registers.onestop.actions.parcels import arrived, hand_to_post, lost
from kientao.registers.onestop.models import Applicant, Dossier, Parcel, Result, Sight
from kientao.registers.onestop.queries.reuse import held_for, reuse_in
from kientao.registers.onestop.rules.given import PaperGiven
from tests.registers.onestop.imports.batches import as_json, row, taken_over
from tests.support.onestop import Shop, licence
from tests.support.programme import on

CITIZEN = "001190012345"

pytestmark = pytest.mark.django_db


def _degree(office: Shop, issued: date = date(2020, 7, 1), **changes: object) -> Result:
    fields = {
        "holder_id_number": CITIZEN, "holder_name": "Phan Thị Bưởi", "kind_code": "KQ.H99.000009",
        "name": "Bằng cử nhân luật", "number": "12/BC", "issuer": office.organisations["tu_phap"],
        "issued_on": issued, "state": "issued", "made": now(), "made_by": "Minh", **changes,
    }  # fmt: skip
    return Result.objects.create(**fields)


def test_a_result_goes_by_post_with_its_item_number_and_arrives(office: Shop) -> None:
    dossier, mai = office.dossier(way_back="post"), office.actor("mai")
    parcel = hand_to_post(actor=mai, dossier_id=dossier.pk, way="out", item_number="ru 123 456 789 vn", postman="Tùng")
    assert parcel.item_number == "RU123456789VN"
    with pytest.raises(Invalid, match="đã ghi"):
        hand_to_post(actor=mai, dossier_id=dossier.pk, way="out", item_number="RU123456789VN")
    with pytest.raises(NotAllowed):
        arrived(actor=office.actor("anh"), parcel_id=parcel.pk, version=1)
    with on("2026-03-05"):
        done = arrived(actor=mai, parcel_id=parcel.pk, version=1)
        assert done.arrived is not None
        with pytest.raises(ChangedMeanwhile):
            lost(actor=mai, parcel_id=parcel.pk, version=1, note="Mất")
        with pytest.raises(Invalid, match="đã đến"):
            lost(actor=mai, parcel_id=parcel.pk, version=2, note="Mất")
    assert AuditEntry.objects.filter(action__in=("hand_to_post", "parcel_arrived")).count() == 2


def test_what_is_lost_says_what_was_done_about_it(office: Shop) -> None:
    dossier, mai = office.dossier(), office.actor("mai")
    parcel = hand_to_post(actor=mai, dossier_id=dossier.pk, way="in", item_number="A1")
    with pytest.raises(Invalid):
        lost(actor=mai, parcel_id=parcel.pk, version=1, note="")
    assert lost(actor=mai, parcel_id=parcel.pk, version=1, note="Đã báo người nộp, cấp lại").lost is not None
    with pytest.raises(Invalid) as refusal:
        hand_to_post(actor=mai, dossier_id=dossier.pk, way="up", item_number=" ")
    assert refusal.value.errors.keys() == {"way", "item_number"}
    assert Parcel.objects.count() == 1


def test_a_result_that_holds_serves_as_a_paper_and_no_other(office: Shop) -> None:
    held = _degree(office)
    _degree(office, date(2015, 1, 1), valid_to=date(2019, 1, 1), number="cũ")
    _degree(office, holder_id_number="099999999999")
    _degree(office, date(2021, 1, 1), state="revoked")
    found = held_for(CITIZEN, licence(), date(2026, 3, 3))
    assert found == {"bang": held}
    assert held_for(CITIZEN, licence(), date(2019, 6, 1)) == {}
    assert held_for("", licence()) == {}


def test_reuse_is_counted_over_the_papers_of_the_dossiers_asked_for(office: Shop) -> None:
    held = _degree(office)
    office.dossier(papers=(PaperGiven("don", originals=1), PaperGiven("bang", result=held.pk)))
    office.dossier()
    found = reuse_in(Dossier.objects.all())
    assert (found.reused, found.asked) == (1, 4)
    assert reuse_in(Dossier.objects.none()).asked == 0


@pytest.mark.parametrize("pasted", ["001.190.012.345", "\t001190012\u200b345\n", "\ufeff001190012345"])
def test_a_number_is_the_same_however_it_was_pasted(office: Shop, pasted: str) -> None:
    dossier, mai = office.dossier(), office.actor("mai")
    _degree(office, dossier=dossier)
    assert [one.number for one in look_up_results(actor=mai, id_number=pasted)] == ["12/BC"]
    assert look_up(actor=mai, id_number=pasted) == [dossier]
    assert came_before(actor=mai, id_number=pasted) is not None
    taken_over(as_json(row(SoDinhDanh=pasted)))
    assert set(Applicant.objects.values_list("id_number", flat=True)) == {CITIZEN}


def test_a_number_shorter_than_a_passports_finds_nobody(office: Shop) -> None:
    mai = office.actor("mai")
    for number, found in (("C123456", True), ("C12345", False)):
        dossier = office.dossier()
        Applicant.objects.filter(dossier=dossier).update(id_kind=2, id_number=number)
        _degree(office, dossier=dossier, holder_id_number=number)
        assert bool(look_up(actor=mai, id_number=number)) is found
        assert (came_before(actor=mai, id_number=number) is not None) is found
    assert look_up_results(actor=mai, id_number="c 123456")
    with pytest.raises(Invalid):
        look_up_results(actor=mai, id_number="C12345")


def test_every_look_at_what_a_citizen_has_leaves_a_trace_without_the_number(office: Shop) -> None:
    dossier = office.dossier()
    _degree(office, dossier=dossier)
    _degree(office, number="13/BC", state="draft")
    found = look_up_results(actor=office.actor("mai"), id_number="001 190 012 345")
    assert [one.number for one in found] == ["12/BC"]
    sight = Sight.objects.get()
    assert (sight.dossier, sight.what) == (dossier, "results")
    entry = AuditEntry.objects.get(action="look_up_results")
    assert CITIZEN not in entry.data + entry.subject
    with pytest.raises(NotAllowed):
        look_up_results(actor=office.actor("khoa"), id_number=CITIZEN)
    with pytest.raises(Invalid):
        look_up_results(actor=office.actor("mai"), id_number="12")


def test_what_was_revoked_or_replaced_serves_no_more_and_stays_on_record(office: Shop) -> None:
    first, second = _degree(office), _degree(office, date(2019, 1, 1), number="9/BC")
    with pytest.raises(NotAllowed):
        revoke_result(actor=office.actor("yen"), result_id=first.pk, version=1, reason="Sai")
    with pytest.raises(Invalid, match="lý do"):
        revoke_result(actor=office.actor("minh"), result_id=first.pk, version=1, reason="")
    revoked = revoke_result(actor=office.actor("minh"), result_id=first.pk, version=1, reason="Cấp sai đối tượng")
    assert (revoked.state, revoked.ended_reason) == ("revoked", "Cấp sai đối tượng")
    with pytest.raises(Invalid, match="đã thu hồi"):
        revoke_result(actor=office.actor("minh"), result_id=first.pk, version=2, reason="Lần nữa")
    later = replace_result(
        actor=office.actor("minh"), result_id=second.pk, version=1, number="10/BC", issued_on=date(2026, 3, 2),
        reason="Sai tên đệm",
    )  # fmt: skip
    second.refresh_from_db()
    assert (second.state, later.replaces) == ("replaced", second)
    assert held_for(CITIZEN, licence()) == {"bang": later}


def test_an_agency_has_its_own_account_or_the_provinces(office: Shop) -> None:
    son, minh = office.actor("son"), office.actor("minh")
    mine = office.organisations["tu_phap"].pk
    account = {"bin": "970436", "number": "0011 0043 1234 5", "owner": "SO TU PHAP", "bank": "Vietcombank Hải Sơn"}
    assert account_for(mine) is None
    shared = set_bank_account(actor=son, organisation_id=None, version=0, **account)
    assert account_for(mine) == shared
    with pytest.raises(NotAllowed):
        set_bank_account(actor=minh, organisation_id=None, version=1, **account)
    own = set_bank_account(actor=minh, organisation_id=mine, version=0, **account)
    assert account_for(mine) == own
    with pytest.raises(ChangedMeanwhile):
        set_bank_account(actor=minh, organisation_id=mine, version=0, **account)
    with pytest.raises(Invalid) as refusal:
        set_bank_account(actor=minh, organisation_id=mine, version=1, bin="97", number="x", owner="", bank="")
    assert refusal.value.errors.keys() == {"bin", "owner", "bank"}
