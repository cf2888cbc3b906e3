"""The page of an intake: found in a few letters, filled in from before, sent once, nothing lost by an error."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kientao.registers.onestop.models import Charge, Dossier, Paper, Payment, Result, Sight
from kientao.registers.onestop.rules.procedure import Channel, Component, Content, Limit, LimitUnit, Manner
from kientao.registers.onestop.rules.states import Status
from tests.registers.onestop.counter.conftest import Desk
from tests.support.onestop import COPY, LICENCE, Shop, publish
from tests.support.programme import on

pytestmark = pytest.mark.django_db


def opened(client: Client, office: Shop, code: str = LICENCE) -> str:
    """The address of a fresh form."""
    answer = client.get(reverse("intake-form", args=[office.procedure(code).pk]))
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def filled(office: Shop, **changes: Any) -> dict[str, Any]:
    """As a browser sends it."""
    agency = office.organisations["tu_phap"]
    return {
        "do": "receive", "id_kind": "1", "id_number": "001190012345", "name": "Phan Thị Bưởi", "phone": "0912345678",
        "address": "Tổ 5", "competent": agency.name, "competent-id": str(agency.pk), "competent-words": agency.name,
        "channel": "1", "way_back": "counter", "present_0": "on", "originals_0": "1", "copies_0": "0",
        "present_1": "on", "originals_1": "0", "copies_1": "1", **changes,
    }  # fmt: skip


def html(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_few_letters_without_accents_find_the_procedure(office: Shop, desk: Desk) -> None:
    mai = desk("mai")
    found = html(mai.get(reverse("intake"), {"q": "the tu van"}))
    assert "Cấp thẻ tư vấn viên pháp luật" in found
    assert "Chứng thực bản sao" not in found
    address = reverse("intake-form", args=[office.procedure().pk])
    assert mai.get(reverse("intake"), {"q": "9.000001", "mo": "1"}).headers["Location"] == address
    part = mai.get(
        reverse("intake"), {"q": "the tu van"}, headers={"HX-Request": "true", "HX-Target": "thu-tuc-tim-thay"}
    )
    assert html(part) in found


def test_what_a_counter_has_often_stands_first(office: Shop, desk: Desk) -> None:
    for _ in range(2):
        office.dossier("anh", COPY, "ben_da")
    office.dossier("anh", LICENCE, "tu_phap")
    page = html(desk("anh").get(reverse("intake")))
    assert 0 < page.index("Chứng thực bản sao") < page.index("Cấp thẻ tư vấn")
    assert "Chưa tiếp nhận hồ sơ nào" in html(desk("mai").get(reverse("intake")))


def test_the_form_is_ready_but_for_the_citizen(office: Shop, desk: Desk) -> None:
    mai = desk("mai")
    page = html(mai.get(opened(mai, office)))
    assert f'name="competent-id" value="{office.organisations["tu_phap"].pk}"' in page
    assert "50.000 đồng" in page
    assert "17:30 ngày 17/03/2026" in page
    assert "tính từ ngày làm việc kế tiếp" in page
    assert re.search(r'name="present_1"[^>]*checked', page)


def test_what_was_promised_on_the_page_is_what_is_stored(office: Shop, desk: Desk) -> None:
    mai = desk("mai")
    for day, hour in (("2026-03-03", 9), ("2026-04-28", 16), ("2026-02-13", 17), ("2026-03-07", 10)):
        with on(day, hour):
            address = opened(mai, office)
            promised = re.search(r"Hẹn trả: (\d\d:\d\d) ngày (\d\d/\d\d/\d{4})", html(mai.get(address)))
            answer = mai.post(address, filled(office))
            assert promised is not None
            assert answer.status_code == 302, html(answer)
            assert f"{promised[1]} {promised[2]}" in html(mai.get(answer.headers["Location"]))


def test_a_sent_form_makes_one_dossier_however_often_it_comes(office: Shop, desk: Desk) -> None:
    mai = desk("mai")
    address = opened(mai, office)
    first, second = mai.post(address, filled(office)), mai.post(address, filled(office))
    assert first.headers["Location"] == second.headers["Location"]
    dossier = Dossier.objects.get()
    assert (dossier.code, Status(dossier.status)) == ("H99.002.00-260303-0001", Status.PROCESSING)
    assert first.headers["Location"] == reverse("counter-dossier", args=[dossier.code])
    assert mai.get(address).headers["Location"] == first.headers["Location"]
    assert Charge.objects.get().amount == 50_000


def test_cash_taken_with_the_form_has_its_receipt_at_once(office: Shop, desk: Desk) -> None:
    mai = desk("mai")
    address = opened(mai, office)
    for _ in range(2):
        answer = mai.post(address, filled(office, paid="cash"))
    assert "biên lai số" in html(mai.get(answer.headers["Location"]))
    payment = Payment.objects.get()
    assert (payment.amount, payment.means, payment.dossier) == (50_000, "cash", Dossier.objects.get())
    assert Charge.objects.get().paid is not None


def test_an_error_stands_beside_its_field_and_what_was_typed_stays(office: Shop, desk: Desk) -> None:
    mai = desk("mai")
    answer = mai.post(opened(mai, office), filled(office, id_number="12", name="Đặng Văn Ớt", phone="chưa có"))
    page = html(answer)
    assert answer.status_code == 422
    assert "Số căn cước có 12 chữ số" in page
    assert "Số điện thoại gồm 9 đến 11" in page
    assert 'value="Đặng Văn Ớt"' in page
    assert 'value="chưa có"' in page
    assert not Dossier.objects.exists()


def test_a_missing_paper_is_named_and_can_be_asked_for_at_once(office: Shop, desk: Desk) -> None:
    mai = desk("mai")
    address = opened(mai, office)
    given = filled(office)
    del given["present_1"]
    answer = mai.post(address, given)
    assert answer.status_code == 422
    assert "Còn thiếu: Bằng cử nhân luật" in html(answer)
    asked = mai.post(address, {**given, "do": "ask", "reason": "Chưa có bản sao"})
    assert asked.status_code == 302
    dossier = Dossier.objects.get()
    assert dossier.requests_made.get().items == ["Bằng cử nhân luật"]
    assert "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ" in html(mai.get(asked.headers["Location"]))


def test_a_refusal_needs_its_reason(office: Shop, desk: Desk) -> None:
    mai = desk("mai")
    address = opened(mai, office)
    assert "Ghi lý do" in html(mai.post(address, filled(office, do="refuse")))
    assert mai.post(address, filled(office, do="refuse", reason="Không thuộc thẩm quyền")).status_code == 302
    assert Status(Dossier.objects.get().status) is Status.REFUSED


def test_who_came_before_is_filled_in_by_the_number_and_the_look_is_kept(office: Shop, desk: Desk) -> None:
    office.dossier("anh", COPY, "ben_da", name="Phan Thị Bưởi", phone="0987654321")
    anh, van = desk("anh"), desk("van")
    address = opened(anh, office, COPY)
    typed = {"do": "fill", "id_kind": "1", "id_number": "001 190 012 345", "name": "", "phone": "", "address": ""}
    page = html(anh.post(address, typed))
    for value in ("Phan Thị Bưởi", "0987654321", "Tổ 5, phường Bến Đá"):
        assert f'value="{value}"' in page
    assert Sight.objects.get().what == "fill-in"
    assert 'value="Bưởi khác"' in html(anh.post(address, {**typed, "name": "Bưởi khác"}))
    assert "Phan Thị Bưởi" in html(van.post(opened(van, office, COPY), typed))
    mai = desk("mai")
    assert "Chưa có hồ sơ nào của số này" in html(mai.post(opened(mai, office), typed))
    assert not Dossier.objects.filter(received_at=office.organisations["trung_tam"]).exists()


@pytest.mark.parametrize("says", ["0011", "", "9" * 60])
def test_part_of_a_number_finds_nobody(office: Shop, desk: Desk, says: str) -> None:
    office.dossier("mai")
    mai = desk("mai")
    page = html(mai.post(opened(mai, office), {"do": "fill", "id_kind": "1", "id_number": says}))
    assert "Chưa có hồ sơ nào của số này" in page
    assert not Sight.objects.exists()


def test_a_result_the_office_has_is_not_asked_for_again(office: Shop, desk: Desk) -> None:
    before = office.dossier("anh", COPY, "ben_da", id_number="001190099999")
    held = Result(
        dossier=before, holder_id_number="001190012345", holder_name="Phan Thị Bưởi", kind_code="KQ.H99.000009",
        name="Bằng cử nhân luật", number="77/CN", issued_on="2020-06-01", state="issued",
        made="2020-06-01T00:00:00Z", made_by="",
    )  # fmt: skip
    held.save()
    mai = desk("mai")
    address = opened(mai, office)
    page = html(mai.post(address, {"do": "fill", "id_kind": "1", "id_number": "001190012345"}))
    assert "Đã có số 77/CN" in page
    assert {one.what for one in Sight.objects.all()} == {"held-result"}
    given = filled(office, reuse_1="on")
    del given["present_1"]
    assert mai.post(address, given).status_code == 302
    paper = Paper.objects.get(key="bang")
    assert (paper.reused, paper.present, paper.get_digitised_display()) == (
        held,
        True,
        "Dùng lại kết quả của hồ sơ khác",
    )


def test_somebody_elses_result_never_serves(office: Shop, desk: Desk) -> None:
    mai = desk("mai")
    given = filled(office, reuse_1="on")
    del given["present_1"]
    assert mai.post(opened(mai, office), given).status_code == 422


def test_papers_follow_the_case_and_what_was_ticked_stays(office: Shop, desk: Desk) -> None:
    publish(office, "9.000003", two_cases(), "tu_phap", None)
    mai = desk("mai")
    address = opened(mai, office, "9.000003")
    fresh = html(mai.get(address))
    assert "Đơn chung" in fresh
    assert "Giấy của lần đầu" not in fresh
    given = {**filled(office), "do": "case", "case": "Cấp lại", "shown": "0", "originals_0": "3"}
    page = html(mai.post(address, given))
    assert "Giấy của lần đầu" not in page
    assert re.search(r'name="originals_0" value="3"', page)
    assert re.search(r'name="present_2"[^>]*checked', page)
    assert re.search(r'name="originals_2" value="2"', page)
    unseen = mai.post(address, {**filled(office), "case": "Lần đầu", "shown": "0"} | {"present_1": ""})
    assert unseen.status_code == 422
    assert "Còn thiếu: Giấy của lần đầu" in html(unseen)
    sent = {**filled(office), "case": "Cấp lại", "shown": "0,2", "present_2": "on", "originals_2": "2"}
    assert mai.post(address, sent).status_code == 302
    assert set(Paper.objects.values_list("key", "originals")) == {("chung", 1), ("lai", 2)}
    assert "chọn trường hợp" in html(mai.post(opened(mai, office, "9.000003"), filled(office)))


def two_cases() -> Content:
    """One paper for all, one for each case."""
    return Content(
        name="Cấp giấy theo trường hợp",
        manners=(Manner(Channel.COUNTER, Limit(5, LimitUnit.WORKING_DAY)),),
        components=(
            Component("chung", "Đơn chung"),
            Component("dau", "Giấy của lần đầu", case="Lần đầu"),
            Component("lai", "Giấy của cấp lại", case="Cấp lại", originals=2),
        ),
    )


def test_another_agency_of_the_province_moves_the_promise(office: Shop, desk: Desk) -> None:
    mai = desk("mai")
    address = opened(mai, office)
    commune = office.organisations["ben_da"]
    part = mai.post(
        address, filled(office, do="preview", competent=commune.name, **{"competent-id": str(commune.pk)}),
        headers={"HX-Request": "true", "HX-Target": "hen-tra"},
    )  # fmt: skip
    assert html(part).startswith('<section id="hen-tra"')
    assert "17/03/2026" in html(part)
    unknown = mai.post(address, filled(office, competent="cơ quan nào đó"))
    assert "Chưa rõ là cơ quan nào" in html(unknown)


def test_the_counter_that_helped_is_kept_apart_from_the_one_that_received(office: Shop, desk: Desk) -> None:
    mai, commune = desk("mai"), office.organisations["ben_da"]
    unknown = mai.post(opened(mai, office), filled(office, helped="nơi nào đó"))
    assert unknown.status_code == 422
    assert "Chưa rõ là cơ quan nào" in html(unknown)
    mai.post(opened(mai, office), filled(office, helped=commune.name, **{"helped-id": str(commune.pk)}))
    dossier = Dossier.objects.get()
    assert dossier.helped_at == commune
    assert dossier.received_at == office.organisations["trung_tam"]


@pytest.mark.parametrize("who", ["yen", "minh", "hoa", "son"])
def test_whoever_is_not_at_a_counter_is_told_who_receives(office: Shop, desk: Desk, who: str) -> None:
    client = desk(who)
    for address in (reverse("intake"), reverse("counter"), reverse("intake-form", args=[office.procedure().pk])):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "Công chức một cửa" in html(answer)
