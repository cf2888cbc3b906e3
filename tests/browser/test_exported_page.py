"""The exported page, opened from a disk on a machine without a network."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from kientao.compiling.outcome import Compiled
from kientao.programme.two_sided import two_sided_view
from kientao.ui.two_sided.render import as_page
from tests.browser.conftest import SIZES, Visit
from tests.browser.test_every_page import _serious
from tests.support.small_plan import TEXT, small_plan

Open = Callable[..., Visit]


def _exported(folder: Path, compiled: Compiled) -> str:
    file = folder / "trang.html"
    file.write_text(as_page(two_sided_view(compiled.text, compiled.draft)), encoding="utf-8")
    return file.as_uri()


def test_it_works_from_a_file_and_asks_nobody(visit: Open, tmp_path: Path) -> None:
    address = _exported(tmp_path, small_plan(severity="error"))
    made = visit(address, offline=True)
    made.page.keyboard.press("j")
    assert made.page.locator(".source .on").first.text_content() is not None
    assert [url for url in made.asked if not url.startswith("data:")] == [address]


def test_its_own_letters_come_with_it(visit: Open, tmp_path: Path) -> None:
    page = visit(_exported(tmp_path, small_plan()), offline=True).page
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('15px \\'Be Vietnam Pro\\'', 'ệ')")


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_serious(visit: Open, tmp_path: Path, size: str) -> None:
    assert _serious(visit(_exported(tmp_path, small_plan(severity="error")), size).page) == []


@pytest.mark.slow
def test_a_document_of_500_pages_does_not_freeze(visit: Open, tmp_path: Path) -> None:
    page = visit(_exported(tmp_path, _repeated(2600)), offline=True).page
    begun = time.monotonic()
    for _ in range(5):
        page.keyboard.press("j")
    assert time.monotonic() - begun < 3
    page.locator(".find input").fill("ra soat")
    expect(page.locator(".found")).to_have_text("2600/5200 mục")
    begun = time.monotonic()
    page.evaluate("document.querySelectorAll('#p-task .item:not([hidden])')[2500].querySelector('.text').click()")
    expect(page.locator(".source .on").first).to_be_in_viewport()
    assert time.monotonic() - begun < 3


def _repeated(times: int) -> Compiled:
    """The small plan over and over: 1.5 million characters for 2600."""
    once: dict[str, Any] = json.loads(json.dumps(small_plan().draft))
    whole: dict[str, Any] = dict(once)
    for kind in ("tasks", "targets", "duties", "diagnostics", "references", "sections", "unclaimed", "furniture"):
        whole[kind] = [_moved(one, number * len(TEXT)) for number in range(times) for one in once[kind]]
    return Compiled(text=TEXT * times, draft=whole)  # type: ignore[arg-type]


def _moved(value: Any, by: int) -> Any:
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            return {**value, "start": value["start"] + by, "end": value["end"] + by}
        return {key: _moved(one, by) for key, one in value.items()}
    return [_moved(one, by) for one in value] if isinstance(value, list) else value
