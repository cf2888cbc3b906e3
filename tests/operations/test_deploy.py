"""The example of a server is one that starts: units, proxy and variables are what the programs understand."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg
import pytest

from tests.on_postgresql import server


def _units(root: Path) -> list[Path]:
    return sorted((root / "deploy" / "systemd").iterdir())


def test_systemd_understands_every_unit(root: Path, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("KHÔNG TÌM THẤY systemd-analyze: không kiểm tra được các tệp dịch vụ (cài gói systemd)")
    for unit in _units(root):
        # the program isn't installed on this machine: any program that is stands for it
        text = re.sub(r"/opt/kientao/\.venv/bin/\S+", "/bin/true", unit.read_text(encoding="utf-8"))
        text = text.replace("WorkingDirectory=/opt/kientao", "WorkingDirectory=/tmp")
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *sorted(tmp_path.iterdir())], capture_output=True, text=True
    )
    said = [line for line in done.stderr.splitlines() if "kientao" in line]
    assert (done.returncode, said) == (0, []), done.stderr


def test_the_proxy_file_is_one_nginx_takes(root: Path, tmp_path: Path) -> None:
    if shutil.which("nginx") is None:
        pytest.skip("KHÔNG TÌM THẤY nginx: không kiểm tra được tệp cấu hình của nó (cài gói nginx-light)")
    site = (root / "deploy" / "nginx" / "kientao.conf").read_text(encoding="utf-8")
    site = re.sub(r"^\s*(?:ssl_\w+.*|listen 443 ssl;)$", "", site, flags=re.MULTILINE).replace(
        "listen 80;", "listen 8080;"
    )
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid; error_log {tmp_path}/error; events {{}} http {{ access_log off; {site} }}")
    done = subprocess.run(["nginx", "-t", "-c", whole, "-p", tmp_path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_postgresql_starts_with_what_is_advised(root: Path) -> None:
    advised = (root / "deploy" / "postgresql" / "kientao.conf").read_text(encoding="utf-8")
    settings = dict(re.findall(r"^(\w+) = (\S+)", advised, flags=re.MULTILINE))
    assert len(settings) >= 5
    with tempfile.TemporaryDirectory(prefix="kientao-pg-") as folder, server(Path(folder), advised) as address:
        if address is None:
            pytest.skip("KHÔNG TÌM THẤY POSTGRESQL: không kiểm tra được tệp cấu hình của nó")
        with psycopg.connect(address) as connection:
            in_force = {name: connection.execute(f"SHOW {name}").fetchone() for name in settings}
    assert in_force == {name: (value,) for name, value in settings.items()}


def test_every_variable_of_the_example_is_explained_to_the_operator(root: Path) -> None:
    example = (root / "deploy" / "kientao.env.example").read_text(encoding="utf-8")
    guide = (root / "docs" / "operate.md").read_text(encoding="utf-8")
    for name in re.findall(r"KIENTAO_\w+", example):
        assert f"`{name}`" in guide, name


def test_every_variable_the_program_reads_is_explained_to_the_operator(root: Path) -> None:
    guide = (root / "docs" / "operate.md").read_text(encoding="utf-8")
    read = {
        name
        for file in [*(root / "kientao").rglob("*.py"), *(root / "config").rglob("*.py")]
        for name in re.findall(r'"(KIENTAO_[A-Z_]+)"', file.read_text(encoding="utf-8"))
    }
    assert sorted(name for name in read if f"`{name}`" not in guide) == []
