"""The page of a dossier: what to do next, both clocks explained, nothing of a citizen unmasked, every verb a form."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kientao.base.actor import SYSTEM
from kientao.registers.onestop.actions.apologising import draft_apologies
from kientao.registers.onestop.actions.prolonging import prolong
from kientao.registers.onestop.actions.supplementing import ask_supplement, supplement
from kientao.registers.onestop.models import Apology, Dossier, Result, StepRun
from kientao.registers.onestop.rules.states import Status
from tests.registers.onestop.work.conftest import Desk
from tests.support.onestop import COPY, Shop
from tests.support.programme import on

pytestmark = pytest.mark.django_db


def address(dossier: Dossier) -> str:
    return f"/mot-cua/ho-so/{dossier.code}/"


def again(dossier: Dossier) -> Dossier:
    return Dossier.objects.get(pk=dossier.pk)


def step(dossier: Dossier) -> StepRun:
    return StepRun.objects.get(dossier=dossier, state="open")


def filled(page: str) -> list[str]:
    """The words of filled buttons: there is at most one."""
    main = page[page.index("<main") : page.index("</main>")]
    return re.findall(r'class="button"[^>]*>(?:<svg.*?</svg>)?([^<]+)<', main)


def test_each_sees_one_next_action_of_their_own(desk: Desk, office: Shop) -> None:
    dossier = office.dossier()
    assert filled(desk("yen").get("/mot-cua/viec/?ben=chuc-danh").content.decode()) == []
    desk("yen").post(f"/mot-cua/buoc/{step(dossier).pk}/nhan/", {"version": again(dossier).version})
    assert filled(desk("yen").get(address(dossier)).content.decode()) == ["Chuyển bước"]
    assert filled(desk("minh").get(address(dossier)).content.decode()) == []
    assert filled(desk("mai").get(address(dossier)).content.decode()) == []


def test_an_officer_takes_appraises_and_the_head_signs_and_issues(desk: Desk, office: Shop) -> None:
    dossier = office.dossier()
    yen, minh = desk("yen"), desk("minh")
    yen.post(f"/mot-cua/buoc/{step(dossier).pk}/nhan/", {"version": again(dossier).version})
    there = f"/mot-cua/buoc/{step(dossier).pk}/chuyen/"
    assert "Đủ điều kiện → Ký thẻ" in yen.get(there).content.decode()
    assert yen.post(there, {"version": again(dossier).version}).status_code == 422
    done = yen.post(there, {"version": again(dossier).version, "chosen": "Đủ điều kiện", "note": "Đủ"})
    assert done.status_code == 302
    minh.post(f"/mot-cua/buoc/{step(dossier).pk}/nhan/", {"version": again(dossier).version})
    assert filled(minh.get(address(dossier)).content.decode()) == ["Ghi kết quả"]
    result = {"version": again(dossier).version, "name": "Thẻ", "number": "1/TVPL", "issued_on": "3/3/2026"}
    assert minh.post(f"{address(dossier)}ket-qua/", result).status_code == 302
    minh.post(f"/mot-cua/buoc/{step(dossier).pk}/chuyen/", {"version": again(dossier).version, "note": ""})
    assert Status(again(dossier).status) is Status.DONE
    assert Result.objects.get(dossier=dossier).state == "issued"
    assert filled(desk("mai").get(address(dossier)).content.decode()) == ["Trả kết quả"]


def test_who_comes_second_is_told_and_loses_nothing_typed(desk: Desk, office: Shop) -> None:
    dossier = office.dossier()
    seen = again(dossier).version
    there = f"/mot-cua/buoc/{step(dossier).pk}/giao/"
    duc = office.actor("duc").officer
    desk("minh").post(there, {"version": seen, "officer": office.actor("yen").officer, "note": ""})
    answer = desk("minh").post(there, {"version": seen, "officer": duc, "note": "Làm gấp"})
    assert answer.status_code == 409
    assert "Làm gấp" in answer.content.decode()


def test_work_is_given_back_with_a_reason_to_who_did_it(desk: Desk, office: Shop) -> None:
    dossier = office.dossier()
    yen, minh = desk("yen"), desk("minh")
    yen.post(f"/mot-cua/buoc/{step(dossier).pk}/nhan/", {"version": again(dossier).version})
    yen.post(f"/mot-cua/buoc/{step(dossier).pk}/chuyen/", {"version": again(dossier).version, "chosen": "Đủ điều kiện"})
    there = f"/mot-cua/buoc/{step(dossier).pk}/tra-lai/"
    assert minh.post(there, {"version": again(dossier).version, "to_key": "b2", "reason": ""}).status_code == 422
    given = {"version": again(dossier).version, "to_key": "b2", "reason": "Thiếu tờ trình"}
    assert minh.post(there, given).status_code == 302
    assert (step(dossier).key, step(dossier).officer_id) == ("b2", office.actor("yen").officer)
    assert "Thiếu tờ trình" in desk("yen").get(address(dossier)).content.decode()


def test_the_clock_says_how_each_date_came_about_and_why_they_differ(desk: Desk, office: Shop) -> None:
    dossier = office.dossier()
    same = desk("minh").get(address(dossier)).content.decode()
    assert same.count("17:30 17/03/2026") >= 2
    assert "tính lại từ đầu" not in same
    with on("2026-03-10"):
        asked = {"papers": ["Bằng cử nhân luật"], "others": "Hai ảnh 3x4\n\n", "reason": "Thiếu", "answer_by": ""}
        there = f"{address(dossier)}yeu-cau-bo-sung/"
        assert desk("minh").post(there, {**asked, "version": again(dossier).version}).status_code == 302
        assert "đang tạm dừng" in desk("minh").get(address(dossier)).content.decode()
    with on("2026-03-16"):
        supplement(actor=office.actor("mai"), dossier_id=dossier.pk, version=again(dossier).version)
        page = desk("minh").get(address(dossier)).content.decode()
    assert "17:30 30/03/2026" in page
    assert "17:30 23/03/2026" in page
    assert "Bổ sung xong thì hẹn trả tính lại từ đầu" in page
    assert "Tiếp nhận lúc 09:00 thứ Ba 03/03/2026" in page
    assert "Hẹn lần đầu" in page
    assert dossier.requests_made.get().items == ["Bằng cử nhân luật", "Hai ảnh 3x4"]


def test_a_longer_term_and_an_apology_stay_on_the_page(desk: Desk, office: Shop) -> None:
    dossier = office.dossier()
    minh = desk("minh")
    with on("2026-03-05"):
        longer = {"amount": "2", "unit": "working-day", "document": "14/STP", "ground": "Luật, Điều 5"}
        minh.post(f"{address(dossier)}gia-han/", {**longer, "version": again(dossier).version})
    with on("2026-03-18"):
        draft_apologies(actor=SYSTEM)
        letter = Apology.objects.get(dossier=dossier)
        assert filled(minh.get(address(dossier)).content.decode()) == ["Ký thư xin lỗi"]
        there = f"/mot-cua/xin-loi/{letter.pk}/"
        shown = minh.get(there).content.decode()
        assert "17:30 19/03/2026" in shown
        given = {"version": letter.version, "cause": "Chờ xác minh", "fault": "own", "number": "3/TXL"}
        sunday = minh.post(there, {**given, "new_due": "22/3/2026"})
        assert "Cơ quan nghỉ ngày này" in sunday.content.decode()
        assert minh.post(there, {**given, "new_due": "25/3/2026"}).status_code == 302
        page = minh.get(address(dossier)).content.decode()
    assert "Gia hạn theo 14/STP" in page
    assert "Đã hẹn lại người nộp đến" in page
    assert "17:30 25/03/2026" in page
    assert "Quá hạn" not in page[page.index("clock-card") : page.index("h-cac-buoc")]


def test_a_draft_letter_is_dropped_with_a_reason(desk: Desk, office: Shop) -> None:
    dossier = office.dossier()
    with on("2026-03-16"):
        draft_apologies(actor=SYSTEM)
        letter = Apology.objects.get(dossier=dossier)
        there = f"/mot-cua/xin-loi/{letter.pk}/bo/"
        assert desk("minh").post(there, {"version": letter.version, "reason": " "}).status_code == 422
        assert desk("minh").post(there, {"version": letter.version, "reason": "Đã xong"}).status_code == 302
    assert Apology.objects.get(pk=letter.pk).state == "dropped"


@pytest.mark.parametrize(("verb", "status"), [("tu-choi", Status.REFUSED), ("dung", Status.STOPPED)])
def test_the_head_ends_a_dossier_with_a_reason(desk: Desk, office: Shop, verb: str, status: Status) -> None:
    dossier = office.dossier()
    there = f"{address(dossier)}{verb}/"
    assert desk("minh").post(there, {"version": again(dossier).version, "reason": ""}).status_code == 422
    desk("minh").post(there, {"version": again(dossier).version, "reason": "Không đủ điều kiện"})
    assert Status(again(dossier).status) is status
    assert "Không đủ điều kiện" in desk("minh").get(address(dossier)).content.decode()


def test_a_procedure_without_steps_is_done_from_its_page(desk: Desk, office: Shop) -> None:
    dossier = office.dossier("anh", COPY, "ben_da")
    anh = desk("anh")
    assert filled(anh.get(address(dossier)).content.decode()) == ["Ghi kết quả"]
    result = {"version": again(dossier).version, "name": "Bản sao", "number": "", "issued_on": "3/3/2026"}
    anh.post(f"{address(dossier)}ket-qua/", result)
    assert filled(anh.get(address(dossier)).content.decode()) == ["Ghi xử lý xong"]
    anh.post(f"{address(dossier)}xong/", {"version": again(dossier).version, "note": ""})
    assert Status(again(dossier).status) is Status.DONE


def test_a_dossier_goes_to_another_agency_under_the_same_dates(desk: Desk, office: Shop) -> None:
    dossier = office.dossier()
    given = {"version": again(dossier).version, "organisation": "Sở Tài chính", "document": "Nộp nhầm"}
    assert desk("minh").post(f"{address(dossier)}chuyen-co-quan/", given).status_code == 302
    assert again(dossier).competent == office.organisations["tai_chinh"]
    assert again(dossier).due == dossier.due


def test_a_wrong_result_is_corrected_and_both_are_kept(desk: Desk, office: Shop) -> None:
    dossier = office.dossier("anh", COPY, "ben_da")
    anh, phuc = desk("anh"), desk("phuc")
    result = {"version": again(dossier).version, "name": "Bản sao", "number": "1", "issued_on": "3/3/2026"}
    anh.post(f"{address(dossier)}ket-qua/", result)
    anh.post(f"{address(dossier)}xong/", {"version": again(dossier).version, "note": ""})
    corrected = {**result, "version": again(dossier).version, "number": "2", "reason": "Sai số"}
    assert anh.post(f"{address(dossier)}dinh-chinh/", corrected).status_code == 403
    assert phuc.post(f"{address(dossier)}dinh-chinh/", corrected).status_code == 302
    assert list(Result.objects.filter(dossier=dossier).order_by("pk").values_list("number", "state")) == [
        ("1", "replaced"),
        ("2", "issued"),
    ]


def test_strangers_find_nothing_and_numbers_are_masked(desk: Desk, office: Shop) -> None:
    dossier = office.dossier()
    for who in ("hoa", "kha"):
        assert desk(who).get(address(dossier)).status_code == 404
        assert desk(who).get(f"/mot-cua/buoc/{step(dossier).pk}/nhan/").status_code == 404
    for who in ("minh", "mai", "son"):
        page = desk(who).get(address(dossier)).content.decode()
        assert "001190012345" not in page
        assert "0912345678" not in page
        assert "0011" in page


def test_a_dossier_of_another_system_is_only_followed(desk: Desk, office: Shop) -> None:
    dossier = office.dossier()
    Dossier.objects.filter(pk=dossier.pk).update(elsewhere="Hệ thống của Bộ")
    page = desk("minh").get(address(dossier)).content.decode()
    assert filled(page) == []
    assert "Hệ thống của Bộ" in page


def test_the_page_asks_the_same_however_much_happened(desk: Desk, office: Shop) -> None:
    dossier = office.dossier()
    minh = desk("minh")
    minh.get(address(dossier))
    with CaptureQueriesContext(connection) as few:
        minh.get(address(dossier))
    with on("2026-03-05"):
        for number in range(4):
            prolong(
                actor=office.actor("minh"), dossier_id=dossier.pk, version=again(dossier).version, amount=1,
                unit="working-day", document=f"{number}/STP", ground="Luật",
            )  # fmt: skip
        ask_supplement(
            actor=office.actor("minh"), dossier_id=dossier.pk, version=again(dossier).version, reason="Thiếu",
            items=["Ảnh"], answer_by=datetime.date(2026, 3, 20),
        )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        minh.get(address(dossier))
    assert len(many) <= len(few)
    assert len(many) <= 45, len(many)
