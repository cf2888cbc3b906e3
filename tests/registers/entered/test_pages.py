"""The pages of entered figures: what the programme office, an agency and a leader see and do there."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kientao.evidence.models import EvidenceItem
from kientao.kernel.period import Period
from kientao.registers.entered.models import Answer, Request, Revision
from kientao.registers.entered.rules.states import State
from tests.registers.entered.conftest import COPIES, PROCEDURES, RANK, Round, version

pytestmark = pytest.mark.django_db
QUERIES = {"requests": 11, "request": 11, "mine": 12}
LINK = {"url": "https://dichvucong.gov.vn/so-lieu", "title": "Bảng số liệu"}


def client(office: Round, who: str) -> Client:
    found = Client()
    found.force_login(office.people.accounts[who], backend="kientao.people.backend.AccountBackend")
    return found


def text(answer: Any) -> str:
    return str(answer.content.decode())


def form(answer: Answer, act: str, above: str = "", below: str = "", **more: str) -> dict[str, str]:
    return {"version": str(version(answer)), "above": above, "below": below, "note": "", "lam": act, **more}


def test_a_figure_goes_from_question_to_approval_by_the_pages_alone(office: Round) -> None:
    son, lan = client(office, "son"), client(office, "lan")
    page = text(son.get(reverse("entered-requests")))
    assert "Chưa hỏi số liệu nào" in page
    new = text(son.get(reverse("entered-request-add")))
    assert '<option value="2026-q1" selected>Quý I/2026</option>' in new
    assert "Sở, ban, ngành (5)" in new
    typed = {"question": COPIES, "period": "2026-q1", "named": "STP\nUBND xã Vân Sơn", "due": "20/4/2026", "note": ""}
    assert son.post(reverse("entered-request-add"), typed).status_code == 302
    asked = Request.objects.get()
    answer = office.answer(asked)
    mine = text(lan.get(reverse("entered-mine")))
    assert "Trước hết: Chứng thực bản sao điện tử, Quý I/2026, hạn 20/04/2026." in mine
    there = reverse("entered-answer", args=[answer.pk])
    page = text(lan.get(there))
    assert "Bản sao chứng thực điện tử" in page
    assert "Chưa có minh chứng nào" in page
    led = lan.post(there, form(answer, "duong-dan", "18", "1.020"))
    assert led.headers["Location"] == reverse("entered-piece-add", args=[answer.pk, "duong-dan"])
    assert Revision.objects.get().below == 1020
    assert lan.post(led.headers["Location"], LINK).headers["Location"] == there
    assert "Bảng số liệu" in text(lan.get(there))
    done = lan.post(there, form(answer, "nop", "18", "20"), follow=True)
    assert "Đã nộp; số được tính khi có người duyệt." in text(done)
    assert "Lúc này không có số liệu nào chờ" in text(done)
    page = text(son.get(reverse("entered-request", args=[asked.pk])))
    assert "90 %" in page
    assert "Duyệt các dòng đã đánh dấu" in page
    page = text(son.get(there))
    assert "Bảng số liệu" in page
    assert "18/20" in page
    approved = son.post(reverse("entered-approve", args=[answer.pk]), {"version": version(answer)}, follow=True)
    assert "Đã duyệt số của Sở Tư pháp." in text(approved)
    assert office.answer(asked).state == State.APPROVED
    correct = reverse("entered-correct", args=[answer.pk])
    assert lan.post(correct, {"version": version(answer), "reason": ""}).status_code == 422
    assert lan.post(correct, {"version": version(answer), "reason": "Đếm thiếu"}).headers["Location"] == there
    page = text(lan.get(there))
    assert "18/20 vẫn được tính cho đến khi bản sửa được duyệt" in page
    assert "Lần 1: 18/20, đã duyệt" in page
    lan.post(reverse("entered-correction-drop", args=[answer.pk]), {"version": version(answer)})
    assert office.answer(asked).state == State.APPROVED


def test_what_is_typed_wrong_stands_and_is_said_beside_its_field(office: Round) -> None:
    lan, answer = client(office, "lan"), office.answer(office.asked())
    there = reverse("entered-answer", args=[answer.pk])
    for typed in ("1,5", "-3", "mười", "1.5", "١٢", "9" * 17):
        wrong = lan.post(there, form(answer, "luu", typed, "20"))
        assert wrong.status_code == 422
        assert f'value="{typed}"' in text(wrong)
    assert not Revision.objects.exists()
    half = lan.post(there, form(answer, "nop", "18", ""))
    assert half.status_code == 422
    assert "Nhập con số này trước khi nộp." in text(half)
    assert "Thêm ít nhất một minh chứng" in text(half)
    assert Revision.objects.get().above == 18  # kept though it could not be handed in
    assert f'name="version" value="{version(answer)}"' in text(half)
    zero = lan.post(there, form(answer, "nop", "1", "0"))
    assert "Phải lớn hơn 0" in text(zero)


def test_the_value_is_shown_while_it_is_typed_and_doubts_are_said(office: Round) -> None:
    lan, answer = client(office, "lan"), office.answer(office.asked())
    there = reverse("entered-preview", args=[answer.pk])
    assert "90 %" in text(lan.get(there, {"above": "18", "below": "20"}))
    assert "18/20" in text(lan.get(there, {"above": "18", "below": "20"}))
    assert "đổi chỗ" in text(lan.get(there, {"above": "30", "below": "20"}))
    assert "150 " in text(lan.get(there, {"above": "30", "below": "20"}))  # never cut to 99,9 %
    assert "chưa có số liệu" in text(lan.get(there, {"above": "x", "below": ""}))
    rank = office.answer(office.asked(RANK, Period.year(2025)))
    assert "7" in text(lan.get(reverse("entered-preview", args=[rank.pk]), {"above": "7"}))


def test_evidence_can_be_a_file_or_a_document_and_be_left_out_again(office: Round, settings: Any) -> None:
    lan, son, answer = client(office, "lan"), client(office, "son"), office.answer(office.asked())
    add = reverse("entered-piece-add", args=[answer.pk, "tep"])
    upload = SimpleUploadedFile("bang-so-lieu.txt", "Bản sao điện tử: 18".encode())
    assert lan.post(add, {"file": upload, "title": "", "note": ""}).status_code == 302
    document = reverse("entered-piece-add", args=[answer.pk, "van-ban"])
    assert lan.post(document, {"number": "12/BC-STP"}).status_code == 422
    typed = {"number": "12/BC-STP", "date": "2/4/2026", "issuer": "Sở Tư pháp"}
    assert lan.post(document, typed).status_code == 302
    assert "không kèm tệp" in text(lan.get(reverse("entered-answer", args=[answer.pk])))
    item = EvidenceItem.objects.get(file__isnull=False)
    file = reverse("entered-piece-file", args=[item.pk])
    assert b"18" in lan.get(file).getvalue()
    assert [client(office, who).get(file).status_code for who in ("minh", "son", "hoa", "dung", "khoa")] == [
        200, 200, 404, 404, 404,
    ]  # fmt: skip
    dropped = lan.post(
        reverse("entered-answer", args=[answer.pk]), form(answer, f"bo:{item.pk}", "18", "20"), follow=True
    )
    assert "Đã bỏ minh chứng." in text(dropped)
    assert Revision.objects.get().evidence.get().number == "12/BC-STP"
    assert lan.get(file).status_code == 404  # it proves nothing any more
    forged = lan.post(reverse("entered-answer", args=[answer.pk]), form(answer, "bo:khac", "18", "20"))
    assert forged.status_code == 422
    assert son.get(reverse("entered-piece-add", args=[answer.pk, "khac"])).status_code == 404


def test_a_draft_is_its_agencys_own_affair(office: Round) -> None:
    asked = office.asked()
    answer = office.answer(asked)
    office.saved(answer, 777, 888)
    there = reverse("entered-answer", args=[answer.pk])
    for who in ("son", "binh"):
        for page in (there, reverse("entered-request", args=[asked.pk])):
            shown = text(client(office, who).get(page))
            assert "777" not in shown
    assert "Cơ quan chưa nộp số nào." in text(client(office, "binh").get(there))
    assert "777" in text(client(office, "quang").get(there))
    assert "Lưu nháp" not in text(client(office, "quang").get(there))


def test_a_returned_answer_says_why_and_goes_back_again(office: Round) -> None:
    son, lan, answer = client(office, "son"), client(office, "lan"), office.answer(office.asked())
    office.handed_in(answer, 18, 20)
    back = reverse("entered-return", args=[answer.pk])
    assert son.post(back, {"version": version(answer), "reason": " "}).status_code == 422
    assert son.post(back, {"version": version(answer), "reason": "Thiếu xã Vân Sơn"}).status_code == 302
    page = text(lan.get(reverse("entered-answer", args=[answer.pk])))
    assert "Thiếu xã Vân Sơn" in page
    assert 'value="18"' in page
    assert "Sửa và nộp lại" in text(lan.get(reverse("entered-mine")))


def test_somebody_who_was_slower_is_told_and_loses_nothing(office: Round) -> None:
    lan, answer = client(office, "lan"), office.answer(office.asked())
    stale = form(answer, "luu", "5", "20")
    office.saved(answer, 18, 20, office.people.minh)
    told = lan.post(reverse("entered-answer", args=[answer.pk]), stale)
    assert told.status_code == 409
    assert "Lê Quang Minh" in text(told)
    assert 'value="5"' in text(told)
    assert f'name="version" value="{version(answer)}"' in text(told)
    assert Revision.objects.get().above == 18
    old = version(answer)
    office.proved(answer)
    office.sent(answer)
    office.returned(answer)
    office.saved(answer, 19, 20)
    office.sent(answer)
    slow = client(office, "son").post(reverse("entered-approve", args=[answer.pk]), {"version": old})
    assert slow.status_code == 409
    assert "vừa được thay đổi" in text(slow)
    assert Answer.objects.get(pk=answer.pk).state == State.HANDED_IN
    late = lan.post(reverse("entered-answer", args=[answer.pk]), {**stale, "lam": "nop"})
    assert late.status_code == 409  # somebody has handed it in: there is nothing left to type
    assert "Lưu nháp" not in text(late)


def test_many_are_approved_at_once_and_those_that_changed_meanwhile_are_named(office: Round) -> None:
    asked = office.asked(agencies=("tu_phap", "van_son", "noi_vu"))
    answers = [office.answer(asked, one) for one in ("tu_phap", "van_son", "noi_vu")]
    for one in answers:
        office.handed_in(one, 18, 20)
    marks = [f"{one.pk}:{version(one)}" for one in answers]
    office.returned(answers[1])
    son, there = client(office, "son"), reverse("entered-approve-several", args=[asked.pk])
    result = son.post(there, {"chon": [*marks, "x:1", f"{10**30}:1", "7"]})
    assert result.status_code == 409
    page = text(result)
    assert "2 trả lời chưa duyệt được" in page
    assert "Không cơ quan nào tự duyệt" in page
    assert [Answer.objects.get(pk=one.pk).state for one in answers] == ["approved", "returned", "handed-in"]
    assert "Đánh dấu ít nhất một dòng" in text(son.post(there, {}, follow=True))
    other = office.asked(PROCEDURES)
    office.handed_in(office.answer(other), 1, 2)
    mark = f"{office.answer(other).pk}:{version(office.answer(other))}"
    son.post(there, {"chon": [mark]})  # of another request: not found among this one's
    assert office.answer(other).state == State.HANDED_IN


def test_what_is_not_there_or_not_theirs_is_not_found(office: Round) -> None:
    asked = office.asked()
    answer, hoa = office.answer(asked), client(office, "hoa")
    for name, key in (("entered-request", asked.pk), ("entered-answer", answer.pk), ("entered-preview", answer.pk)):
        assert hoa.get(reverse(name, args=[key])).status_code == 404
        assert client(office, "son").get(reverse(name, args=[10**15])).status_code == 404
    for name in ("entered-approve", "entered-correction-drop"):
        assert hoa.post(reverse(name, args=[answer.pk]), {"version": "1"}).status_code == 404
    assert hoa.post(reverse("entered-answer", args=[answer.pk]), form(answer, "luu", "1", "2")).status_code == 404
    assert hoa.get("/so-lieu-nhap/99999999999999999999999/").status_code == 404


def test_agencies_are_asked_by_group_or_by_name_and_a_wrong_name_is_said(office: Round) -> None:
    son, add = client(office, "son"), reverse("entered-request-add")
    typed = {"question": COPIES, "period": "2026-q1", "groups": ["departments"], "due": "20/4/2026"}
    wrong = son.post(add, {**typed, "named": "Sở Vũ trụ"})
    assert wrong.status_code == 422
    assert "«Sở Vũ trụ»" in text(wrong)
    assert "Chọn ít nhất một cơ quan." in text(son.post(add, {**typed, "groups": []}))
    assert son.post(add, {**typed, "groups": ["khac"]}).status_code == 422
    assert son.post(add, {**typed, "period": "2026-q9"}).status_code == 422
    assert son.post(add, {**typed, "named": "UBND xã Vân Sơn; STP"}).status_code == 302
    asked = Request.objects.get()
    assert asked.answers.count() == 6
    again = son.post(add, typed)
    assert again.status_code == 422
    assert "mở yêu cầu đó để hỏi thêm" in text(again)
    more = reverse("entered-request-more", args=[asked.pk])
    assert son.post(more, {"version": "1", "named": "UBND phường Bến Đá"}).status_code == 302
    assert asked.answers.count() == 7
    extend = reverse("entered-request-extend", args=[asked.pk])
    assert son.post(extend, {"version": "1", "due": "30/4/2026"}).status_code == 409
    assert son.post(extend, {"version": "2", "due": "30/4/2026"}).status_code == 302
    assert "Hạn ban đầu" in text(son.get(reverse("entered-request", args=[asked.pk])))
    withdraw = reverse("entered-request-withdraw", args=[asked.pk])
    assert son.post(withdraw, {"version": "3", "reason": "Hỏi nhầm"}).status_code == 302
    page = text(son.get(reverse("entered-request", args=[asked.pk])))
    assert "đã rút yêu cầu này" in page
    assert "Hỏi thêm cơ quan" not in page


def test_lists_are_filtered_and_say_who_is_late(office: Round) -> None:
    asked = office.asked(agencies=("tu_phap", "van_son"))
    office.handed_in(office.answer(asked), 18, 20)
    office.asked(PROCEDURES)
    son, there = client(office, "son"), reverse("entered-requests")
    assert "1 chờ duyệt" in text(son.get(there))
    for state, count in (("cho-duyet", 1), ("qua-han", 0), ("chua-xong", 2), ("da-rut", 0)):
        page = text(son.get(there, {"trang-thai": state}))
        assert page.count("data-row") == count, state
    one = reverse("entered-request", args=[asked.pk])
    assert text(son.get(one, {"q": "van son"})).count("data-row") == 1
    assert text(son.get(one, {"trang-thai": "handed-in"})).count("data-row") == 1
    assert client(office, "lan").get(there).headers["Location"] == reverse("entered-mine")
    assert text(client(office, "lan").get(one)).count("data-row") == 1


@pytest.mark.parametrize("many", [False, True])
def test_lists_ask_the_same_few_questions_however_many_agencies_there_are(
    office: Round, many: bool, django_assert_num_queries: Any
) -> None:
    agencies = ("tu_phap", "van_son", "noi_vu", "van_phong") if many else ("tu_phap",)
    questions = (COPIES, PROCEDURES, RANK) if many else (COPIES,)
    for question in questions:
        asked = office.asked(question, agencies=agencies)
        for agency in agencies:
            office.handed_in(office.answer(asked, agency), 18, None if question == RANK else 20)
    first = Request.objects.get(question=COPIES)
    son, lan = client(office, "son"), client(office, "lan")
    for who, name, keys, asks in (
        (son, "entered-requests", [], QUERIES["requests"]),
        (son, "entered-request", [first.pk], QUERIES["request"]),
        (lan, "entered-mine", [], QUERIES["mine"]),
    ):
        with django_assert_num_queries(asks):
            assert who.get(reverse(name, args=keys)).status_code == 200
