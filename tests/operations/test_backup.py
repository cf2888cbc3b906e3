"""Back up, restore, move: rehearsed with real processes on both kinds of database, stored files included."""

import os
import signal
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.operations.installation import ROOT, Installation

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """On SQLite, with a programme at work."""
    installation = Installation(tmp_path_factory.mktemp("filled"))
    installation.fill()
    return installation


@pytest.fixture(scope="session")
def backup(filled: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("backup") / "kientao.tar"
    done = filled.run("backup", str(file))
    assert done.returncode == 0, done.stderr
    return file


def test_what_was_backed_up_comes_back_to_the_last_row_and_file(
    filled: Installation, backup: Path, tmp_path: Path
) -> None:
    there = Installation(tmp_path / "there")
    done = there.run("restore", str(backup))
    assert done.returncode == 0, done.stderr
    assert there.content() == filled.content()
    assert there.run("audit", "verify").returncode == 0
    assert "1 tệp" in there.run("evidence", "verify").stdout


def test_a_backup_of_sqlite_comes_back_on_postgresql_and_again_on_sqlite(
    filled: Installation, backup: Path, tmp_path: Path, postgresql: Callable[[], str]
) -> None:
    there = Installation(tmp_path / "there", postgresql())
    assert there.run("restore", str(backup)).returncode == 0
    assert there.content() == filled.content()
    assert there.run("backup", str(tmp_path / "again.tar")).returncode == 0
    back = Installation(tmp_path / "back")
    assert back.run("restore", str(tmp_path / "again.tar")).returncode == 0
    assert back.content() == filled.content()


def test_an_office_moves_from_sqlite_to_postgresql_and_goes_on_working(
    filled: Installation, tmp_path: Path, postgresql: Callable[[], str]
) -> None:
    address = postgresql()
    done = filled.run("move", address)
    assert done.returncode == 0, done.stderr
    moved = Installation(filled.folder, address)
    assert moved.content() == filled.content()
    # new rows get numbers after the old ones
    moved.python(
        "from kientao.base.actor import SYSTEM\nfrom kientao.people.models import Division, Organisation\n"
        "Division.objects.create(organisation=Organisation.objects.first(), name='Phòng mới')"
    )


def test_a_backup_never_overwrites_another(filled: Installation, backup: Path) -> None:
    before = backup.stat().st_mtime_ns
    done = filled.run("backup", str(backup))
    assert (done.returncode, backup.stat().st_mtime_ns) == (2, before)
    assert "Chọn tên khác" in done.stderr


def test_nothing_is_restored_over_an_office_that_works(filled: Installation, backup: Path) -> None:
    before = filled.content()
    done = filled.run("restore", str(backup))
    assert done.returncode == 2
    assert "đã có dữ liệu" in done.stderr
    assert filled.content() == before


@pytest.mark.parametrize("harm", ["cut", "flipped", "not a tar", "way out"])
def test_a_damaged_or_hostile_backup_is_refused_and_changes_nothing(harm: str, backup: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.tar"
    content = bytearray(backup.read_bytes())
    if harm == "cut":
        bad.write_bytes(content[: len(content) // 2])
    elif harm == "flipped":
        row = content.index(b"tables/base.AuditEntry.jsonl.gz") + 512 + 40  # past the member's head, inside its rows
        content[row] ^= 0xFF
        bad.write_bytes(content)
    elif harm == "not a tar":
        bad.write_bytes(b"xin chao")
    else:
        with tarfile.open(bad, "w") as tar:
            info = tarfile.TarInfo("../../out.txt")
            tar.addfile(info)
    there = Installation(tmp_path / "there")
    done = there.run("restore", str(bad))
    assert done.returncode == 2, done.stdout
    assert "Traceback" not in done.stderr
    assert not (tmp_path.parent / "out.txt").exists()


def test_a_restore_killed_in_the_middle_leaves_an_empty_office_that_can_be_restored_again(
    filled: Installation, backup: Path, tmp_path: Path
) -> None:
    there = Installation(tmp_path / "there")
    there.migrate()
    for delay in (0.4, 0.9, 1.4):
        process = subprocess.Popen(
            [sys.executable, "-m", "kientao.cli", "restore", str(backup)],
            env=there.environment,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        if "base.AuditEntry 0 " not in there.content():  # it was done before the kill
            assert there.content() == filled.content()
            return
    assert there.run("restore", str(backup)).returncode == 0
    assert there.content() == filled.content()
