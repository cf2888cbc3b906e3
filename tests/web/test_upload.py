"""Uploading a document."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from kientao.programme.models import StoredDraft
from kientao.programme.outcome import Outcome, Refused
from tests.support.small_plan import small_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def compiler_says(monkeypatch: pytest.MonkeyPatch) -> list[Outcome]:
    """Outcomes the compiler gives, one after the other."""
    outcomes: list[Outcome] = []
    monkeypatch.setattr("kientao.web.pages.upload.compile_upload", lambda upload: outcomes.pop(0))
    return outcomes


def test_a_good_document_is_kept_and_opened(compiler_says: list[Outcome], document: SimpleUploadedFile) -> None:
    compiler_says.append(small_plan())
    answer = Client().post("/van-ban/", {"document": document, "request_id": str(uuid.uuid4())})
    stored = StoredDraft.objects.get()
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/van-ban/{stored.pk}/"


def test_a_real_document_goes_through_the_real_compiler(document: SimpleUploadedFile) -> None:
    answer = Client().post("/van-ban/", {"document": document, "request_id": str(uuid.uuid4())}, follow=True)
    assert answer.status_code == 200
    assert StoredDraft.objects.get().name == "ke-hoach.txt"
    assert "12/QĐ-UBND" in answer.content.decode()


def test_a_form_sent_twice_keeps_one_document(compiler_says: list[Outcome], document: SimpleUploadedFile) -> None:
    compiler_says.append(small_plan())
    form = {"request_id": str(uuid.uuid4())}
    first = Client().post("/van-ban/", {**form, "document": document})
    document.seek(0)
    second = Client().post("/van-ban/", {**form, "document": document})
    assert first.headers["Location"] == second.headers["Location"]
    assert StoredDraft.objects.count() == 1


def test_what_cannot_be_read_is_told_beside_the_field_and_not_kept(
    compiler_says: list[Outcome], document: SimpleUploadedFile
) -> None:
    compiler_says.append(Refused("scan", "Trang 1–3 không có chữ.", "Chạy nhận dạng chữ rồi gửi lại."))
    answer = Client().post("/van-ban/", {"document": document, "request_id": str(uuid.uuid4())})
    assert answer.status_code == 422
    assert "Trang 1–3 không có chữ." in answer.content.decode()
    assert "Chạy nhận dạng chữ rồi gửi lại." in answer.content.decode()
    assert not StoredDraft.objects.exists()


def test_no_file_at_all_is_said_so() -> None:
    answer = Client().post("/van-ban/", {"request_id": "không phải mã"})
    assert answer.status_code == 422
    assert "Chưa chọn tệp nào." in answer.content.decode()


def test_a_marked_document_is_refused_and_not_kept(compiler_says: list[Outcome], document: SimpleUploadedFile) -> None:
    secret = small_plan()
    compiler_says.append(type(secret)(text="MẬT\n" + secret.text, draft=secret.draft))
    answer = Client().post("/van-ban/", {"document": document, "request_id": str(uuid.uuid4())})
    assert answer.status_code == 422
    assert "đóng dấu «Mật»" in answer.content.decode()
    assert not StoredDraft.objects.exists()


def test_what_is_too_large_is_refused_before_it_is_read() -> None:
    with override_settings(UPLOAD_LIMIT_BYTES=1000):
        large = SimpleUploadedFile("lon.txt", b"x" * 200_000)
        answer = Client().post("/van-ban/", {"document": large})
    assert answer.status_code == 413
    assert "Tệp quá lớn" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused(document: SimpleUploadedFile) -> None:
    answer = Client(enforce_csrf_checks=True).post("/van-ban/", {"document": document})
    assert answer.status_code == 403
    assert "Mở lại trang" in answer.content.decode()
    assert not StoredDraft.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rong.txt", b""),
        ("nhieu.docx", bytes(range(256)) * 40),
        ("cat.pdf", b"%PDF-1.7\n1 0 obj"),
        ("x.exe", b"MZ\x90\x00"),
    ],
)
def test_a_bad_file_is_refused_in_words(name: str, content: bytes) -> None:
    bad = SimpleUploadedFile(name, content)
    answer = Client().post("/van-ban/", {"document": bad, "request_id": str(uuid.uuid4())})
    assert answer.status_code == 422
    assert "field-error" in answer.content.decode()
    assert "Gặp lỗi khi biên dịch" not in answer.content.decode()
    assert "dừng đột ngột" not in answer.content.decode()
    assert not StoredDraft.objects.exists()
