"""The practice province is made once, kept, and begun again when asked; real work is never touched."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from kientao.base.actor import SYSTEM
from kientao.base.practice import is_practice, mark_practice
from kientao.demo import installation
from kientao.people.actions.accounts import create_account
from kientao.people.models import Account
from tests.support.cast import cast

pytestmark = pytest.mark.django_db


def _say(words: str) -> None:
    """Nobody listens."""


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A province that is quickly built: its mark and one person. The list has the password of every building."""
    built: list[str] = []

    def build(password: str, say: object) -> None:
        mark_practice()
        create_account(actor=SYSTEM, name="Nguyễn Minh Tâm", username="tam")
        built.append(password)

    monkeypatch.setattr(installation, "build", build)
    return built


def test_it_is_built_where_there_is_nothing_and_kept_from_then_on(built: list[str]) -> None:
    assert installation.prepare(_say)
    assert is_practice()
    assert not installation.prepare(_say)
    assert len(built) == 1


@pytest.mark.django_db(transaction=True)  # PostgreSQL empties no table that the transaction has just written to
def test_begun_again_it_has_nothing_of_what_was_tried_in_it(built: list[str], settings: LazySettings) -> None:
    installation.prepare(_say)
    create_account(actor=SYSTEM, name="Người thử", username="thu.nghiem")
    folder = Path(settings.VAR) / "practice-evidence"
    (folder / "ab").mkdir(parents=True)
    (folder / "ab" / "tep").write_bytes(b"x")
    settings.KEPT_FOLDERS = {"evidence": folder}
    installation.reset(_say)
    assert list(Account.objects.values_list("username", flat=True)) == ["tam"]
    assert not list(folder.iterdir())
    assert len(built) == 2


@pytest.mark.parametrize("verb", [installation.prepare, installation.reset])
def test_an_installation_where_real_people_work_is_not_touched(verb: object, built: list[str]) -> None:
    cast()
    before = sorted(Account.objects.values_list("username", flat=True))
    assert callable(verb)
    with pytest.raises(installation.RealInstallation, match="KIENTAO_VAR"):
        verb(_say)
    assert sorted(Account.objects.values_list("username", flat=True)) == before
    assert not built


def test_one_account_is_enough_to_be_real(built: list[str]) -> None:
    create_account(actor=SYSTEM, name="Đỗ Đăng Khoa", username="khoa")
    with pytest.raises(installation.RealInstallation):
        installation.reset(_say)
    assert Account.objects.filter(username="khoa").exists()
