"""An installation of its own, driven through the command line: a folder, a database, nobody else's settings."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Installation:
    """`database` is an address, or empty for SQLite in the folder."""

    folder: Path
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """What its processes see."""
        return {
            **os.environ,
            "KIENTAO_VAR": str(self.folder),
            "KIENTAO_DATABASE": self.database,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PYTHONPATH": str(ROOT),
        }

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """`kientao …`"""
        command = [sys.executable, "-m", "kientao.cli", *arguments]
        return subprocess.run(command, env=self.environment, cwd=ROOT, capture_output=True, text=True)

    def python(self, code: str) -> str:
        """What a script prints there. Raises AssertionError with what it complained of."""
        whole = f"import django; django.setup()\n{code}"
        done = subprocess.run(
            [sys.executable, "-c", whole], env=self.environment, cwd=ROOT, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def migrate(self) -> None:
        """Tables."""
        self.python("from django.core.management import call_command; call_command('migrate', verbosity=0)")

    def fill(self) -> None:
        """Tables, and a small programme at work."""
        self.migrate()
        self.python(
            "from tests.support.programme import a_programme, a_figure, on\n"
            "from kientao.programme.actions.delivering import hand_in\n"
            "world = a_programme()\n"
            "work = world.work('kiểm tra')\n"
            "from io import BytesIO\n"
            "from kientao.evidence.actions.files import hand_in_file\n"
            "with on('2026-03-30'):\n"
            "    son = world.cast.son\n"
            "    file = hand_in_file(actor=son, organisation_id=son.organisation, "
            "upload=BytesIO('Danh sách kiểm tra'.encode()), name='danh-sach.txt', title='Danh sách')\n"
            "    hand_in(actor=son, assignment_id=work.pk, version=work.version, evidence=[a_figure(son), file])\n"
        )

    def content(self) -> str:
        """Every row of every kept table, as lines: two installations with the same content print the same."""
        return self.python(
            "from kientao.base.backup.making import tables\n"
            "from kientao.base.backup.rows import lines_of\n"
            "import hashlib\n"
            "for model in sorted(tables(), key=lambda model: model._meta.label):\n"
            "    lines = list(lines_of(model))\n"
            "    print(model._meta.label, len(lines), hashlib.sha256(b''.join(lines)).hexdigest())\n"
        )
