"""`make demo`: one command, a page worth seeing."""

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.support.servers import ROOT, free_port, running
from tests.support.small_plan import TEXT


def _environment(folder: Path) -> dict[str, str]:
    return {"KIENTAO_VAR": str(folder), "KIENTAO_DATABASE": "", "DJANGO_SETTINGS_MODULE": "config.settings"}


def _page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        assert answer.status == 200
        body: bytes = answer.read()
    return body.decode()


def _address(line: str) -> str | None:
    return line.split()[-1] if "/van-ban/" in line else None


def test_it_serves_the_bundled_decision(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "kientao.demo", "--port", str(port)]
    with running(command, _environment(tmp_path), _address) as document:
        first = _page(f"http://127.0.0.1:{port}/")
        assert "Văn bản mẫu" in first
        assert "/static/ui/kientao.css?v=" in first
        assert 'data-kind="task"' in _page(document)
        assert ":root" in _page(f"http://127.0.0.1:{port}/static/ui/kientao.css")


def test_it_serves_a_document_of_ones_own_and_starting_twice_keeps_one(tmp_path: Path) -> None:
    document = tmp_path / "của tôi.txt"
    document.write_text(TEXT, encoding="utf-8")
    seen = set()
    for _ in range(2):
        port = free_port()
        command = [sys.executable, "-m", "kientao.demo", str(document), "--port", str(port)]
        with running(command, _environment(tmp_path / "var"), _address) as address:
            assert "của tôi.txt" in _page(f"http://127.0.0.1:{port}/")
            seen.add(address.split("/van-ban/")[1])
    assert len(seen) == 1


def _refused(tmp_path: Path, *arguments: str) -> str:
    finished = subprocess.run(
        [sys.executable, "-m", "kientao.demo", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **_environment(tmp_path)},
        timeout=60,
    )
    assert finished.returncode == 2
    assert "Traceback" not in finished.stderr
    return finished.stderr


def test_a_document_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "khong-co.docx" in _refused(tmp_path, "khong-co.docx")


def test_a_document_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    empty = tmp_path / "rong.txt"
    empty.touch()
    assert "rong.txt" in _refused(tmp_path, str(empty))


def test_a_port_that_is_taken_is_told_with_another(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = _refused(tmp_path, "--port", str(taken.getsockname()[1]))
    assert "make demo PORT=" in said
