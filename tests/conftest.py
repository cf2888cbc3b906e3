"""What every test may use."""

import os
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Tests write beside the developer's own database, never into it.
os.environ.setdefault("KIENTAO_VAR", tempfile.mkdtemp(prefix="kientao-tests-"))


def pytest_configure(config: pytest.Config) -> None:
    """The secret and the like of the tests' own folder, also for the processes they start."""
    Path(os.environ["KIENTAO_VAR"]).mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT
