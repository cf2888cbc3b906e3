"""Forms: what is refused, in which words, and beside which field."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kientao.base.refusal import Invalid
from kientao.ui.forms.fields import DroppedFileField, VersionField
from kientao.ui.forms.picked import Picked, picked
from kientao.ui.samples.form import ExtensionForm

GOOD = {
    "due": "30/6",
    "agency": "Sở Tư pháp",
    "agency-id": "2",
    "agency-words": "Sở Tư pháp",
    "kind": "wait",
    "level": "p",
    "reason": "Chờ",
    "version": "3",
}


def _form(**changes: str) -> ExtensionForm:
    return ExtensionForm({**GOOD, **changes})


def test_a_good_form_is_taken() -> None:
    form = _form()
    assert form.is_valid(), form.errors
    assert form.cleaned_data["agency"] == Picked("2", "Sở Tư pháp")
    assert form.cleaned_data["version"] == 3


def test_typing_on_after_picking_is_no_longer_what_was_picked() -> None:
    assert picked("Sở Tư pháp tỉnh", "2", "Sở Tư pháp") == Picked("", "Sở Tư pháp tỉnh")
    assert picked(" Sở  Tư pháp ", "2", "Sở Tư pháp") == Picked("2", "Sở Tư pháp")
    assert picked("   ", "2", "   ") is None


@pytest.mark.parametrize("version", ["", "x", "-1", "1e3", "9" * 40])
def test_a_form_without_a_version_changes_nothing(version: str) -> None:
    form = _form(version=version)
    assert not form.is_valid() or len(version) > 30
    if version != "9" * 40:
        assert "mở lại trang" in str(form.errors["version"])


def test_the_words_of_an_action_stand_beside_their_fields() -> None:
    form = _form()
    assert form.is_valid()
    form.add_refusal(Invalid({"due": "Hạn mới phải sau hạn đang có.", "": "Việc này đã xong.", "khác": "Không rõ."}))
    assert form.errors["due"] == ["Hạn mới phải sau hạn đang có."]
    assert form.non_field_errors() == ["Việc này đã xong.", "Không rõ."]
    html = str(form)
    assert 'id="id_due_error"' in html
    assert "<li>Việc này đã xong.</li>" in html


def test_an_optional_field_says_so_and_a_required_one_does_not() -> None:
    html = str(ExtensionForm())
    assert html.count("(không bắt buộc)") == 1


def _file(name: str, size: int) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"x" * size)


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (_file("a.exe", 10), "Không nhận tệp «.exe». Nhận: .pdf, .docx."),
        (_file("a", 10), "Không nhận tệp «không có đuôi»"),
        (_file("a.pdf.js", 10), "«.js»"),
        (_file("a.pdf", 2000), "quá mức"),
        (_file("a.pdf", 0), "Tệp rỗng"),
        (None, "Chọn một tệp."),
    ],
)
def test_a_file_is_refused_with_what_would_be_taken(upload: SimpleUploadedFile | None, words: str) -> None:
    from django import forms

    field = DroppedFileField(endings=(".pdf", ".docx"), largest_bytes=1000)
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(upload)
    assert words in " ".join(refused.value.messages)


def test_a_good_file_is_taken_whatever_the_case_of_its_ending() -> None:
    field = DroppedFileField(endings=(".pdf",), largest_bytes=1000)
    assert field.clean(_file("BÁO CÁO.PDF", 10)).name == "BÁO CÁO.PDF"


def test_a_version_is_hidden() -> None:
    assert VersionField().widget.is_hidden


def test_hostile_words_stay_words_in_a_form() -> None:
    hostile = '"><script>alert(1)</script>'
    html = str(_form(due=hostile, agency=hostile, reason=hostile, kind=hostile))
    assert "<script" not in html


def test_no_template_of_a_form_asks_for_another_floor(root: Path) -> None:
    assert all("{% url" not in file.read_text(encoding="utf-8") for file in (root / "kientao/ui").rglob("*.html"))
