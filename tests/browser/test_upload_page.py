"""Uploading a document in the browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Visit
from tests.support.small_plan import TEXT

Open = Callable[..., Visit]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "kế hoạch của tôi.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def _arrived(page: Page, scripts: bool = True) -> None:
    """Waits for the compiled document; without scripts one loads the page of the job again."""
    document = re.compile(r"/van-ban/[0-9a-f-]{36}/$")
    for _ in range(40):
        if document.search(page.url):
            return
        page.wait_for_timeout(500)
        if not scripts:
            page.reload()
    raise AssertionError(page.url)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_good_document_opens_beside_its_items(site: Site, visit: Open, plan: Path, scripts: bool) -> None:
    page = visit(site.base + "/van-ban/", scripts=scripts).page
    page.locator("#document").set_input_files(plan)
    page.get_by_role("button", name="Biên dịch").click()
    _arrived(page, scripts)
    expect(page.locator(".file")).to_contain_text("kế hoạch của tôi.txt")
    assert page.locator(".item").count() > 3


def test_a_bad_document_is_refused_in_words_with_the_way_to_choose_another(
    site: Site, visit: Open, tmp_path: Path
) -> None:
    bad = tmp_path / "hong.docx"
    bad.write_bytes(bytes(range(256)) * 30)
    made = visit(site.base + "/van-ban/")
    page = made.page
    page.locator("#document").set_input_files(bad)
    page.get_by_role("button", name="Biên dịch").click()
    expect(page.locator(".field-error")).to_contain_text("không phải tệp Word (.docx) nguyên vẹn")
    expect(page.locator("#document")).to_be_visible()
    made.wrong[:] = [said for said in made.wrong if "422" not in said]  # the browser says so of a refused form


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(site: Site, visit: Open, tmp_path: Path) -> None:
    large = tmp_path / "lon.txt"
    with large.open("wb") as file:
        file.truncate(26 * 1024 * 1024)
    made = visit(site.base + "/van-ban/")
    made.page.locator("#document").set_input_files(large)
    made.page.get_by_role("button", name="Biên dịch").click()
    expect(made.page.locator(".field-error")).to_contain_text("25 MB")
    assert sum(url.endswith("/van-ban/") for url in made.asked) == 1  # the page itself alone


def test_a_form_is_sent_once_however_often_one_clicks(site: Site, visit: Open, plan: Path) -> None:
    made = visit(site.base + "/van-ban/")
    made.page.locator("#document").set_input_files(plan)
    button = "document.querySelector('button[type=submit]')"
    made.page.evaluate(f"() => {{ {button}.click(); {button}.click(); {button}.click(); }}")
    _arrived(made.page)
    assert sum(url.endswith("/van-ban/") for url in made.asked) == 2  # the page itself, and one sending


def test_a_document_can_be_dropped(site: Site, visit: Open) -> None:
    page = visit(site.base + "/van-ban/").page
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], "tha.txt", {type: "text/plain"}));
            const drop = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true});
            document.querySelector(".drop").dispatchEvent(drop);
        }""",
        TEXT,
    )
    expect(page.locator(".drop-words")).to_have_text("tha.txt")
    page.get_by_role("button", name="Biên dịch").click()
    _arrived(page)


def test_words_that_look_like_a_program_are_only_words(site: Site, visit: Open, tmp_path: Path) -> None:
    hostile = tmp_path / "x.txt"
    program = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    hostile.write_text(TEXT.replace("Căn cứ", f"{program} Căn cứ"), encoding="utf-8")
    page = visit(site.base + "/van-ban/").page
    page.locator("#document").set_input_files(hostile)
    page.get_by_role("button", name="Biên dịch").click()
    _arrived(page)
    assert "<script>alert(1)</script>" in (page.locator(".paper").text_content() or "")
    assert page.locator(".paper script, .paper img").count() == 0
