"""A file is handed in once, checked before it is kept, and read where it can be."""

import hashlib
import sys
import threading
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings

from kientao.base.audit import faults
from kientao.base.models import AuditEntry
from kientao.base.refusal import Invalid, NotAllowed
from kientao.evidence import examining, storage
from kientao.evidence.actions import FileRefused, hand_in_file
from kientao.evidence.kinds import Kind, ScanState
from kientao.evidence.models import EvidenceItem, StoredFile
from tests.documents.pdf.printed import needs_font
from tests.evidence import samples
from tests.evidence.handing_in import hands_in
from tests.support.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def _files(storehouse: Path) -> list[Path]:
    return [path for path in storehouse.rglob("*") if path.is_file()]


def _refusal(people: Cast, data: bytes, name: str) -> FileRefused:
    with pytest.raises(FileRefused) as refusal:
        hands_in(people.lan, data, name)
    return refusal.value


def test_a_document_handed_in_is_on_disk_under_its_hash(people: Cast, storehouse: Path) -> None:
    data = samples.docx()
    item = hands_in(people.lan, data, kind=Kind.DOCUMENT)
    sha256 = hashlib.sha256(data).hexdigest()
    place = storehouse / sha256[:2] / sha256[2:4] / sha256
    assert place.read_bytes() == data
    assert item.file is not None
    assert (item.file.sha256, item.file.size, item.file.extension) == (sha256, len(data), ".docx")
    assert item.file.scan_state == ScanState.NOT_SCANNED
    assert (item.created_by, item.created_by_name) == (people.officers["lan"], "Nguyễn Thị Lan")
    assert _files(storehouse) == [place]


def test_what_is_not_claimed_is_taken_from_the_document(people: Cast) -> None:
    item = hands_in(people.lan, kind=Kind.DOCUMENT)
    assert (item.number, item.date) == ("215/QĐ-UBND", date(2026, 2, 12))
    assert item.issuer.lower() == "ủy ban nhân dân tỉnh hải sơn"
    assert item.title.startswith("QUYẾT ĐỊNH")
    assert set(item.read_fields["filled"]) >= {"number", "date", "issuer"}
    assert item.differences == []
    assert item.head is not None
    assert item.head.confidence == "high"


def test_a_claim_that_differs_from_the_document_is_kept_beside_what_was_read(people: Cast) -> None:
    item = hands_in(
        people.lan, kind=Kind.DOCUMENT, number="251/ QĐ-UBND", date=date(2026, 2, 12), issuer="UBND tỉnh Hải Sơn"
    )
    assert item.number == "251/ QĐ-UBND"
    assert [(one.field, one.claimed, one.read) for one in item.differences] == [
        ("number", "251/ QĐ-UBND", "215/QĐ-UBND")
    ]
    again = EvidenceItem.objects.get(pk=item.pk)
    assert again.differences == item.differences
    assert again.head == item.head


@needs_font
def test_a_pdf_is_read_as_well(people: Cast) -> None:
    item = hands_in(people.lan, samples.pdf(), "qd.pdf", kind=Kind.DOCUMENT)
    assert (item.number, item.date) == ("215/QĐ-UBND", date(2026, 2, 12))


def test_a_scan_without_words_is_taken_and_says_that_it_was_not_read(people: Cast) -> None:
    item = hands_in(people.lan, samples.pdf_with(""), "bản quét.pdf", kind=Kind.DOCUMENT, number="12/QĐ-UBND")
    assert item.head is not None
    assert item.head.unread
    assert item.head.confidence == "low"
    assert (item.number, item.title) == ("12/QĐ-UBND", "bản quét")


def test_a_picture_is_taken_with_the_title_given(people: Cast) -> None:
    item = hands_in(people.lan, samples.jpeg(), "IMG_01.JPG", title="Ảnh bàn giao", kind=Kind.MINUTES)
    assert (item.title, item.original_name, item.read_fields) == ("Ảnh bàn giao", "IMG_01.JPG", {})


def test_the_same_content_is_stored_once_however_often_it_comes(people: Cast, storehouse: Path) -> None:
    first = hands_in(people.lan)
    second = hands_in(people.minh, name="bản sao.docx")
    third = hands_in(people.hoa, name="của xã.docx")
    assert first.file == second.file == third.file
    assert StoredFile.objects.count() == 1
    assert len(_files(storehouse)) == 1
    assert len({first.pk, second.pk, third.pk}) == 3
    assert first.file is not None
    assert first.file.first_stored_by == "Nguyễn Thị Lan"


def test_each_handing_in_stands_in_the_trail(people: Cast) -> None:
    item = hands_in(people.lan)
    entry = AuditEntry.objects.get(action="hand_in_evidence")
    assert entry.subject == f"EvidenceItem {item.pk}"
    assert item.file is not None
    assert item.file.sha256 in entry.data
    assert list(faults()) == []


def test_nobody_hands_in_for_another_organisation(people: Cast, storehouse: Path) -> None:
    with pytest.raises(NotAllowed, match="Sở Tư pháp"):
        hands_in(people.hoa, organisation_id=people.organisations["tu_phap"].pk)
    with pytest.raises(NotAllowed):
        hands_in(people.son, organisation_id=people.organisations["tu_phap"].pk)
    with pytest.raises(NotAllowed):
        hands_in(people.lan, organisation_id=10**9)
    assert not _files(storehouse)


@pytest.mark.parametrize("who", ["khoa", "thu", "binh"])
def test_who_runs_inspects_or_leads_hands_nothing_in(people: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        hands_in(people.actor(who))


def test_an_abolished_organisation_hands_nothing_in(people: Cast) -> None:
    organisation = people.organisations["tu_phap"]
    actor = people.lan
    organisation.valid_to = date(2021, 6, 30)
    organisation.save()
    with pytest.raises(NotAllowed, match="kết thúc hoạt động"):
        hands_in(actor)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "trống.docx", "empty"),
        (b"<html><script>alert(1)</script></html>", "văn bản.pdf", "web-page"),
        (samples.repacked(samples.docx(), {"word/vbaProject.bin": b"x"}), "văn bản.docx", "macros"),
        (samples.repacked(samples.docx(), {"../../x": b"x"}), "văn bản.docx", "damaged"),
        (samples.docx("TỐI MẬT", *samples.DECISION), "văn bản.docx", "secret"),
        (b"MZ" + bytes(100), "ảnh\u202egnp.exe", "executable"),
    ],
)
def test_of_a_refused_file_nothing_stays(people: Cast, storehouse: Path, data: bytes, name: str, code: str) -> None:
    refusal = _refusal(people, data, name)
    assert refusal.code == code
    assert refusal.errors["file"] == f"{refusal.message} {refusal.hint}"
    assert not _files(storehouse)
    assert not StoredFile.objects.exists()
    assert not AuditEntry.objects.filter(action="hand_in_evidence").exists()


@needs_font
def test_a_locked_pdf_and_a_secret_one_are_refused(people: Cast, storehouse: Path) -> None:
    assert _refusal(people, samples.pdf(password="mật khẩu"), "khoá.pdf").code == "encrypted"
    assert _refusal(people, samples.pdf("MẬT", *samples.DECISION), "mật.pdf").code == "secret"
    assert not _files(storehouse)


def test_a_file_too_large_is_refused_before_it_is_read_to_its_end(people: Cast, settings: LazySettings) -> None:
    settings.EVIDENCE_LIMIT_BYTES = 2 * 1024 * 1024
    upload = BytesIO(bytes(50 * 1024 * 1024))
    with pytest.raises(FileRefused, match="2 MB"):
        hands_in(people.lan, upload=upload)
    assert upload.tell() < 5 * 1024 * 1024


def test_a_file_that_holds_its_reader_up_is_refused(people: Cast, settings: LazySettings, storehouse: Path) -> None:
    settings.EVIDENCE_READ_SECONDS = 0.01
    assert _refusal(people, samples.docx(), "văn bản.docx").code == "timeout"
    assert not _files(storehouse)


def test_names_that_point_elsewhere_are_only_names(people: Cast, storehouse: Path) -> None:
    item = hands_in(people.lan, name="../../../etc/cron.d/\u202evăn bản.docx")
    assert item.original_name == "văn bản.docx"
    assert all(storehouse in path.parents for path in _files(storehouse))


def test_wrong_claims_are_told_beside_their_fields(people: Cast, storehouse: Path) -> None:
    with pytest.raises(Invalid) as refusal:
        hands_in(people.lan, number="1" * 81, date=date(2999, 1, 1), kind=Kind.LINK)
    assert set(refusal.value.errors) == {"number", "date", "kind"}
    assert not _files(storehouse)


def test_characters_no_database_keeps_do_not_stop_anybody(people: Cast) -> None:
    item = hands_in(people.lan, title="Báo\x00 cáo\ud800 \u202equý", note="a\x00\nb", kind=Kind.FILE)
    assert (item.title, item.note) == ("Báo cáo quý", "a\nb")


def test_evidence_is_never_changed_nor_deleted(people: Cast) -> None:
    item = hands_in(people.lan)
    item.title = "khác"
    with pytest.raises(Exception, match=r"(?i)unique|exist"):
        item.save()


def test_neither_one_by_one_nor_many_at_once(people: Cast) -> None:
    item = hands_in(people.lan)
    for attempt in (item.delete, EvidenceItem.objects.all().delete, lambda: EvidenceItem.objects.update(title="khác")):
        with pytest.raises(TypeError, match="never"):
            attempt()
    assert item.file is not None
    with pytest.raises(TypeError, match="never"):
        item.file.delete()


def test_an_upload_that_breaks_off_leaves_nothing(people: Cast, storehouse: Path) -> None:
    class Broken:
        def __init__(self) -> None:
            self.left = 2

        def read(self, size: int = -1, /) -> bytes:
            self.left -= 1
            if not self.left:
                raise OSError("line cut")
            return b"PK\x03\x04"

    assert people.lan.organisation is not None
    with pytest.raises(OSError, match="line cut"):
        hand_in_file(actor=people.lan, organisation_id=people.lan.organisation, upload=Broken(), name="a.docx")
    assert not _files(storehouse)
    assert storage.sweep_incoming() == 0


def test_who_finds_no_place_is_told_to_come_back(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    full = threading.BoundedSemaphore(1)
    full.acquire()
    monkeypatch.setattr(examining, "_PLACES", full)
    monkeypatch.setattr(examining, "_WAIT_SECONDS", 0.01)
    refusal = _refusal(people, samples.docx(), "văn bản.docx")
    assert (refusal.code, refusal.hint) == ("busy", "Đợi một phút rồi nộp lại.")


def test_a_checker_that_dies_is_a_refusal_in_the_officers_words(
    people: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\nkill -SEGV $$\n")
    broken.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(broken))
    refusal = _refusal(people, samples.docx(), "văn bản.docx")
    assert refusal.code == "unchecked"
    assert "KIENTAO" not in refusal.errors["file"]
