"""Sending a document: compiled in the background, looked at by those it concerns."""

import json
import uuid
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from kientao.base.jobs.worker import run_due_jobs
from kientao.base.models import Job
from kientao.compiling.outcome import Outcome, Refused
from kientao.programme.actions import store_draft
from kientao.programme.actions.compiling import checked_against_register
from kientao.programme.models import Notice, StoredDraft
from kientao.programme.two_sided import two_sided_view
from kientao.ui.two_sided.render import as_page, as_part
from tests.programme.pages.conftest import Desk
from tests.support.programme import World
from tests.support.small_plan import TEXT, small_plan

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def _document(content: bytes = TEXT.encode(), name: str = "ke-hoach.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/plain")


def _sent(client: Client, document: SimpleUploadedFile, request_id: str = "") -> str:
    """Where the form leads."""
    answer = client.post("/van-ban/", {"document": document, "request_id": request_id or str(uuid.uuid4())})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def _spooled() -> list[Path]:
    return [path for path in (Path(django_settings.VAR) / "spool").glob("*") if path.is_file()]


@pytest.fixture
def compiler_says(monkeypatch: pytest.MonkeyPatch) -> list[Outcome]:
    """Outcomes the compiler gives, one after the other."""
    outcomes: list[Outcome] = []
    monkeypatch.setattr("kientao.compiling.asking.compile_file", lambda file, waiting: outcomes.pop(0))
    return outcomes


@pytest.fixture(autouse=True)
def empty_spool() -> None:
    for path in _spooled():
        path.unlink()


def test_a_real_document_goes_through_the_real_compiler_in_the_background(desk: Desk, world: World) -> None:
    lan = desk("lan")
    place = _sent(lan, _document())
    waiting = lan.get(place).content.decode()
    assert "Chờ đến lượt" in waiting
    assert "Có thể rời trang này" in waiting
    assert len(_spooled()) == 1
    assert run_due_jobs() >= 1
    stored = StoredDraft.objects.get(name="ke-hoach.txt")
    assert lan.get(place).headers["Location"] == f"/van-ban/{stored.pk}/"
    assert stored.owner == world.cast.organisations["tu_phap"]
    assert any(block["kind"] == "p" for block in stored.blocks)
    assert "12/QĐ-UBND" in lan.get(f"/van-ban/{stored.pk}/").content.decode()
    assert _spooled() == []


def test_whoever_asked_is_told_when_it_is_done(desk: Desk, world: World, compiler_says: list[Outcome]) -> None:
    compiler_says.append(small_plan(name="cua-lan.txt"))
    _sent(desk("lan"), _document())
    run_due_jobs()
    notice = Notice.objects.get(kind="compiled")
    assert notice.account == world.cast.accounts["lan"]
    assert "2 nhiệm vụ" in notice.words
    assert notice.href == f"/van-ban/{StoredDraft.objects.get(name='cua-lan.txt').pk}/"


def test_a_waiting_page_is_moved_on_by_htmx_too(desk: Desk, compiler_says: list[Outcome]) -> None:
    compiler_says.append(small_plan(name="cua-lan.txt"))
    lan = desk("lan")
    place = _sent(lan, _document())
    part = lan.get(place, headers={"HX-Request": "true"}).content.decode()
    assert part.startswith("<section") or "long-work" in part[:400]
    run_due_jobs()
    moved = lan.get(place, headers={"HX-Request": "true"})
    assert moved.headers["HX-Redirect"].startswith("/van-ban/")


def test_what_cannot_be_read_is_told_in_plain_words_and_not_kept(desk: Desk, compiler_says: list[Outcome]) -> None:
    compiler_says.append(Refused("scan", "Trang 1–3 không có chữ.", "Chạy nhận dạng chữ rồi gửi lại."))
    before = StoredDraft.objects.count()
    lan = desk("lan")
    place = _sent(lan, _document())
    run_due_jobs()
    said = lan.get(place).content.decode()
    assert "Trang 1–3 không có chữ. Chạy nhận dạng chữ rồi gửi lại." in said
    assert "Chọn tệp khác" in said
    assert StoredDraft.objects.count() == before
    assert _spooled() == []


def test_a_marked_document_is_refused_and_not_kept(desk: Desk, compiler_says: list[Outcome]) -> None:
    secret = small_plan()
    compiler_says.append(type(secret)(text="MẬT\n" + secret.text, draft=secret.draft))
    before = StoredDraft.objects.count()
    lan = desk("lan")
    place = _sent(lan, _document())
    run_due_jobs()
    assert "đóng dấu «Mật»" in lan.get(place).content.decode()
    assert StoredDraft.objects.count() == before
    assert _spooled() == []


def test_a_form_sent_twice_is_one_job_and_one_document(desk: Desk, compiler_says: list[Outcome]) -> None:
    compiler_says.append(small_plan(name="mot-lan.txt"))
    lan, request_id = desk("lan"), str(uuid.uuid4())
    assert _sent(lan, _document(), request_id) == _sent(lan, _document(), request_id)
    run_due_jobs()
    stored = StoredDraft.objects.get(name="mot-lan.txt")
    assert _sent(lan, _document(), request_id) == f"/van-ban/{stored.pk}/"
    assert Job.objects.filter(words__startswith="Biên dịch").count() == 1


def test_the_one_who_asked_can_stop_it_and_nothing_is_kept(desk: Desk, compiler_says: list[Outcome]) -> None:
    lan = desk("lan")
    place = _sent(lan, _document())
    assert lan.post(f"{place}dung/").status_code == 302
    run_due_jobs()
    assert "Đã dừng theo yêu cầu" in lan.get(place).content.decode()


def test_a_strangers_job_is_not_found(desk: Desk, compiler_says: list[Outcome]) -> None:
    place = _sent(desk("lan"), _document())
    assert desk("hoa").get(place).status_code == 404
    assert desk("hoa").post(f"{place}dung/").status_code == 404
    assert desk("hoa").get(f"/van-ban/viec/{uuid.uuid4()}/").status_code == 404


def test_no_file_or_an_empty_one_is_said_so_beside_the_field(desk: Desk) -> None:
    answer = desk("son").post("/van-ban/", {"request_id": "không phải mã"})
    assert answer.status_code == 422
    assert "Chưa chọn tệp nào." in answer.content.decode()
    empty = desk("son").post("/van-ban/", {"document": _document(b"")})
    assert "Tệp rỗng." in empty.content.decode()


def test_what_is_too_large_is_refused_before_it_is_read(desk: Desk) -> None:
    with override_settings(UPLOAD_LIMIT_BYTES=1000):
        answer = desk("son").post("/van-ban/", {"document": _document(b"x" * 200_000)})
    assert answer.status_code == 413


def test_a_form_from_elsewhere_is_refused(world: World, desk: Desk) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.cast.accounts["son"])
    assert client.post("/van-ban/", {"document": _document()}).status_code == 403
    assert not Job.objects.exists()


@pytest.mark.parametrize("who", ["quang", "khoa", "thu", "binh"])
def test_who_may_not_send_sees_who_can(desk: Desk, who: str) -> None:
    page = desk(who).get("/van-ban/").content.decode()
    assert 'name="document"' not in page
    assert "Cơ quan thường trực, đầu mối và thủ trưởng" in page
    answer = desk(who).post("/van-ban/", {"document": _document(), "request_id": str(uuid.uuid4())})
    assert answer.status_code == 403
    assert not Job.objects.exists()


@pytest.mark.parametrize(("name", "content"), [("nhieu.docx", bytes(range(256)) * 40), ("x.exe", b"MZ\x90\x00")])
def test_what_is_no_document_is_refused_at_once(desk: Desk, name: str, content: bytes) -> None:
    answer = desk("son").post("/van-ban/", {"document": _document(content, name)})
    assert answer.status_code == 422
    assert "field-error" in answer.content.decode()
    assert name in answer.content.decode()
    assert not Job.objects.exists()


def test_a_bad_file_is_refused_in_words(desk: Desk) -> None:
    son = desk("son")
    place = _sent(son, _document(b"%PDF-1.7\n1 0 obj", "cat.pdf"))
    run_due_jobs()
    said = son.get(place).content.decode()
    assert "field-error" in said
    assert "Gặp lỗi khi biên dịch" not in said
    assert "dừng đột ngột" not in said


def _stored_by(world: World, who: str) -> StoredDraft:
    return store_draft(actor=world.cast.actor(who), compiled=small_plan(), request_id=uuid.uuid4())


def test_a_document_is_seen_by_its_agency_and_the_programme_office(desk: Desk, world: World) -> None:
    stored = _stored_by(world, "lan")
    for who, status in (("lan", 200), ("minh", 200), ("son", 200), ("hoa", 404), ("khoa", 404), ("dung", 404)):
        for rest in ("", "ke-hoach.json", "hai-ben.html", "nguyen-van.txt"):
            assert desk(who).get(f"/van-ban/{stored.pk}/{rest}").status_code == status, (who, rest)


def test_an_adopted_decision_is_seen_by_whoever_sees_its_plan(desk: Desk, world: World) -> None:
    assert desk("lan").get(f"/van-ban/{world.review.draft_id}/").status_code == 200  # takes part as one of the sở
    assert desk("khoa").get(f"/van-ban/{world.review.draft_id}/").status_code == 404


def test_the_page_shows_exactly_the_view_that_is_exported(desk: Desk, world: World) -> None:
    stored = _stored_by(world, "son")
    view = two_sided_view(stored.text, stored.draft, stored.blocks)
    assert as_part(view) in desk("son").get(f"/van-ban/{stored.pk}/").content.decode()
    assert as_part(view) in as_page(view)


def test_the_draft_and_the_text_can_be_taken_away_letter_for_letter(desk: Desk, world: World) -> None:
    stored = _stored_by(world, "son")
    answer = desk("son").get(f"/van-ban/{stored.pk}/ke-hoach.json")
    assert json.loads(answer.content) == stored.draft
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''ke-hoach-2026.txt.json"
    assert desk("son").get(f"/van-ban/{stored.pk}/nguyen-van.txt").content.decode() == TEXT


def test_a_file_name_cannot_break_out_of_its_header(desk: Desk, world: World) -> None:
    stored = _stored_by(world, "son")
    StoredDraft.objects.filter(pk=stored.pk).update(name='a"\r\nX-Evil: 1; b.txt')
    answer = desk("son").get(f"/van-ban/{stored.pk}/ke-hoach.json")
    assert "X-Evil" not in answer.headers
    assert quote("\r\n", safe="") in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_asks_as_much_for_many_documents_as_for_one(desk: Desk, world: World, count: int) -> None:
    for _ in range(count):
        _stored_by(world, "son")
    son = desk("son")
    son.get("/van-ban/")
    with CaptureQueriesContext(connection) as asked:
        page = son.get("/van-ban/").content.decode()
    assert "Văn bản đã biên dịch" in page
    assert len(asked) <= 12, [query["sql"] for query in asked]


def test_an_agency_gone_when_the_decision_was_signed_is_pointed_out(world: World) -> None:
    world.cast.organisations["van_phong"].valid_to = world.plan.first_day.replace(year=2025)
    world.cast.organisations["van_phong"].save()
    found = checked_against_register(small_plan(), world.cast.son).draft["diagnostics"]
    (gone,) = [one for one in found if one["code"] == "AGENCY-ABOLISHED"]
    assert "Văn phòng UBND tỉnh" in gone["message"]
    assert TEXT[gone["spans"][0]["start"] :].startswith("Văn phòng UBND tỉnh")
    assert checked_against_register(small_plan(), world.cast.khoa).draft["schema"] == "plan-draft/1"
