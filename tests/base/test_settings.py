"""What the operator chose is understood, or refused with the variable's name."""

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from kientao.base.settings import database_from_url, flag, kept_secret, names, one_of


def test_without_a_choice_the_database_is_a_file_that_readers_and_a_writer_share() -> None:
    chosen = database_from_url("KIENTAO_NOT_SET", default=Path("/var/x.sqlite3"))
    assert chosen["NAME"] == "/var/x.sqlite3"
    assert "journal_mode=WAL" in chosen["OPTIONS"]["init_command"]


def test_a_postgresql_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DB", "postgresql://kientao:m%40t@may-chu:5433/cchc")
    chosen = database_from_url("DB", default=Path("x"))
    assert (chosen["USER"], chosen["PASSWORD"], chosen["HOST"], chosen["PORT"], chosen["NAME"]) == (
        "kientao",
        "m@t",
        "may-chu",
        "5433",
        "cchc",
    )


def test_a_socket_folder_can_be_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DB", "postgresql://postgres@/cchc?host=/run/postgresql")
    assert database_from_url("DB", default=Path("x"))["HOST"] == "/run/postgresql"


def test_an_unknown_database_is_refused_by_the_variables_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DB", "mysql://x")
    with pytest.raises(ImproperlyConfigured, match="DB"):
        database_from_url("DB", default=Path("x"))


def test_a_flag_that_is_neither_yes_nor_no_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLAG", "có lẽ")
    with pytest.raises(ImproperlyConfigured, match="FLAG"):
        flag("FLAG", default=False)


def test_names_are_split_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSTS", "a.gov.vn, b.gov.vn,")
    assert names("HOSTS", default="") == ["a.gov.vn", "b.gov.vn"]


def test_the_secret_is_made_once_and_closed_to_others(tmp_path: Path) -> None:
    file = tmp_path / "secret-key"
    first = kept_secret(file, "KIENTAO_NOT_SET")
    assert kept_secret(file, "KIENTAO_NOT_SET") == first
    assert len(first) > 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_word_that_is_not_among_the_choices_is_refused_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert one_of("LOG", "plain", "json") == "plain"
    monkeypatch.setenv("LOG", " JSON ")
    assert one_of("LOG", "plain", "json") == "json"
    monkeypatch.setenv("LOG", "xml")
    with pytest.raises(ImproperlyConfigured, match="plain, json"):
        one_of("LOG", "plain", "json")
