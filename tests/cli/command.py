"""Runs the command as a person does."""

import os
import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent.parent / "kientao" / "demo" / "sample"
SAMPLE = SAMPLES / "quyet-dinh-mau.docx"  # holds honest slips
CLEAN = SAMPLES / "quyet-dinh-sach.docx"  # has none


def kientao(*arguments: str | Path, cwd: Path | None = None) -> "subprocess.CompletedProcess[bytes]":
    """The finished command, its output as bytes."""
    command = [sys.executable, "-P", "-m", "kientao.cli", *map(str, arguments)]
    environment = {**os.environ, "COLUMNS": "120", "PYTHONPATH": str(SAMPLES.parent.parent.parent)}
    return subprocess.run(command, capture_output=True, cwd=cwd, env=environment, timeout=120, stdin=subprocess.DEVNULL)
