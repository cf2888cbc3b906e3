"""More time, difficulties, contributions, and the agencies a decision left unnamed, through the pages."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from kientao.base.actor import SYSTEM
from kientao.people.actions.roles import grant_role
from kientao.people.roles import Role
from kientao.programme.models import Assignment, Contribution, Difficulty, Extension, Party
from tests.evidence import samples
from tests.programme.pages.conftest import Desk
from tests.support.cast import SINCE
from tests.support.given import give, work_of
from tests.support.programme import World, on


@pytest.fixture(autouse=True)
def _storehouse(settings: LazySettings, tmp_path: Path) -> None:
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.EVIDENCE_CLAMD = None


@pytest.fixture
def work(world: World) -> Assignment:
    """A report of Sở Tư pháp due on 30 June 2026, coordinated by departments and by others left open."""
    with on("2026-02-01"):
        coordinating = ("Văn phòng UBND tỉnh", "các cơ quan, đơn vị liên quan")
        return work_of(give(world, "Rà soát thủ tục hành chính", coordinating=coordinating))


def _now(work: Assignment) -> Assignment:
    return Assignment.objects.get(pk=work.pk)


def _asked(desk: Desk, work: Assignment) -> Extension:
    given = {"version": str(_now(work).version), "asked_due": "31/7", "reason": "Chờ hướng dẫn", "difficulty": ""}
    assert desk("minh").post(f"/viec/{work.pk}/gia-han/", given).status_code == 302
    return Extension.objects.get()


def test_more_time_is_asked_for_and_granted_with_the_document_that_says_so(desk: Desk, work: Assignment) -> None:
    with on("2026-06-20"):
        asked = _asked(desk, work)
        page = desk("binh").get(f"/nhiem-vu/{work.task_id}/").content.decode()
        assert "Xin gia hạn đến 31/07/2026" in page
        assert "Quyết định gia hạn" in page
        grant = {"decision": "grant", "granted_due": "15/7", "document_number": "", "document_date": "", "answer": ""}
        refused = desk("son").post(f"/gia-han/{asked.pk}/", grant)
        assert refused.status_code == 422
        assert "Cần có: văn bản của Ủy ban nhân dân tỉnh Hải Sơn" in refused.content.decode()
        full = {**grant, "document_number": "88/UBND-NC", "document_date": "19/6"}
        assert desk("son").post(f"/gia-han/{asked.pk}/", full).status_code == 302
        shown = desk("minh").get(f"/nhiem-vu/{work.task_id}/").content.decode()
    after = _now(work)
    assert (f"{after.original_due}", f"{after.current_due}") == ("2026-06-30", "2026-07-15")
    assert "15/07/2026, hạn ban đầu 30/06/2026" in shown
    assert "đã đồng ý gia hạn đến 15/07/2026, văn bản 88/UBND-NC" in shown


def test_a_second_decision_on_the_same_request_changes_nothing(desk: Desk, work: Assignment) -> None:
    with on("2026-06-20"):
        asked = _asked(desk, work)
        refuse = {
            "decision": "refuse",
            "granted_due": "",
            "document_number": "",
            "document_date": "",
            "answer": "Đủ rồi",
        }
        assert desk("binh").post(f"/gia-han/{asked.pk}/", {**refuse, "answer": ""}).status_code == 422
        assert desk("binh").post(f"/gia-han/{asked.pk}/", refuse).status_code == 302
        grant = {**refuse, "decision": "grant", "granted_due": "15/7"}
        late = desk("binh").post(f"/gia-han/{asked.pk}/", grant)
    assert late.status_code == 409
    assert "Vũ Thanh Bình" in late.content.decode()
    assert _now(work).current_due == work.current_due


def test_the_agency_that_asks_never_decides(desk: Desk, work: Assignment) -> None:
    with on("2026-06-20"):
        asked = _asked(desk, work)
        answer = desk("minh").get(f"/gia-han/{asked.pk}/")
    assert answer.status_code == 403
    assert "không tự gia hạn" in answer.content.decode()
    assert desk("hoa").get(f"/gia-han/{asked.pk}/").status_code == 404
    assert desk("binh").get("/gia-han/999999/").status_code == 404


def test_a_difficulty_goes_to_who_resolves_it_though_they_have_no_part_in_the_task(
    desk: Desk, world: World, work: Assignment
) -> None:
    raised = {"text": "Thiếu kinh phí", "proposal": "Bố trí", "about": "Sở Tài chính", "assignment": str(work.pk)}
    with on("2026-06-02"):
        assert desk("minh").post(f"/nhiem-vu/{work.task_id}/vuong-mac/", raised).status_code == 302
        difficulty = Difficulty.objects.get()
        assert difficulty.sent_to.name == "Sở Tài chính"
        blocked = desk("son").get(f"/vuong-mac/{difficulty.pk}/tra-loi/")
        assert blocked.status_code == 403
        assert "Sở Tài chính trả lời vướng mắc này" in blocked.content.decode()
        finance = world.cast.organisations["tai_chinh"]
        grant_role(
            actor=SYSTEM, officer=world.cast.officers["hoa"], organisation=finance, role=Role.HEAD, valid_from=SINCE
        )
        hoa = desk("hoa")
        hoa.post("/tai-khoan/co-quan/", {"organisation": str(finance.pk), "next": "/"})
        assert "Thiếu kinh phí" in hoa.get("/viec-cua-toi/").content.decode()
        seen = hoa.get(f"/nhiem-vu/{work.task_id}/").content.decode()
        assert "Thiếu kinh phí" in seen
        assert f"/vuong-mac/{difficulty.pk}/tra-loi/" in seen
    with on("2026-06-20"):
        page = desk("minh").get(f"/nhiem-vu/{work.task_id}/").content.decode()
    assert "Quá hạn trả lời" in page
    assert "Thiếu kinh phí" in page


def test_an_answer_is_given_passed_on_and_closed(desk: Desk, work: Assignment) -> None:
    with on("2026-06-02"):
        raised = {"text": "Thiếu biểu mẫu", "proposal": "", "about": "", "assignment": ""}
        desk("minh").post(f"/nhiem-vu/{work.task_id}/vuong-mac/", raised)
        row = Difficulty.objects.get()
        passing = {"version": str(row.version), "to": "Văn phòng UBND tỉnh", "reason": "Chủ trì biểu mẫu"}
        assert desk("son").post(f"/vuong-mac/{row.pk}/chuyen/", passing).status_code == 302
        row.refresh_from_db()
        assert row.sent_to.name == "Văn phòng Ủy ban nhân dân tỉnh"
        stale = {"version": "1", "answer": "Đã gửi mẫu"}
        assert desk("dung").post(f"/vuong-mac/{row.pk}/tra-loi/", stale).status_code == 409
        answer = {**stale, "version": str(row.version)}
        assert desk("dung").post(f"/vuong-mac/{row.pk}/tra-loi/", answer).status_code == 302
        row.refresh_from_db()
        assert desk("minh").post(f"/vuong-mac/{row.pk}/xong/", {"version": "1"}).status_code == 302
        assert Difficulty.objects.get().state == "answered"
        desk("minh").post(f"/vuong-mac/{row.pk}/xong/", {"version": str(row.version)})
        page = desk("minh").get(f"/nhiem-vu/{work.task_id}/").content.decode()
    assert Difficulty.objects.get().state == "closed"
    assert "Đã gửi mẫu" in page
    assert "Đã giải quyết" in page


def test_a_coordinating_agency_contributes_with_a_file_the_lead_can_open(desk: Desk, work: Assignment) -> None:
    file = SimpleUploadedFile("y-kien.docx", samples.docx())
    with on("2026-06-02"):
        given = {"text": "Đồng ý với dự thảo", "file": file, "url": ""}
        assert desk("dung").post(f"/nhiem-vu/{work.task_id}/dong-gop/", given).status_code == 302
        row = Contribution.objects.get()
        page = desk("minh").get(f"/nhiem-vu/{work.task_id}/").content.decode()
        assert "Đồng ý với dự thảo" in page
        item = row.evidence.get()
        assert desk("minh").get(f"/minh-chung/{item.pk}/").status_code == 200
        assert desk("hoa").get(f"/minh-chung/{item.pk}/").status_code == 404
        assert desk("hoa").get(f"/nhiem-vu/{work.task_id}/dong-gop/").status_code == 404


def test_the_lead_names_the_agencies_the_decision_left_open(desk: Desk, work: Assignment) -> None:
    party = Party.objects.get(task=work.task_id, is_open=True)
    given = {"first": "SNV", "second": "", "third": "", "organisations": "Sở Tài chính\nBộ Phép thuật"}
    with on("2026-06-02"):
        wrong = desk("minh").post(f"/nhiem-vu/co-quan/{party.pk}/", given)
        assert wrong.status_code == 422
        assert "«Bộ Phép thuật»" in wrong.content.decode()
        right = {**given, "organisations": "Sở Tài chính\n\nSTC"}
        assert desk("minh").post(f"/nhiem-vu/co-quan/{party.pk}/", right).status_code == 302
        page = desk("minh").get(f"/nhiem-vu/{work.task_id}/").content.decode()
    names = sorted(one.phrase for one in Party.objects.filter(named_by=party))
    assert names == ["Sở Nội vụ", "Sở Tài chính"]
    assert "2 cơ quan" in page
    assert desk("dung").get(f"/nhiem-vu/co-quan/{party.pk}/").status_code == 403


def test_waiting_work_gets_its_date_and_other_work_is_dropped(desk: Desk, world: World) -> None:
    with on("2026-02-01"):
        waits = work_of(give(world, "Sửa quy chế", due=None))
        other = work_of(give(world, "Việc thừa"))
    with on("2026-06-02"):
        given = {"version": "1", "due": "30/9", "document": "Nghị định 45/2026/NĐ-CP"}
        assert desk("son").post(f"/viec/{waits.pk}/thoi-han/", given).status_code == 302
        drop = {"version": "1", "reason": "Đã gộp vào nhiệm vụ khác", "document": "TB 12/TB-VP"}
        assert desk("son").post(f"/viec/{other.pk}/dung/", drop).status_code == 302
        page = desk("minh").get(f"/nhiem-vu/{other.task_id}/").content.decode()
    assert f"{_now(waits).original_due}" == "2026-09-30"
    assert _now(other).state == "dropped"
    assert "đã dừng việc này, văn bản TB 12/TB-VP" in page
