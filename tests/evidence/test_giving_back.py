"""A file comes back as it was, to be saved and never run."""

import pytest

from kientao.evidence.download import file_response
from kientao.evidence.models import EvidenceItem
from kientao.evidence.storage import path_of
from tests.evidence import samples
from tests.evidence.handing_in import hands_in
from tests.support.cast import Cast

pytestmark = pytest.mark.django_db


def _body(item: EvidenceItem) -> bytes:
    response = file_response(item)
    try:
        return b"".join(response.streaming_content)  # type: ignore[arg-type]
    finally:
        response.close()


def test_what_comes_back_is_what_was_handed_in(people: Cast) -> None:
    data = samples.docx()
    assert _body(hands_in(people.lan, data)) == data


def test_a_word_file_is_saved_never_shown(people: Cast) -> None:
    item = hands_in(people.lan, name="Quyết định 215.docx")
    for inline in (False, True):
        headers = file_response(item, inline=inline).headers
        assert headers["Content-Disposition"].startswith("attachment; ")
        assert "filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20215.docx" in headers["Content-Disposition"]
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Type"].endswith("wordprocessingml.document")
        assert headers["Cache-Control"] == "private, no-store"


def test_pictures_and_pdf_are_shown_on_request_only(people: Cast) -> None:
    for data, name, kind in (
        (samples.png(), "ảnh.png", "image/png"),
        (samples.pdf_with(""), "a.pdf", "application/pdf"),
    ):
        item = hands_in(people.lan, data, name)
        assert file_response(item).headers["Content-Disposition"].startswith("attachment; ")
        shown = file_response(item, inline=True)
        assert shown.headers["Content-Disposition"].startswith("inline; ")
        assert shown.headers["Content-Type"] == kind
        assert "default-src 'none'" in shown.headers["Content-Security-Policy"]


def test_a_file_lost_from_disk_is_said_to_be_missing(people: Cast) -> None:
    item = hands_in(people.lan)
    assert item.file is not None
    path_of(item.file.sha256).unlink()
    with pytest.raises(FileNotFoundError):
        file_response(item)
