"""One's own document in the practice province: reviewed once, or refused with the reason."""

from pathlib import Path

import pytest

from kientao.demo import own_document
from kientao.demo.plans import Unreadable
from kientao.people.models import Organisation
from kientao.programme.models import Review
from tests.support.cast import cast
from tests.support.small_plan import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cast's programme office in the place of the province's."""
    cast()
    monkeypatch.setattr(own_document, "WHO", "son")
    monkeypatch.setattr(own_document, "CODE", Organisation.objects.get(kind="province-committee").code)


def test_the_same_document_has_one_review(tmp_path: Path) -> None:
    document = tmp_path / "ke-hoach.txt"
    document.write_text(TEXT, encoding="utf-8")
    assert own_document.review_of(document) == own_document.review_of(document)
    assert Review.objects.get().opened_by == "Trần Hải Sơn"


def test_a_document_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    empty = tmp_path / "rong.txt"
    empty.touch()
    with pytest.raises(Unreadable):
        own_document.review_of(empty)


def test_a_secret_document_is_not_taken(tmp_path: Path) -> None:
    secret = tmp_path / "mat.txt"
    secret.write_text(f"MẬT\n{TEXT}", encoding="utf-8")
    with pytest.raises(Unreadable, match="bí mật nhà nước"):
        own_document.review_of(secret)
    assert not Review.objects.exists()
