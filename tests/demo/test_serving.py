"""`make demo`: one command, a province worth seeing; errors in plain words."""

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.support.servers import ROOT, free_port, running
from tests.support.small_plan import TEXT

pytestmark = pytest.mark.slow


def _environment(folder: Path) -> dict[str, str]:
    return {"KIENTAO_VAR": str(folder), "KIENTAO_DATABASE": "", "DJANGO_SETTINGS_MODULE": "config.settings"}


def _page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as answer:
        assert answer.status == 200
        body: bytes = answer.read()
    return body.decode()


def _run(folder: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", *command],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **_environment(folder)},
        timeout=300,
    )


def _refused(folder: Path, *arguments: str) -> str:
    finished = _run(folder, "kientao.demo", *arguments)
    assert finished.returncode == 2
    assert "Traceback" not in finished.stderr
    return finished.stderr


def _accounts(folder: Path) -> tuple[str, str]:
    """How many accounts there are as another process sees them, and what tells one building from the next."""
    script = (
        "import django; django.setup(); from kientao.people.models import Account; "
        "print(Account.objects.count(), Account.objects.earliest('pk').password)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **_environment(folder)}
    command = [sys.executable, "-c", script]
    told = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=True).stdout
    count, salted = told.split()
    return count, salted


def test_it_opens_a_province_keeps_it_reviews_a_document_and_begins_again(tmp_path: Path) -> None:
    folder, document = tmp_path / "var", tmp_path / "của tôi.txt"
    document.write_text(TEXT, encoding="utf-8")
    port = free_port()
    command = [sys.executable, "-m", "kientao.demo", "--port", str(port)]
    with running(command, _environment(folder), lambda line: line if "Trang đăng nhập" in line else None) as line:
        assert f"http://127.0.0.1:{port}/" in line
        assert "thuc-hanh-2026" in _page(f"http://127.0.0.1:{port}/")
    built = _accounts(folder)
    port = free_port()
    command = [sys.executable, "-m", "kientao.demo", str(document), "--port", str(port)]
    with running(command, _environment(folder), lambda line: line if "/soat/" in line else None) as line:
        assert "đăng nhập tam" in line
    assert _accounts(folder) == built
    begun_again = _run(folder, "kientao.cli", "practice", "reset")
    assert begun_again.returncode == 0, begun_again.stderr
    assert "sẵn sàng" in begun_again.stdout
    anew = _accounts(folder)
    assert (anew[0], anew[1] != built[1]) == (built[0], True)


def test_a_real_installation_is_refused_by_both_commands(tmp_path: Path) -> None:
    made = _run(tmp_path, "django", "migrate", "--verbosity=0")
    assert made.returncode == 0, made.stderr
    script = (
        "import django; django.setup();"
        "from kientao.base.actor import SYSTEM; from kientao.people.actions.accounts import create_account;"
        "create_account(actor=SYSTEM, name='Đỗ Đăng Khoa', username='khoa')"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **_environment(tmp_path)}
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, check=True)
    assert "dữ liệu thật" in _refused(tmp_path, "--prepare-only")
    reset = _run(tmp_path, "kientao.cli", "practice", "reset")
    assert reset.returncode == 2
    assert "dữ liệu thật" in reset.stderr
    assert _accounts(tmp_path)[0] == "1"


def test_a_document_that_is_not_there_is_told_before_anything_is_built(tmp_path: Path) -> None:
    assert "khong-co.docx" in _refused(tmp_path, "khong-co.docx")
    assert not (tmp_path / "kientao.sqlite3").exists()


def test_a_port_that_is_taken_is_told_with_another_before_anything_is_built(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = _refused(tmp_path, "--port", str(taken.getsockname()[1]))
    assert "make demo PORT=" in said
    assert not (tmp_path / "kientao.sqlite3").exists()


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_a_port_that_cannot_be_is_told(tmp_path: Path, port: str) -> None:
    assert "make demo PORT=" in _refused(tmp_path, f"--port={port}")
