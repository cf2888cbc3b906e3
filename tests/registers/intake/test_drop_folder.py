"""Files laid into the folder are taken, written or refused with what to mend; the folder is never left."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from kientao.base.actor import SYSTEM
from kientao.base.clock import now
from kientao.registers.intake.drop.taking import Taken, take_all
from kientao.registers.intake.jobs import take_dropped
from kientao.registers.intake.models import Batch, BatchState, IntakeRow, Source
from kientao.registers.intake.settings import intake_folder
from tests.registers.intake.conftest import DOCUMENTS, Office, as_csv, line, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Of the exchange's documents, inside the drop folder."""
    made = tmp_path / "tiep-nhan" / "van-ban" / DOCUMENTS
    made.mkdir(parents=True)
    return made


def lay(file: Path, content: bytes, seconds: int = 60) -> Path:
    """As if nobody had changed it for so many seconds."""
    file.write_bytes(content)
    aged(file, seconds)
    return file


def aged(file: Path, seconds: int) -> None:
    then = now().timestamp() - seconds
    os.utime(file, (then, then), follow_symlinks=False)


def take(folder: Path) -> Taken:
    return take_all(actor=SYSTEM, folder=folder.parent.parent)


def names(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if not one.is_dir() or one.is_symlink())


def test_a_good_file_is_written_and_laid_with_those_done(office: Office, folder: Path) -> None:
    lay(folder / "thang-3.xlsx", workbook(line("1"), line("2")))
    lay(folder / "them.CSV", as_csv(line("3")))
    assert take(folder) == Taken(done=2)
    assert [name.partition("-")[0] for name in names(folder)] == ["done/20260303", "done/20260303"]
    assert IntakeRow.objects.filter(ended_by__isnull=True).count() == 1  # each replaced the month
    assert set(Batch.objects.values_list("made_by", "state")) == {(SYSTEM.name, "applied")}
    assert take(folder) == Taken()


def test_a_file_with_errors_is_put_aside_with_what_to_mend_and_keeps_no_other_waiting(
    office: Office, folder: Path
) -> None:
    lay(folder / "a.xlsx", workbook(line("1", day="31/02/2026"), line("2", agency="Sở Gì")))
    lay(folder / "b.xlsx", workbook(line("3")))
    lay(folder / "c.xlsx", b"khong phai excel")
    assert take(folder) == Taken(done=1, refused=2)
    told = (folder / "refused" / "20260303-090000-a.xlsx.txt").read_text(encoding="utf-8")
    assert "chưa ghi gì, có 2 lỗi" in told
    assert "Dòng 4, cột C (Ngày gửi): Không có ngày «31/02/2026»" in told
    assert "Đây không phải tệp .xlsx" in (folder / "refused" / "20260303-090000-c.xlsx.txt").read_text(encoding="utf-8")
    assert IntakeRow.objects.count() == 1


def test_a_file_that_is_still_being_written_waits(office: Office, folder: Path) -> None:
    file = lay(folder / "a.xlsx", workbook(line("1")), seconds=10)
    assert take(folder) == Taken(waiting=1)
    assert file.exists()
    assert not Batch.objects.exists()
    aged(file, 31)
    assert take(folder) == Taken(done=1)


def test_no_link_leads_out_of_the_folder(office: Office, folder: Path, tmp_path: Path) -> None:
    secret = lay(tmp_path / "ngoai.xlsx", workbook(line("bi-mat")))
    (folder / "a.xlsx").symlink_to(secret)
    aged(folder / "a.xlsx", 60)
    assert take(folder) == Taken(refused=1)
    assert "đường dẫn tắt" in (folder / "refused" / "20260303-090000-a.xlsx.txt").read_text(encoding="utf-8")
    assert (secret.exists(), Batch.objects.count()) == (True, 0)


def test_neither_does_a_linked_folder_nor_a_linked_place_for_what_is_done(
    office: Office, folder: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (folder / "done").symlink_to(outside)
    lay(folder / "a.xlsx", workbook(line("1")))
    assert take(folder) == Taken(failed=1)
    assert (list(outside.iterdir()), Batch.objects.count()) == ([], 0)
    elsewhere = folder.parent / "khac"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    assert take(folder) == Taken()


def test_pipes_folders_and_hidden_files_are_no_files(office: Office, folder: Path) -> None:
    os.mkfifo(folder / "a.xlsx")
    (folder / "b.csv").mkdir()
    lay(folder / ".c.xlsx", workbook(line("1")))
    lay(folder / "doc-toi.txt", b"?")
    aged(folder / "a.xlsx", 60)
    assert take(folder) == Taken(refused=2)
    assert (folder / ".c.xlsx").exists()
    assert not Batch.objects.exists()


def test_names_that_are_taken_get_a_number(office: Office, folder: Path) -> None:
    for _ in range(3):
        lay(folder / "a.xlsx", workbook(line("1")))
        take(folder)
    assert names(folder / "done") == [
        "20260303-090000-2-a.xlsx", "20260303-090000-3-a.xlsx", "20260303-090000-a.xlsx",
    ]  # fmt: skip


def test_a_name_that_is_no_text_is_taken_too(office: Office, folder: Path) -> None:
    lay(Path(os.fsdecode(os.fsencode(folder) + b"/v\xff.xlsx")), workbook(line("1")))
    assert take(folder) == Taken(done=1)
    assert Batch.objects.get().name == "v\ufffd.xlsx"


def test_what_nobody_set_up_or_rests_is_left_where_it_lies(office: Office, folder: Path) -> None:
    lay(folder / "a.xlsx", workbook(line("1")))
    other = folder.parent / "inspection"
    other.mkdir()
    lay(other / "b.xlsx", workbook(line("1")))
    Source.objects.update(active=False)
    assert take(folder) == Taken()
    Source.objects.update(active=True)
    assert take(folder) == Taken(done=1)
    assert (other / "b.xlsx").exists()


def test_the_job_looks_where_the_operator_said_and_nowhere_otherwise(
    office: Office, folder: Path, settings: Any
) -> None:
    lay(folder / "a.xlsx", workbook(line("1")))

    class Work:
        actor = SYSTEM

    settings.INTAKE_FOLDER = None
    assert take_dropped.run(Work(), due="") is None
    settings.INTAKE_FOLDER = folder.parent.parent
    assert take_dropped.run(Work(), due="") == {"done": 1, "refused": 0, "waiting": 0, "failed": 0}
    assert Batch.objects.get().state == BatchState.APPLIED
    settings.INTAKE_FOLDER = folder / "khong-co"
    assert take_dropped.run(Work(), due="") == {"done": 0, "refused": 0, "waiting": 0, "failed": 0}


def test_the_setting_is_a_whole_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KIENTAO_INTAKE_FOLDER", raising=False)
    assert intake_folder() is None
    monkeypatch.setenv("KIENTAO_INTAKE_FOLDER", "/var/lib/kientao/tiep-nhan")
    assert intake_folder() == Path("/var/lib/kientao/tiep-nhan")
    monkeypatch.setenv("KIENTAO_INTAKE_FOLDER", "tiep-nhan")
    with pytest.raises(ImproperlyConfigured, match="đường dẫn đầy đủ"):
        intake_folder()
