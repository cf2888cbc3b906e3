"""The people of every test, and a storehouse of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.evidence.fake_clamd import FakeClamd, running
from tests.support.cast import Cast, cast


@pytest.fixture
def storehouse(settings: LazySettings, tmp_path: Path) -> Path:
    """An empty folder for files."""
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.EVIDENCE_CLAMD = None
    return tmp_path / "evidence"


@pytest.fixture
def people(db: None, storehouse: Path) -> Cast:
    """Hải Sơn and its officers."""
    return cast()


@pytest.fixture
def clamd(settings: LazySettings, storehouse: Path, tmp_path: Path) -> Iterator[FakeClamd]:
    """A running program that speaks as clamd does and knows one malware."""
    with running(tmp_path / "clamd.ctl") as program:
        settings.EVIDENCE_CLAMD = program.address
        settings.EVIDENCE_CLAMD_SECONDS = 5
        yield program
