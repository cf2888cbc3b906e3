"""What every test may use."""

import os
from pathlib import Path, PurePosixPath
from typing import Any

import hypothesis
import pytest
from xdist.scheduler.loadscope import LoadScopeScheduling  # type: ignore[import-untyped] # it has no types

from tests.support.starting import cheap_passwords

ROOT = Path(__file__).resolve().parent.parent
# What stands on something that takes long to build stays with one process, which builds it once; first match counts.
TOGETHER = (
    "browser/onestop/test_every_page.py",
    "browser/onestop/test_whole_story.py",
    "browser/onestop",
    "browser/paths",
    "browser/test_harmful_words.py",
    "browser",
    "demo/test_province.py",
    "hardship/counter",
    "hardship/test_killed_anywhere.py",
    "hardship/test_killed_server.py",
    "hardship/web",
    "operations/test_backup.py",
    "people/test_openid.py",
    "architecture/test_guides.py",
    "web/test_english.py",
    "web/test_english_one_stop.py",
)
EACH_TOGETHER = ("registers/onestop",)  # the same for each file in there
EACH_PARAMETER = ("permissions/test_one_stop.py",)  # the same for each person who goes round


def pytest_configure(config: pytest.Config) -> None:
    """A folder for the secret and the like, also of processes that tests start; passwords that cost little."""
    Path(os.environ["KIENTAO_VAR"]).mkdir(parents=True, exist_ok=True)
    cheap_passwords()


class Groups(LoadScopeScheduling):  # type: ignore[misc] # the same
    """Deals out tests one by one, but what stays together as one piece."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Groups:
    """Instead of `--dist loadgroup`'s own, which reads names that this pytest keeps elsewhere."""
    config.option.loadscopereorder = False  # they are in order already
    return Groups(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long pieces first, so that no process is left with one at the end. But the browser's last of all: its event
    loop stays in the process, where Django would then give a test another connection than the world it stands on."""
    items.sort(key=lambda item: (item.nodeid.startswith("tests/browser/"), _piece(item.nodeid)))


def _piece(nodeid: str) -> int:
    """Where what this test belongs to stands among the long ones."""
    group = group_of(nodeid)
    return TOGETHER.index(group) if group in TOGETHER else len(TOGETHER)


def group_of(nodeid: str) -> str:
    """What a test is dealt out with; alone, where that is its own name."""
    path, _, test = nodeid.partition("::")
    place = PurePosixPath(path).relative_to("tests")
    if any(place.is_relative_to(one) for one in EACH_TOGETHER):
        return str(place)
    if any(place.is_relative_to(one) for one in EACH_PARAMETER):
        return f"{place}[{test.partition('[')[2]}"
    return next((one for one in TOGETHER if place.is_relative_to(one)), nodeid)


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


def pytest_itemcollected(item: pytest.Item) -> None:
    """Whoever takes the database through a fixture is a test of the database too: it runs on PostgreSQL as well."""
    if "db" in getattr(item, "fixturenames", ()) and item.get_closest_marker("django_db") is None:
        item.add_marker("django_db")
