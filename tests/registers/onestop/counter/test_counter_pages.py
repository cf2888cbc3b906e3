"""What a counter does after the intake, on its pages."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kientao.base.clock import now
from kientao.documents.reading import read_data
from kientao.registers.onestop.actions.offline import enter_late, make_paper_book
from kientao.registers.onestop.actions.stepping import take_step
from kientao.registers.onestop.actions.supplementing import supplement
from kientao.registers.onestop.models import Charge, Dossier, FormGiven, Paper, PaperBook, Result, Sight
from kientao.registers.onestop.queries.form_values import book_note
from kientao.registers.onestop.rules.given import PaperGiven
from kientao.registers.onestop.rules.states import Status
from tests.evidence import samples
from tests.registers.onestop.counter.conftest import Desk
from tests.registers.onestop.counter.test_turned_away import incomplete
from tests.support.onestop import COPY, LICENCE, Shop
from tests.support.programme import on

pytestmark = pytest.mark.django_db


def html(answer: Any) -> str:
    return str(answer.content.decode())


def at(route: str, dossier: Dossier, *more: object) -> str:
    return reverse(route, args=[dossier.code, *more])


def fresh(dossier: Dossier) -> Dossier:
    return Dossier.objects.get(pk=dossier.pk)


def test_a_citizen_is_masked_until_somebody_asks_and_is_written_down(office: Shop, desk: Desk) -> None:
    dossier, mai = office.dossier(), desk("mai")
    page = html(mai.get(at("counter-dossier", dossier)))
    assert "0011•••••345" in page
    assert "09•••••678" in page
    for secret in ("001190012345", "0912345678", "Tổ 5, phường Bến Đá"):
        assert secret not in page
    assert not Sight.objects.exists()
    assert mai.get(at("counter-identity", dossier)).status_code == 405
    shown = html(mai.post(at("counter-identity", dossier)))
    for secret in ("001190012345", "0912345678", "Tổ 5, phường Bến Đá"):
        assert secret in shown
    assert [(one.actor, one.what) for one in Sight.objects.all()] == [("Trịnh Thị Mai", "identity")]


def test_a_leader_sees_the_dossier_and_not_who_the_citizen_is(office: Shop, desk: Desk) -> None:
    dossier, binh = office.dossier(), desk("binh")
    page = html(binh.get(at("counter-dossier", dossier)))
    assert "0011•••••345" in page
    assert "Xem đầy đủ" not in page
    assert binh.post(at("counter-identity", dossier)).status_code == 403
    assert not Sight.objects.exists()


@pytest.mark.parametrize("who", ["anh", "hoa", "kha"])
def test_another_counter_finds_nothing_at_the_address(office: Shop, desk: Desk, who: str) -> None:
    dossier, client = office.dossier(), desk(who)
    paper = Paper.objects.filter(dossier=dossier).first()
    assert paper is not None
    opened: tuple[tuple[str, tuple[object, ...]], ...] = (
        ("counter-dossier", ()), ("counter-answer", ()), ("counter-supplement", ()), ("counter-hand-out", ()),
        ("counter-withdraw", ()), ("confirm-late", ()), ("counter-scan", ()), ("counter-scan-one", (paper.pk,)),
        ("counter-paper-file", (paper.pk,)), ("counter-form-file", ("01", 1, "pdf")),
    )  # fmt: skip
    for route, more in opened:
        assert client.get(at(route, dossier, *more)).status_code == 404, route
    sent = (("counter-identity", ()), ("counter-form", ("receipt",)), ("counter-scan-drop", (paper.pk,)))
    for route, more in sent:
        assert client.post(at(route, dossier, *more)).status_code == 404, route
    assert not FormGiven.objects.exists()


def test_the_receipt_is_printed_from_one_button(office: Shop, desk: Desk) -> None:
    dossier, mai = office.dossier(), desk("mai")
    assert "01. Giấy tiếp nhận hồ sơ và hẹn trả kết quả" in html(mai.get(at("counter-dossier", dossier)))
    printed = mai.post(at("counter-form", dossier, "receipt"), follow=True)
    assert printed.headers["Content-Type"] == "application/pdf"
    assert printed.headers["Content-Disposition"].startswith("inline; ")
    assert printed.headers["Cache-Control"] == "private, no-store"
    assert "001190012345" in read_data(printed.content, "a.pdf", ocr=False).text
    taken = mai.post(at("counter-form", dossier, "receipt"), {"tep": "docx"}, follow=True)
    assert taken.redirect_chain[-1][0] == at("counter-form-file", dossier, "01", 1, "docx")
    assert taken.headers["Content-Disposition"].startswith("attachment; ")
    assert zipfile.ZipFile(io.BytesIO(taken.content)).testzip() is None
    assert mai.get(at("counter-form-file", dossier, "01", 2, "pdf")).status_code == 404
    said = mai.post(at("counter-form", dossier, "refusal"), follow=True)
    assert "không bị từ chối" in html(said)
    assert mai.post(at("counter-form", dossier, "nonsense")).status_code == 404


def scanned(client: Client, dossier: Dossier, paper: Paper, data: bytes, name: str) -> Any:
    version = fresh(dossier).version
    file = SimpleUploadedFile(name, data)
    return client.post(at("counter-scan-one", dossier, paper.pk), {"version": version, "file": file})


def test_a_paper_is_digitised_and_opens_for_whoever_decides(office: Shop, desk: Desk) -> None:
    dossier, mai = office.dossier(), desk("mai")
    paper = Paper.objects.get(dossier=dossier, key="don")
    assert scanned(mai, dossier, paper, samples.pdf_with(""), "đơn.pdf").status_code == 302
    paper.refresh_from_db()
    assert (paper.get_digitised_display(), paper.file_name) == ("Đã số hóa", "đơn.pdf")
    address = at("counter-paper-file", dossier, paper.pk)
    yen = desk("yen")
    assert yen.get(address).status_code == 404
    take_step(actor=office.actor("yen"), step_id=dossier.steps.get(state="open").pk, version=fresh(dossier).version)
    for client in (yen, desk("minh")):
        assert client.get(address).headers["Content-Type"] == "application/pdf"
    shown = mai.get(address, {"xem": "1"})
    assert shown.headers["Content-Disposition"].startswith("inline; ")
    assert desk("binh").get(address).status_code == 403
    mai.post(at("counter-scan-drop", dossier, paper.pk), {"version": 1})
    paper.refresh_from_db()
    assert paper.file is not None
    mai.post(at("counter-scan-drop", dossier, paper.pk), {"version": fresh(dossier).version})
    dropped = Paper.objects.get(pk=paper.pk)
    assert (dropped.get_digitised_display(), dropped.file) == ("Chưa số hóa", None)


def test_what_is_no_scan_is_refused_in_words(office: Shop, desk: Desk) -> None:
    dossier, mai = office.dossier(), desk("mai")
    paper = Paper.objects.get(dossier=dossier, key="don")
    assert "Không nhận tệp «.exe»" in html(scanned(mai, dossier, paper, b"MZ", "a.exe"))
    assert scanned(mai, dossier, paper, b"khong phai", "a.pdf").status_code == 422
    stale = {"version": 1, "file": SimpleUploadedFile("a.png", samples.png())}
    assert mai.post(at("counter-scan-one", dossier, paper.pk), stale).status_code == 409
    assert not Paper.objects.filter(file__isnull=False).exists()
    assert desk("minh").get(at("counter-scan", dossier)).status_code == 403


def test_what_is_only_shown_is_never_scanned(office: Shop, desk: Desk) -> None:
    dossier, anh = office.dossier("anh", COPY, "ben_da"), desk("anh")
    paper = Paper.objects.get(dossier=dossier)
    assert "Chỉ xuất trình, không quét" in html(anh.get(at("counter-scan", dossier)))
    answer = scanned(anh, dossier, paper, samples.png(), "a.png")
    assert answer.status_code == 422
    assert "không quét (TT 03/2025" in html(answer)


def test_an_incomplete_dossier_is_completed_answered_and_counted(office: Shop, desk: Desk) -> None:
    dossier, mai = incomplete(office), desk("mai")
    page = html(mai.get(at("counter-supplement", dossier)))
    assert "Đã yêu cầu: Bản sao bằng cử nhân luật" in page
    assert "Bằng cử nhân luật (chưa nộp)" in page
    given = {"version": fresh(dossier).version, "came": ["bang"], "note": ""}
    assert mai.post(at("counter-supplement", dossier), given).status_code == 302
    assert dossier.code in html(mai.get(reverse("online-inbox")))
    answer = at("counter-answer", dossier)
    version = fresh(dossier).version
    assert mai.post(answer, {"version": version}).status_code == 422
    assert mai.post(answer, {"version": version, "answer": "refuse"}).status_code == 422
    assert mai.post(answer, {"version": version, "answer": "accept"}).status_code == 302
    assert Status(fresh(dossier).status) is Status.PROCESSING
    assert "Không có hồ sơ nào chờ trả lời" in html(mai.get(reverse("online-inbox")))


def test_an_online_dossier_is_asked_for_everything_or_refused(office: Shop, desk: Desk) -> None:
    dossier, mai = incomplete(office), desk("mai")
    mai.post(at("counter-supplement", dossier), {"version": fresh(dossier).version, "came": []})
    asked = {"version": fresh(dossier).version, "answer": "ask", "reason": "Vẫn thiếu", "items": "Bằng\nẢnh"}
    assert mai.post(at("counter-answer", dossier), asked).status_code == 302
    assert dossier.requests_made.get(number=2).items == ["Bằng", "Ảnh"]
    mai.post(at("counter-supplement", dossier), {"version": fresh(dossier).version, "came": []})
    refused = {"version": fresh(dossier).version, "answer": "refuse", "reason": "Không đủ điều kiện"}
    assert mai.post(at("counter-answer", dossier), refused).status_code == 302
    assert Status(fresh(dossier).status) is Status.REFUSED


def test_a_result_is_handed_to_whoever_comes_when_nothing_is_owed(office: Shop, desk: Desk) -> None:
    dossier, mai = office.dossier(), desk("mai")
    Dossier.objects.filter(pk=dossier.pk).update(status=Status.DONE.value, done=dossier.filed, ended=dossier.filed)
    Result(dossier=dossier, holder_name="", name="Thẻ", issued_on="2026-03-03", state="issued", made=dossier.filed,
           made_by="").save()  # fmt: skip
    assert dossier.code in html(mai.get(reverse("counter")))
    given = {"version": fresh(dossier).version, "recipient": "Phan Văn Ổi (con)"}
    owed = mai.post(at("counter-hand-out", dossier), given)
    assert owed.status_code == 422
    assert "50.000 đồng" in html(owed)
    Charge.objects.update(paid=dossier.filed)
    assert mai.post(at("counter-hand-out", dossier), given).status_code == 302
    assert (Status(fresh(dossier).status), fresh(dossier).recipient) == (Status.RETURNED, "Phan Văn Ổi (con)")


def test_a_citizen_takes_a_dossier_back(office: Shop, desk: Desk) -> None:
    dossier, mai = office.dossier(), desk("mai")
    given = {"version": fresh(dossier).version, "reason": "Không làm nữa"}
    assert mai.post(at("counter-withdraw", dossier), {**given, "reason": ""}).status_code == 422
    assert mai.post(at("counter-withdraw", dossier), given).status_code == 302
    assert Status(fresh(dossier).status) is Status.WITHDRAWN
    assert "Công dân yêu cầu rút ngày 03/03/2026" in book_note(fresh(dossier))
    assert book_note(office.dossier()) == ""


def test_the_book_counts_on_through_the_year_and_prints(office: Shop, desk: Desk) -> None:
    first = office.dossier(name="Người thứ nhất")
    with on("2026-03-05"):
        second, mai = office.dossier(name="Người thứ hai"), desk("mai")
        page = html(mai.get(reverse("daily-book")))
        assert second.code in page
        assert first.code not in page
        sheet = mai.get(reverse("daily-book-sheet"), {"ngay-tu": "3/3", "ngay-den": "5/3"})
        with zipfile.ZipFile(io.BytesIO(sheet.getvalue())) as book:
            words = book.read("xl/sharedStrings.xml").decode()
        assert "Người thứ nhất" in words
        assert "001190012345" not in words
        printed = mai.get(reverse("daily-book-paper", args=["pdf"]))
        said = read_data(printed.content, "a.pdf", ocr=False).text
        assert "SỔ THEO DÕI HỒ SƠ" in said
        assert "Người thứ hai" in " ".join(said.split())
        assert "Người thứ nhất" not in " ".join(said.split())
        assert mai.get(reverse("daily-book-paper", args=["exe"])).status_code == 404
    assert second.code not in html(desk("anh").get(reverse("daily-book"), {"ngay-tu": "5/3"}))


def test_what_goes_to_another_agency_stands_on_the_list_of_the_day(office: Shop, desk: Desk) -> None:
    away, own = office.dossier("anh", LICENCE, "tu_phap"), office.dossier("anh", COPY, "ben_da")
    anh = desk("anh")
    page = html(anh.get(reverse("handover")))
    assert away.code in page
    assert own.code not in page
    assert "Sở Tư pháp" in page
    assert away.code not in html(anh.get(reverse("handover"), {"ngay": "2/3"}))
    agency = office.organisations["tu_phap"].pk
    assert away.code in html(anh.get(reverse("handover"), {"co-quan": str(agency)}))


def test_a_paper_receipt_is_entered_at_its_time_and_confirmed_by_another(office: Shop, desk: Desk) -> None:
    anh, van = desk("anh"), desk("van")
    assert anh.post(reverse("make-paper-book"), {"prefix_sign": "BD-", "count": "5000"}).status_code == 422
    assert anh.post(reverse("make-paper-book"), {"prefix_sign": "BD-2026-", "count": "4"}).status_code == 302
    book = PaperBook.objects.get()
    assert "BD-2026-1–4" in html(anh.get(reverse("paper-books")))
    assert "Phiếu tiếp nhận hồ sơ số BD-2026-4" in html(anh.get(reverse("paper-book", args=[book.pk])))
    assert desk("mai").get(reverse("paper-book", args=[book.pk])).status_code == 404
    agency = office.organisations["ben_da"]
    with on("2026-03-04", 16):
        start = anh.get(reverse("enter-late", args=[office.procedure(COPY).pk]))
        address = start.headers["Location"]
        given = {
            "do": "receive", "id_kind": "0", "name": "Hồ Văn Mận", "competent": agency.name, "channel": "1",
            "competent-id": str(agency.pk), "competent-words": agency.name, "way_back": "counter", "present_0": "on",
            "originals_0": "1", "copies_0": "0", "paper_number": "bd-2026-2", "received_day": "3/3",
            "received_time": "14h5",
        }  # fmt: skip
        assert "Viết giờ như 14:05" in html(anh.post(address, given))
        sent = [anh.post(address, {**given, "received_time": "14h05"}) for _ in range(2)]
        assert [one.status_code for one in sent] == [302, 302]
        dossier = Dossier.objects.get()
        page = html(anh.get(at("counter-dossier", dossier)))
        assert "Nhập sau, chờ xác nhận" in page
        assert "14:05 03/03/2026" in page
        assert "Người nhập không tự xác nhận" in html(anh.get(at("confirm-late", dossier)))
        assert dossier.code in html(van.get(reverse("late-to-confirm")))
        assert van.post(at("confirm-late", dossier), {"version": dossier.version}).status_code == 302
    assert fresh(dossier).confirmed_by == "Đào Thị Vân"
    assert "Nhập sau, đã xác nhận" in html(anh.get(at("counter-dossier", dossier)))


def asked(client: Client, address: str) -> int:
    """How many questions a page puts to the database."""
    with CaptureQueriesContext(connection) as told:
        assert client.get(address).status_code == 200
    return len(told)


def a_mornings_work(office: Shop) -> None:
    """Something for every list of the counter."""
    office.dossier(papers=(PaperGiven("don", 1), PaperGiven("bang", 0, 1)))
    incomplete(office)
    filed = incomplete(office)
    supplement(actor=office.actor("mai"), dossier_id=filed.pk, version=fresh(filed).version)
    book = make_paper_book(actor=office.actor("mai"), prefix="TT-", count=2)
    enter_late(
        actor=office.actor("mai"), procedure_id=office.procedure().pk, filing=office.filing(),
        competent_id=office.organisations["tu_phap"].pk, paper_number=f"TT-{book.first}", received=now(),
    )  # fmt: skip


def test_lists_ask_the_same_however_much_waits(office: Shop, desk: Desk) -> None:
    mai = desk("mai")
    pages = ("counter", "intake", "online-inbox", "handover", "daily-book", "paper-books", "late-to-confirm")
    a_mornings_work(office)
    asked(mai, reverse("counter"))  # the first page of a session writes it down
    few = {name: asked(mai, reverse(name)) for name in pages}
    for _ in range(4):
        a_mornings_work(office)
    assert {name: asked(mai, reverse(name)) for name in pages} == few
    assert max(few.values()) < 45


def test_an_intake_asks_little(office: Shop, desk: Desk) -> None:
    mai = desk("mai")
    start = reverse("intake-form", args=[office.procedure().pk])
    assert asked(mai, mai.get(start).headers["Location"]) < 30
