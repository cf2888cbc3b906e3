"""Another register keeps a file: the same checks, the same store, no evidence."""

import io

import pytest

from kientao.base.actor import Actor
from kientao.base.refusal import Invalid
from kientao.evidence.actions import FileRefused, store_file
from kientao.evidence.download import stored_response
from kientao.evidence.media import JPEG, PDF, PNG
from kientao.evidence.models import EvidenceItem, StoredFile
from kientao.evidence.storage import path_of
from tests.evidence import samples
from tests.evidence.fake_clamd import FakeClamd
from tests.support.cast import Cast


def kept(actor: Actor, data: bytes, name: str) -> tuple[StoredFile, str]:
    return store_file(
        actor=actor, upload=io.BytesIO(data), name=name, kinds=(PDF, JPEG, PNG), use=lambda file, name: (file, name)
    )


pytestmark = pytest.mark.django_db


def test_a_scan_is_kept_once_and_is_no_evidence(people: Cast) -> None:
    data = samples.pdf_with("")
    first, name = kept(people.lan, data, "C:\\quét\\đơn.pdf")
    again, _ = kept(people.lan, data, "đơn lần hai.pdf")
    assert (first, name) == (again, "đơn.pdf")
    assert path_of(first.sha256).read_bytes() == data
    assert not EvidenceItem.objects.exists()


def test_only_the_kinds_that_were_asked_for_are_taken(people: Cast) -> None:
    with pytest.raises(Invalid, match="Chỉ nhận tệp PDF, ảnh JPEG, ảnh PNG"):
        kept(people.lan, samples.docx(), "đơn.docx")
    with pytest.raises(FileRefused):
        kept(people.lan, b"khong phai tep PDF", "don.pdf")
    assert not StoredFile.objects.exists()


def test_where_its_use_is_refused_no_row_stays(people: Cast) -> None:
    def refused(file: StoredFile, name: str) -> None:
        raise Invalid({"": "Không."})

    with pytest.raises(Invalid):
        store_file(actor=people.lan, upload=io.BytesIO(samples.png()), name="a.png", kinds=(PNG,), use=refused)
    assert not StoredFile.objects.exists()


def test_while_the_antivirus_program_is_gone_scans_are_refused(people: Cast, clamd: FakeClamd) -> None:
    clamd.stop()
    with pytest.raises(FileRefused):
        kept(people.lan, samples.jpeg(), "a.jpg")


def test_a_scan_comes_back_to_be_saved_and_is_shown_on_request_only(people: Cast) -> None:
    file, name = kept(people.lan, samples.png(), "giấy khai sinh.png")
    saved, shown = stored_response(file, name), stored_response(file, name, inline=True)
    assert saved.headers["Content-Disposition"].startswith("attachment; ")
    assert saved.headers["Content-Disposition"].endswith(".png")
    assert shown.headers["Content-Disposition"].startswith("inline; ")
    assert shown.headers["Content-Security-Policy"].startswith("default-src 'none'")
