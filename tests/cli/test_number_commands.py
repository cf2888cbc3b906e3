"""Facts into files, everything counted again, one figure: as a person types it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from kientao.base.actor import Actor
from kientao.facts.catalogue import FACTS
from kientao.kernel.period import Period
from kientao.ledger.models import ROWS
from kientao.ledger.rebuilding import rebuild_tallies
from kientao.ledger.tables import table_of
from kientao.measures.frozen.actions import freeze
from kientao.people.roles import Role
from tests.cli.command import kientao
from tests.support.ledger import lay
from tests.support.processes import database_address

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
Laid = Mapping[str, Sequence[Mapping[str, Any]]]


def closed(agency: int, day: int, appointment: str, **others: Any) -> dict[str, Any]:
    """A dossier that was closed."""
    values = {
        "procedure": 1, "channel": "online", "outcome": "done", "statistic": appointment, "handed": None,
        "apologised": None, "minutes": 90, "recorded_from": 100, "recorded_to": None,
    }  # fmt: skip
    return {"agency": agency, "day": day, "appointment": appointment, **values, **others}


ROWS_LAID: Laid = {
    "dossier-closed": [
        closed(3, 20260102, "early"), closed(3, 20260131, "on-time"), closed(3, 20260331, "late"),
        closed(3, 20260401, "late"), closed(4, 20260215, "on-time"), closed(4, 20260216, "no-deadline"),
        closed(4, 20260217, "late", recorded_to=200),
    ],
}  # fmt: skip


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands meet what is laid here."""
    monkeypatch.setenv("KIENTAO_DATABASE", database_address())
    lay(ROWS_LAID)


@pytest.fixture
def folder(office: None, tmp_path: Path) -> Path:
    """What was laid, exported."""
    done = kientao("facts", "export", tmp_path / "facts")
    assert done.returncode == 0, done.stderr.decode()
    return tmp_path / "facts"


def said(*arguments: str | Path) -> str:
    """By a command that ends well."""
    done = kientao(*arguments)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def refused(*arguments: str | Path) -> str:
    """Why a command couldn't be done: in words, without a trace of the program."""
    done = kientao(*arguments)
    assert done.returncode == 2, done.stdout.decode()
    words = done.stderr.decode()
    assert "Traceback" not in words
    return words


def test_every_fact_goes_into_a_folder_of_its_own_ended_rows_too(office: None, tmp_path: Path) -> None:
    lines = said("facts", "export", tmp_path / "facts").splitlines()
    assert len(lines) == len(FACTS)
    assert f"           7  Hồ sơ giải quyết xong: {tmp_path / 'facts' / 'ledger_dossier_closed'}" in lines
    assert sorted(one.name for one in (tmp_path / "facts").iterdir()) == sorted(map(table_of, FACTS.values()))
    months = sorted(str(one.parent.relative_to(tmp_path)) for one in tmp_path.rglob("*closed/**/*.parquet"))
    assert months == [f"facts/ledger_dossier_closed/year=2026/month={month}" for month in (1, 2, 3, 4)]


def test_one_kind_of_fact_is_exported_alone_and_again(office: None, tmp_path: Path) -> None:
    for _ in range(2):
        assert "Hồ sơ giải quyết xong" in said("facts", "export", tmp_path / "facts", "--fact", "dossier-closed")
        assert [one.name for one in (tmp_path / "facts").iterdir()] == ["ledger_dossier_closed"]


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        (["dossiers-on-time", "--period", "2026-Q1"], "75 % = 3/4"),
        (["dossiers-on-time", "--period", "2026-Q1", "--agency", "3"], "66,67 % = 2/3"),
        (["dossiers-on-time", "--period", "2026", "--agency", "3", "--agency", "4"], "60 % = 3/5"),
        (["dossiers-on-time", "--period", "2026-01-31..2026-03-30"], "100 % = 2/2"),
        (["dossiers-on-time", "--period", "2025"], "chưa có số liệu = 0/0"),
        (["dossier-time", "--period", "2026-02"], "90 phút = 180/2"),
        (["agencies-on-time", "--period", "2026-Q1"], "50 % = 1/2"),
    ],
)
def test_a_figure_is_the_same_from_the_database_and_from_files(folder: Path, asked: list[str], value: str) -> None:
    here, files = said("measure", *asked), said("measure", *asked, "--engine", "parquet", "--folder", folder)
    assert here.splitlines()[0].endswith(f": {value}")
    assert here.splitlines()[0] == files.splitlines()[0]


def test_a_figure_says_what_it_is_and_of_which_days(office: None) -> None:
    first, second = said("measure", "dossiers-on-time", "--period", "2026-Q1").splitlines()
    assert first == "Hồ sơ giải quyết trước hạn, đúng hạn: 75 % = 3/4"
    assert second.startswith("Từ 01/01/2026 đến 31/03/2026; ")


def test_what_cant_be_done_is_said_in_words(office: None, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    on_time = ("measure", "dossiers-on-time", "--period", "2026")
    assert "Không có loại dữ kiện «dossiers»" in refused("facts", "export", tmp_path, "--fact", "dossiers")
    assert "Không ghi được" in refused("facts", "export", tmp_path / "file")
    assert "Không có chỉ số «on-time»" in refused("measure", "on-time", "--period", "2026")
    assert "Thiếu --folder" in refused(*on_time, "--engine", "parquet")
    for engine in ("parquet", "spark"):
        nowhere = refused(*on_time, "--engine", engine, "--folder", tmp_path / "nowhere")
        assert "nowhere không có dữ kiện «Hồ sơ giải quyết xong»: ghi bằng kientao facts export." in nowhere


def test_what_nobody_answered_yet_has_no_value(office: None) -> None:
    said_of_it = said("measure", "par-index-rank", "--period", "2026")
    assert "Thứ hạng chỉ số cải cách hành chính của tỉnh: chưa có số liệu = 0/0" in said_of_it


def test_what_isnt_a_period_is_refused() -> None:
    for period in ("2026-Q5", "2026-13", "hôm nay", "0", "2026-03-15..2026-03-01", "2026-Q"):
        words = refused("measure", "dossiers-on-time", "--period", period)
        assert f"«{period}» không phải kỳ: ghi 2026, 2026-Q1" in words


def test_counted_again_everything_agrees(office: None) -> None:
    words = said("measures", "verify")
    assert "Đã đếm lại 6 dòng, so 0 hồ sơ gốc" in words
    assert "Mọi số đếm khớp." in words


def test_a_row_changed_past_the_ledger_is_found_and_named(office: None) -> None:
    ROWS["dossier-closed"].objects.filter(agency=4, day=20260215).update(appointment=3, minutes=100)
    done = kientao("measures", "verify")
    assert done.returncode == 1
    words = done.stderr.decode()
    assert "LỆCH: 2 số đếm, 0 dòng." in words
    of = sorted(one for one in words.splitlines() if "Hồ sơ giải quyết xong, cơ quan 4, tháng 02/2026 (" in one)
    assert [one.partition("So với hẹn trả: ")[2].partition(";")[0] for one in of] == ["Quá hạn", "Đúng hạn"]
    assert [one.partition("Bảng đếm: ")[2] for one in of] == [
        "Số dòng thiếu 1; Thời gian giải quyết thiếu 100", "Số dòng thừa 1; Thời gian giải quyết thừa 90",
    ]  # fmt: skip


def test_frozen_figures_are_read_again_and_the_one_that_does_not_hold_is_named(office: None) -> None:
    assert said("measures", "frozen").splitlines() == ["Đã kiểm tra 0 số đã chốt.", "Mọi số đã chốt đếm lại đúng."]
    actor = Actor("Sơn", roles=frozenset({Role.PROGRAMME_OFFICE}))
    one = freeze(
        actor=actor, measure_code="dossiers-on-time", period=Period.quarter(2026, 1), agencies=None, purpose="Báo cáo"
    )
    assert "Mọi số đã chốt đếm lại đúng." in said("measures", "frozen")
    ROWS["dossier-closed"].objects.filter(agency=4, day=20260215).update(minutes=100)
    done = kientao("measures", "frozen")
    assert done.returncode == 1
    words = done.stderr.decode()
    assert f"Số đã chốt {one.pk}, Hồ sơ giải quyết trước hạn, đúng hạn, từ 01/01/2026 đến 31/03/2026: 75 %" in words
    assert "Mẫu số: vẫn 4 dòng, nhưng có dòng đã bị sửa." in words
    assert "SAI: 1 số không đếm lại được như khi chốt." in words


def test_a_row_that_no_record_stands_behind_is_found_and_named(office: None) -> None:
    ROWS["dossier-closed"].objects.filter(agency=3, day=20260401).update(source=1, record=4_000)
    rebuild_tallies("dossier-closed")
    done = kientao("measures", "verify")
    assert done.returncode == 1
    words = done.stderr.decode()
    assert "LỆCH: 0 số đếm, 1 dòng." in words
    assert "Hồ sơ giải quyết xong, hồ sơ gốc 4000 (" in words
    assert "So với hẹn trả: sổ late, nguồn không có" in words
