"""Pages of what goes outside: who sees them, what they do, and that strangers find nothing."""

import json
from base64 import b64decode
from datetime import date
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from kientao.base.actor import SYSTEM
from kientao.base.clock import now
from kientao.base.models import Job
from kientao.registers.onestop.actions.accounts import set_bank_account
from kientao.registers.onestop.actions.filing import file_from_portal
from kientao.registers.onestop.actions.messaging import send_waiting
from kientao.registers.onestop.actions.online_paying import receive_call
from kientao.registers.onestop.actions.paying import ask_payment, take_cash
from kientao.registers.onestop.actions.reconciling import check_portal
from kientao.registers.onestop.actions.syncing import send_syncs
from kientao.registers.onestop.models import (
    Charge,
    Dossier,
    Message,
    Parcel,
    Payment,
    PaymentState,
    PortalFiling,
    ProviderCall,
    Result,
    Sight,
    Sync,
)
from kientao.registers.onestop.outside.payments import signed
from kientao.registers.onestop.outside.stand_in.bank import Bank
from kientao.registers.onestop.outside.stand_in.portal import PortalStandIn
from kientao.registers.onestop.pages.outside.money import transfer_of
from kientao.registers.onestop.payment.vietqr import parsed, payload
from kientao.registers.onestop.queries.money import owed_of
from kientao.registers.onestop.rules.states import Status
from tests.registers.onestop.outside.test_national_rules import row
from tests.support.onestop import Shop

pytestmark = pytest.mark.django_db


def _client(office: Shop, who: str) -> Client:
    client = Client()
    account = office.accounts.get(who) or office.cast.accounts[who]
    client.force_login(account, backend="kientao.people.backend.AccountBackend")
    return client


def _text(answer: Any) -> str:
    return str(answer.content.decode())


def _money(dossier: Dossier, rest: str = "") -> str:
    return f"/mot-cua/ho-so/{dossier.code}/thu-phi/{rest}"


def _version(dossier: Dossier) -> int:
    return Dossier.objects.values_list("version", flat=True).get(pk=dossier.pk)


def test_the_counter_takes_cash_and_prints_the_receipt(office: Shop) -> None:
    dossier, mai = office.dossier(), _client(office, "mai")
    assert "Thu tiền mặt" in _text(mai.get(_money(dossier)))
    charge = Charge.objects.get(dossier=dossier)
    answer = mai.post(_money(dossier, "tien-mat/"), {"version": _version(dossier), "charges": [charge.pk]})
    assert answer.status_code == 302
    payment = Payment.objects.get()
    page = _text(mai.get(_money(dossier)))
    assert payment.receipt_number in page
    assert "Thu tiền mặt" not in page
    receipt = mai.get(f"/mot-cua/giao-dich/{payment.pk}/bien-lai.pdf")
    assert (receipt.status_code, receipt.content[:4]) == (200, b"%PDF")


def test_what_was_changed_meanwhile_or_chosen_wrong_is_said_beside_the_form(office: Shop) -> None:
    dossier, mai = office.dossier(), _client(office, "mai")
    given = {"version": _version(dossier) - 1, "charges": [Charge.objects.get(dossier=dossier).pk]}
    assert mai.post(_money(dossier, "tien-mat/"), given).status_code == 409
    assert mai.post(_money(dossier, "tien-mat/"), {**given, "charges": []}).status_code == 422
    answer = mai.post(_money(dossier, "chuyen-khoan/"), {**given, "bank_reference": ""})
    assert answer.status_code == 422
    assert not Payment.objects.exists()


@pytest.mark.parametrize("rest", ["", "tien-mat/", "chuyen-khoan/", "truc-tuyen/", "yeu-cau/", "them/"])
def test_strangers_find_no_money_and_who_only_reads_takes_none(office: Shop, rest: str) -> None:
    dossier = office.dossier()
    assert _client(office, "hoa").get(_money(dossier, rest)).status_code == 404
    reads = _client(office, "minh").get(_money(dossier, rest)).status_code
    assert reads == (200 if rest in ("", "yeu-cau/", "them/") else 403)


def test_the_page_shows_a_square_that_a_bank_reads(office: Shop) -> None:
    dossier, mai = office.dossier(), _client(office, "mai")
    account = {"bin": "970436", "number": "0011004312345", "owner": "TRUNG TAM HCC", "bank": "Vietcombank"}
    set_bank_account(actor=office.actor("son"), organisation_id=None, version=0, **account)
    answer = mai.get(_money(dossier))
    [square] = answer.context["squares"]
    assert b64decode(square.image.split(",")[1]).startswith(b"<svg")
    transfer = transfer_of(dossier, owed_of(dossier), account["bin"], account["number"])
    assert parsed(payload(transfer)).amount == 50_000
    assert transfer.purpose == dossier.code
    assert "TRUNG TAM HCC" in _text(answer)
    paper = mai.get(_money(dossier, "phieu-de-nghi.pdf"))
    assert paper.content[:4] == b"%PDF"
    assert _client(office, "hoa").get(_money(dossier, "phieu-de-nghi.pdf")).status_code == 404


def test_online_from_the_page_to_the_paid_dossier(office: Shop, bank: Bank) -> None:
    dossier, mai = office.dossier(), _client(office, "mai")
    charge = Charge.objects.get(dossier=dossier)
    mai.post(_money(dossier, "truc-tuyen/"), {"version": _version(dossier), "charges": [charge.pk]})
    payment = Payment.objects.get()
    assert f"{bank.address}/pay/{payment.reference}" in _text(mai.get(_money(dossier)))
    bank.happens(payment.reference, "paid")
    assert "Đã ghi nhận" in _text(mai.get(_money(dossier)))


def test_surplus_is_seen_in_the_list_and_on_the_dossier_and_given_back(office: Shop, bank: Bank) -> None:
    dossier, minh = office.dossier(), _client(office, "minh")
    mai = _client(office, "mai")
    charge = Charge.objects.get(dossier=dossier)
    mai.post(_money(dossier, "truc-tuyen/"), {"version": _version(dossier), "charges": [charge.pk]})
    payment = Payment.objects.get()
    take_cash(actor=office.actor("mai"), dossier_id=dossier.pk, version=_version(dossier))
    bank.happens(payment.reference, "paid")
    assert "về thừa cần hoàn" in _text(mai.get("/mot-cua/giao-dich/"))
    assert "Có tiền thừa" in _text(minh.get(_money(dossier)))
    payment.refresh_from_db()
    given = {"version": payment.version, "note": "UNC 7 ngày 04/3"}
    assert mai.post(f"/mot-cua/giao-dich/{payment.pk}/hoan/", given).status_code == 403
    assert minh.post(f"/mot-cua/giao-dich/{payment.pk}/hoan/", given).status_code == 302
    payment.refresh_from_db()
    assert payment.state == PaymentState.REFUNDED
    call = ProviderCall.objects.get()
    assert minh.post(f"/mot-cua/bao-co/{call.pk}/", {"note": "Đã hoàn"}).status_code == 302


def test_the_days_report_adds_up_and_is_exported(office: Shop) -> None:
    mai = _client(office, "mai")
    for _ in range(3):
        dossier = office.dossier()
        take_cash(actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version)
    answer = mai.get("/mot-cua/thu-trong-ngay/")
    assert "150.000" in _text(answer)
    assert answer.context["table"].totals == {"so-tien": 150_000}
    assert mai.get("/mot-cua/thu-trong-ngay.xlsx").content[:2] == b"PK"
    assert "150.000" not in _text(_client(office, "anh").get("/mot-cua/thu-trong-ngay/"))
    centre = office.organisations["trung_tam"].pk
    assert "150.000" in _text(_client(office, "son").get(f"/mot-cua/thu-trong-ngay/?co-quan={centre}"))
    assert _client(office, "khoa").get("/mot-cua/thu-trong-ngay/").status_code == 403


def test_asking_adding_and_letting_off_from_the_pages(office: Shop) -> None:
    dossier, mai = office.dossier(), _client(office, "mai")
    charge = Charge.objects.get(dossier=dossier)
    added = {"version": _version(dossier), "name": "Lệ phí cấp thẻ", "amount": "10000", "timing": "after"}
    assert mai.post(_money(dossier, "them/"), added).status_code == 302
    assert mai.post(_money(dossier, "yeu-cau/"), {"version": _version(dossier)}).status_code == 302
    assert Dossier.objects.get(pk=dossier.pk).status == Status.PAYMENT
    given = {"version": _version(dossier), "reason": "Hộ nghèo"}
    assert mai.post(_money(dossier, f"mien/{charge.pk}/"), given).status_code == 302
    assert "Miễn: Hộ nghèo" in _text(mai.get(_money(dossier)))
    assert mai.get(_money(dossier, "mien/0/")).status_code == 404


def test_messages_that_failed_are_seen_and_sent_again(office: Shop, settings: LazySettings) -> None:
    settings.ONESTOP_GATEWAYS = {"sms": ("record", ""), "zalo": ("", "")}
    dossier, mai = office.dossier(wants=("sms",)), _client(office, "mai")
    message = Message.objects.get()
    Message.objects.update(state="unsure", error="Đứt kết nối khi đang gửi.")
    listed = _text(mai.get("/mot-cua/tin-bao/"))
    assert "1 tin chưa rõ đã đến" in listed
    assert "0912345678" not in listed
    page = mai.get(f"/mot-cua/tin-bao/{message.pk}/")
    assert "0912345678" not in _text(page)
    assert mai.post(f"/mot-cua/tin-bao/{message.pk}/gui-lai/", {"version": message.version}).status_code == 302
    assert send_waiting().sent == 1
    operator = _text(_client(office, "khoa").get("/quan-tri/ket-noi/"))
    assert dossier.code in operator
    assert "0912345678" not in operator
    assert _client(office, "hoa").get(f"/mot-cua/tin-bao/{message.pk}/").status_code == 404
    assert _client(office, "mai").get("/quan-tri/ket-noi/").status_code == 403


def test_a_refused_filing_shows_each_field_and_masks_the_citizen(office: Shop) -> None:
    file_from_portal(actor=SYSTEM, body=row(MaTTHC="1.999999"))
    filing, son = PortalFiling.objects.get(), _client(office, "son")
    assert "1 hồ sơ bị trả lại" in _text(son.get("/mot-cua/cong-quoc-gia/"))
    page = _text(son.get(f"/mot-cua/cong-quoc-gia/ho-so/{filing.pk}/"))
    assert "không có trong danh mục" in page
    assert "001190012345" not in page
    seen = _text(_client(office, "khoa").get(f"/mot-cua/cong-quoc-gia/ho-so/{filing.pk}/"))
    assert "Phan Thị Bưởi" not in seen
    assert _client(office, "mai").get("/mot-cua/cong-quoc-gia/").status_code == 403


def test_a_refused_sync_is_mended_from_its_page(office: Shop, portal: PortalStandIn) -> None:
    dossier, son = office.dossier(), _client(office, "son")
    portal.refuse = dossier.code
    send_syncs()
    sync = Sync.objects.get(state="refused")
    assert "1 lần bị trả lại" in _text(son.get("/mot-cua/cong-quoc-gia/dong-bo/"))
    address = f"/mot-cua/cong-quoc-gia/dong-bo/{sync.pk}/"
    assert "không được nhận" in _text(son.get(address))
    portal.refuse = ""
    assert son.post(f"{address}gui-lai/", {"version": sync.version}).status_code == 302
    send_syncs()
    assert "Đã đồng bộ" in _text(son.get(address))


def test_comparing_is_asked_for_and_read(office: Shop, portal: PortalStandIn) -> None:
    dossier, son = office.dossier(), _client(office, "son")
    given = {"first": "01/03/2026", "last": "31/03/2026"}
    assert son.post("/mot-cua/cong-quoc-gia/doi-soat/", given).status_code == 302
    assert Job.objects.filter(kind__endswith="compare_with_portal").count() == 1
    check = check_portal(actor=office.actor("son"), first=date(2026, 3, 1), last=date(2026, 3, 31))
    page = _text(son.get(f"/mot-cua/cong-quoc-gia/doi-soat/{check.pk}/"))
    assert dossier.code in page
    assert "Sở Tư pháp" in page
    assert dossier.code not in _text(son.get(f"/mot-cua/cong-quoc-gia/doi-soat/{check.pk}/?lech=twice"))
    assert "không liệt kê" not in page
    check.counts = {"missing-there": 7001}
    check.save()
    assert "Còn 7.000 chỗ lệch nữa" in _text(son.get(f"/mot-cua/cong-quoc-gia/doi-soat/{check.pk}/"))


def test_an_export_is_lines_and_only_for_who_follows_procedures(office: Shop) -> None:
    office.dossier()
    given = {"first": "01/03/2026", "last": "31/03/2026"}
    answer = _client(office, "son").post("/mot-cua/cong-quoc-gia/xuat/", given)
    assert len(b"".join(answer).splitlines()) == 1
    for who in ("khoa", "mai", "minh"):
        assert _client(office, who).post("/mot-cua/cong-quoc-gia/xuat/", given).status_code == 403
    backwards = {"first": "31/03/2026", "last": "01/03/2026"}
    assert _client(office, "son").post("/mot-cua/cong-quoc-gia/xuat/", backwards).status_code == 422


def test_parcels_from_the_dossier_to_the_slip(office: Shop) -> None:
    dossier, mai = office.dossier(), _client(office, "mai")
    given = {"version": dossier.version, "way": "out", "item_number": "RU1", "postman": "Tùng"}
    assert mai.post(f"/mot-cua/ho-so/{dossier.code}/buu-gui/", given).status_code == 302
    parcel = Parcel.objects.get()
    assert "RU1" in _text(mai.get("/mot-cua/buu-gui/"))
    assert mai.get("/mot-cua/buu-gui/phieu-giao-nhan.pdf").content[:4] == b"%PDF"
    assert [(one.dossier_id, one.what) for one in Sight.objects.all()] == [(dossier.pk, "parcel-slip")]
    assert _client(office, "anh").get("/mot-cua/buu-gui/phieu-giao-nhan.pdf").status_code == 404
    assert _client(office, "anh").get(f"/mot-cua/buu-gui/{parcel.pk}/").status_code == 404
    assert mai.post(f"/mot-cua/buu-gui/{parcel.pk}/den/", {"version": 1}).status_code == 302
    assert "Đã đến" in _text(mai.get(f"/mot-cua/buu-gui/{parcel.pk}/"))
    assert mai.post(f"/mot-cua/buu-gui/{parcel.pk}/mat/", {"version": 2, "note": "x"}).status_code == 422


def test_kept_results_are_found_by_a_number_that_no_address_has(office: Shop) -> None:
    dossier, minh = office.dossier(), _client(office, "minh")
    result = Result.objects.create(
        dossier=dossier, holder_id_number="001190012345", holder_name="Phan Thị Bưởi", kind_code="KQ.H99.000001",
        name="Thẻ tư vấn viên pháp luật", number="7/TVV", issuer=office.organisations["tu_phap"],
        issued_on=date(2026, 3, 1), state="issued", made=now(), made_by="Minh",
    )  # fmt: skip
    page = _text(minh.post("/mot-cua/kho-ket-qua/", {"id_number": "001190012345"}))
    assert "7/TVV" in page
    assert Sight.objects.get().what == "results"
    given = {"version": 1, "reason": "Cấp sai đối tượng"}
    assert minh.post(f"/mot-cua/kho-ket-qua/{result.pk}/thu-hoi/", given).status_code == 302
    result.refresh_from_db()
    assert result.state == "revoked"
    assert _client(office, "hoa").get(f"/mot-cua/kho-ket-qua/{result.pk}/thay/").status_code == 404
    assert _client(office, "khoa").get("/mot-cua/kho-ket-qua/").status_code == 403


def test_an_account_is_set_by_its_agency(office: Shop) -> None:
    minh, mine = _client(office, "minh"), office.organisations["tu_phap"].pk
    given = {"version": 0, "bin": "970436", "number": "0011 0043", "owner": "SO TU PHAP", "bank": "Vietcombank"}
    assert minh.post(f"/mot-cua/tai-khoan/{mine}/", given).status_code == 302
    assert "00110043" in _text(minh.get("/mot-cua/tai-khoan/"))
    assert minh.post("/mot-cua/tai-khoan/0/", given).status_code == 403
    assert minh.get(f"/mot-cua/tai-khoan/{mine}/").status_code == 200
    assert minh.get("/mot-cua/tai-khoan/999999/").status_code == 404


def test_lists_ask_the_same_number_of_questions_however_long_they_are(
    office: Shop, settings: LazySettings, django_assert_max_num_queries: Any
) -> None:
    settings.ONESTOP_GATEWAYS = {"sms": ("record", ""), "zalo": ("", "")}
    mai = _client(office, "mai")
    for _ in range(6):
        dossier = office.dossier(wants=("sms",))
        take_cash(actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version)
    for address in ("/mot-cua/tin-bao/", "/mot-cua/thu-trong-ngay/", "/mot-cua/giao-dich/", "/mot-cua/buu-gui/"):
        mai.get(address)
        with django_assert_max_num_queries(24):
            assert mai.get(address).status_code == 200


def test_a_dossier_that_waits_for_money_says_so(office: Shop) -> None:
    dossier = office.dossier()
    ask_payment(actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version)
    assert "Còn phải nộp" in _text(_client(office, "mai").get(_money(dossier)))


def test_a_call_that_fits_no_payment_is_looked_at_by_who_runs_the_program(office: Shop, bank: Bank) -> None:
    value = {"merchant": bank.merchant, "reference": "LA", "transaction": "X1", "amount": 5000, "status": "paid"}
    body = json.dumps(value).encode()
    receive_call(actor=SYSTEM, body=body, signature=signed(bank.secret, body).decode())
    call, khoa = ProviderCall.objects.get(), _client(office, "khoa")
    assert "Không có giao dịch nào" in _text(khoa.get("/quan-tri/ket-noi/"))
    assert _client(office, "mai").get(f"/quan-tri/ket-noi/bao-co/{call.pk}/").status_code == 403
    assert khoa.get("/quan-tri/ket-noi/bao-co/999999/").status_code == 404
    assert khoa.post(f"/quan-tri/ket-noi/bao-co/{call.pk}/", {"note": "Ngân hàng đã trả lại"}).status_code == 302
    assert "Không có giao dịch nào" not in _text(khoa.get("/quan-tri/ket-noi/"))
