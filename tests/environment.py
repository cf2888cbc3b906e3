"""Loaded before the settings are: tests write into a folder of their own, never beside the developer's database."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "KIENTAO_VAR" not in os.environ:
    os.environ["KIENTAO_VAR"] = tempfile.mkdtemp(prefix="kientao-tests-")
    os.environ["KIENTAO_TESTS_TABLES"] = str(Path(os.environ["KIENTAO_VAR"]) / "tables.sqlite3")  # gone with the run
    atexit.register(shutil.rmtree, os.environ["KIENTAO_VAR"], ignore_errors=True)
if worker := os.environ.get("PYTEST_XDIST_WORKER"):  # what one process sweeps up is no other's
    os.environ["KIENTAO_VAR"] = str(Path(os.environ["KIENTAO_VAR"]) / worker)
