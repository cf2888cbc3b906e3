"""The pages of the intake: what a focal point and the programme office see and do there."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kientao.facts.catalogue import SENT
from kientao.registers.intake.models import Batch, BatchState, IntakeRow, SavedMapping, Source
from tests.registers.intake.conftest import DOCUMENTS, Office, line, workbook

pytestmark = pytest.mark.django_db


def client(office: Office, who: str) -> Client:
    found = Client()
    found.force_login(office.people.accounts[who], backend="kientao.people.backend.AccountBackend")
    return found


def text(answer: Any) -> str:
    return str(answer.content.decode())


def file(*lines: Any, name: str = "thang-3.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, workbook(*lines))


def test_a_file_is_sent_tried_written_and_taken_back(office: Office) -> None:
    lan, source = client(office, "lan"), reverse("intake-source", args=[office.source.pk])
    send = reverse("intake-send", args=[office.source.pk])
    assert "Chưa có lô nào" in text(lan.get(source))
    answer = lan.post(send, {"fact": DOCUMENTS, "file": file(line("1"), line("2")), "mode": ""})
    batch = Batch.objects.get()
    assert answer.headers["Location"] == reverse("intake-batch", args=[batch.pk])
    page = text(lan.get(answer.headers["Location"]))
    assert "Nếu ghi: 2 mới." in page
    assert "Thay kỳ 01/03/2026 – 31/03/2026" in page
    assert page.count("Ghi vào sổ dữ kiện") == 1
    done = lan.post(reverse("intake-apply", args=[batch.pk]), {"version": batch.version}, follow=True)
    assert "Đã ghi vào sổ dữ kiện: 2 mới." in text(done)
    assert "Thu hồi lô" in text(done)
    back = reverse("intake-take-back", args=[batch.pk])
    assert lan.post(back, {"version": "2", "reason": ""}).status_code == 422
    assert "Đã thu hồi lô." in text(lan.post(back, {"version": "2", "reason": "Nhầm kỳ"}, follow=True))
    assert not IntakeRow.objects.filter(ended_by__isnull=True).exists()


def test_errors_stand_by_row_and_column_and_nothing_can_be_written(office: Office) -> None:
    lan = client(office, "lan")
    upload = {"fact": DOCUMENTS, "file": file(line("1", day="31/02/2026"), line("2")), "mode": "adds"}
    page = text(lan.post(reverse("intake-send", args=[office.source.pk]), upload, follow=True))
    assert "Chưa ghi gì: sửa 1 chỗ sau" in page
    assert "C: Ngày gửi" in page
    assert "Không có ngày «31/02/2026»" in page
    assert "Ghi vào sổ dữ kiện" not in page
    batch = Batch.objects.get()
    answer = lan.post(reverse("intake-apply", args=[batch.pk]), {"version": batch.version})
    assert (answer.status_code, IntakeRow.objects.count()) == (403, 0)


def test_somebody_who_was_slower_is_told(office: Office) -> None:
    batch = office.sent(workbook(line("1")))
    address = reverse("intake-apply", args=[batch.pk])
    assert client(office, "son").post(address, {"version": batch.version}).status_code == 302
    answer = client(office, "lan").post(address, {"version": batch.version})
    assert answer.status_code == 409
    assert "vừa được thay đổi" in text(answer)


def test_a_source_and_its_mapping_are_set_up_by_form(office: Office) -> None:
    son, tai_chinh = client(office, "son"), office.people.organisations["tai_chinh"]
    form = {"version": "0", "name": "Giải ngân", "code": "giai-ngan", "organisation": tai_chinh.name, "active": "on"}
    answer = son.post(reverse("intake-source-add"), form)
    assert answer.status_code == 302, text(answer)
    source = Source.objects.get(code="giai-ngan")
    assert (source.organisation, source.active, source.of_others) == (tai_chinh, True, False)
    choose = reverse("intake-mapping-add", args=[source.pk])
    assert "Chưa có cách đọc nào" in text(son.get(reverse("intake-source", args=[source.pk])))
    mapping = son.post(choose, {"fact": "disbursement"}).headers["Location"]
    page = text(son.get(mapping))
    assert 'value="Đã giải ngân"' in page
    typed = {"version": "0", "place-agency": "= STC", "place-day": "Ngày", "place-planned": "= 0", "place-paid": "Tiền",
             "key": "", "mode": "whole"}  # fmt: skip
    wrong = son.post(mapping, typed | {"place-agency": "= Sở Lạ"})
    assert wrong.status_code == 422
    assert "Không có cơ quan «Sở Lạ»" in text(wrong)
    assert son.post(mapping, typed).status_code == 302
    kept = SavedMapping.objects.get(source=source)
    assert (kept.mode, kept.columns["agency"]["place"]) == ("whole", "= STC")
    template = son.get(reverse("intake-template", args=[source.pk, "disbursement"]))
    assert template.content[:2] == b"PK"
    upload = SimpleUploadedFile("a.csv", "Ngày,Tiền\n02/03/2026,1.500.000\n".encode())
    son.post(reverse("intake-send", args=[source.pk]), {"fact": "disbursement", "file": upload})
    assert Batch.objects.get().counts["new"] == 1


def test_every_kind_of_fact_has_a_form(office: Office) -> None:
    son = client(office, "son")
    for fact in SENT.values():
        page = text(son.get(reverse("intake-mapping", args=[office.source.pk, fact.code])))
        assert all(f"place-{column.name}" in page for column in fact.columns)


def test_the_list_says_how_fresh_each_source_is_and_an_empty_one_who_sets_it_up(office: Office) -> None:
    office.written(line("1"), line("2"))
    page = text(client(office, "son").get(reverse("intake-sources")))
    assert "Trục liên thông văn bản" in page
    assert "đang nhận" in page
    assert "Chưa có hệ thống nguồn nào" in text(client(office, "hoa").get(reverse("intake-sources")))
    assert "Thêm nguồn" not in text(client(office, "lan").get(reverse("intake-sources")))
    assert client(office, "hoa").get(reverse("intake-source", args=[office.source.pk])).status_code == 404


def test_lists_ask_the_same_few_questions_however_much_there_is(
    office: Office, django_assert_max_num_queries: Any
) -> None:
    lan = client(office, "lan")
    for at in range(12):
        office.applied(office.sent(workbook(line(str(at)))))
    for name, arguments, most in (("intake-sources", [], 22), ("intake-source", [office.source.pk], 25)):
        with django_assert_max_num_queries(most):
            assert lan.get(reverse(name, args=arguments)).status_code == 200
    assert Batch.objects.filter(state=BatchState.APPLIED).count() == 12
