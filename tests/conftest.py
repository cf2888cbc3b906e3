"""What every test may use."""

import os
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent
# What stands on something that takes long to build stays with one process, which builds it once; first match counts.
TOGETHER = (
    "browser/paths",
    "browser/test_harmful_words.py",
    "browser",
    "demo/test_province.py",
    "hardship/test_killed_anywhere.py",
    "hardship/test_killed_server.py",
    "hardship/web",
    "operations/test_backup.py",
    "people/test_openid.py",
    "architecture/test_guides.py",
    "web/test_english.py",
)


def pytest_configure(config: pytest.Config) -> None:
    """The secret and the like of the tests' own folder, also for the processes they start."""
    Path(os.environ["KIENTAO_VAR"]).mkdir(parents=True, exist_ok=True)


@pytest.hookimpl(tryfirst=True)  # before the names are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Names what stays together, for `--dist loadgroup`."""
    for item in items:
        place = item.path.relative_to(ROOT / "tests")
        group = next((one for one in TOGETHER if place.is_relative_to(one)), None)
        if group:
            item.add_marker(pytest.mark.xdist_group(group))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says loudly what could not be tried."""
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    reasons: dict[str, int] = {}
    for report in skipped:
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons[why] = reasons.get(why, 0) + 1
    terminalreporter.section("BỎ QUA, KHÔNG ĐƯỢC KIỂM TRA LẦN NÀY", sep="!", yellow=True)
    for why, count in reasons.items():
        terminalreporter.write_line(f"{count:5} × {why}")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


# A busy machine makes nothing false: no property fails because drawing or trying was slow.
hypothesis.settings.register_profile("kientao", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("kientao")
