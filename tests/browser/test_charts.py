"""Charts on both screens: drawn, read as a table, taken away as picture and figures, and nobody is left out."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SIZES, Site, Visit
from tests.browser.test_every_page import _serious

Open = Callable[..., Visit]
DRAWN = ("dung-han", "phan-bo", "thoi-gian")
EVERY = (*DRAWN, "tung-xa")
LOOK = """canvas => {  // how many colours, and is anything drawn at the very edge, left or right?
    const {width, height} = canvas, copy = Object.assign(document.createElement('canvas'), {width, height});
    const to = copy.getContext('2d', {willReadFrequently: true});
    to.drawImage(canvas, 0, 0);
    const {data} = to.getImageData(0, 0, width, height), found = new Set();
    let edge = false;
    for (let n = 0; n < data.length; n += 4) {
        if (data[n + 3] > 200) found.add(data.slice(n, n + 3).join());
        if (data[n + 3] && [0, width - 1].includes(n / 4 % width)) edge = true;
    }
    return [found.size, edge];
}"""


@pytest.fixture
def gallery(site: Site) -> str:
    """The page that shows every component; Sơn is signed in."""
    return f"{site.base}/bo-thanh-phan/"


def _chart(page: Page, name: str) -> Locator:
    return page.locator(f"#bieu-do-{name}")


def _canvas(page: Page, name: str) -> Locator:
    expect(page.locator(".chart.drawn")).to_have_count(len(DRAWN))
    return _chart(page, name).locator("canvas")


@pytest.mark.parametrize("size", SIZES)
def test_a_chart_is_drawn_and_no_letter_is_cut(gallery: str, visit: Open, size: str) -> None:
    page = visit(gallery, size).page
    for name in DRAWN:
        colours, at_the_edge = _canvas(page, name).evaluate(LOOK)
        assert colours > 20, name
        assert not at_the_edge, name
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_with_every_table_open(gallery: str, visit: Open, size: str) -> None:
    page = visit(gallery, size).page
    for name in EVERY:
        table = _chart(page, name).locator("table")
        if name in DRAWN:
            _canvas(page, name)
        expect(table).to_be_hidden()
        _chart(page, name).get_by_text("Xem bảng số liệu").click()
        expect(table).to_be_visible()
    assert _serious(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", SIZES)
def test_a_picture_is_taken_away(gallery: str, visit: Open, tmp_path: Path, size: str) -> None:
    page = visit(gallery, size).page
    for name in EVERY:
        with page.expect_download() as awaited:
            _chart(page, name).get_by_role("button", name="Tải ảnh (PNG)").click()
        assert awaited.value.suggested_filename == f"{name}.png"
        awaited.value.save_as(tmp_path / "a.png")
        content = (tmp_path / "a.png").read_bytes()
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        width, height = struct.unpack(">II", content[16:24])
        assert width == 2400
        assert height > 700
        assert len(content) > 40_000


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_figures_are_taken_away(gallery: str, visit: Open, tmp_path: Path, scripts: bool) -> None:
    page = visit(gallery, scripts=scripts).page
    for name in EVERY:
        with page.expect_download() as awaited:
            _chart(page, name).get_by_role("link", name="Tải số liệu (CSV)").click()
        assert awaited.value.suggested_filename == f"{name}.csv"
        awaited.value.save_as(tmp_path / "a.csv")
        text = (tmp_path / "a.csv").read_bytes()
        assert text.startswith(b"\xef\xbb\xbf")
        assert len(text.decode().splitlines()) == 1 + _chart(page, name).locator("tbody tr").count()


def test_without_scripts_the_table_stands_open_and_nothing_is_promised(gallery: str, visit: Open) -> None:
    page = visit(gallery, scripts=False).page
    for name in DRAWN:
        expect(_chart(page, name).locator("table")).to_be_visible()
        expect(_chart(page, name).get_by_role("button")).to_have_count(0)
        expect(_chart(page, name).locator(".chart-place")).to_be_hidden()
    expect(_chart(page, "tung-xa").locator(".tile").first).to_be_visible()


def test_when_the_drawing_does_not_come_the_table_stays_open(gallery: str, visit: Open) -> None:
    made = visit(gallery)
    made.page.route("**/echarts.min.js*", lambda route: route.abort())
    made.page.reload()
    for name in DRAWN:
        expect(_chart(made.page, name).locator("table")).to_be_visible()
        expect(_chart(made.page, name).locator(".chart-place")).to_be_hidden()
    assert made.wrong
    made.wrong.clear()  # the browser reports what was kept from it


def test_a_chart_fits_again_when_the_window_becomes_narrow(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    canvas = _canvas(page, "dung-han")
    wide = canvas.bounding_box()
    page.set_viewport_size({"width": 360, "height": 740})
    expect(canvas).not_to_have_css("width", f"{wide['width']:g}px" if wide else "")
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert not canvas.evaluate(LOOK)[1]


def test_the_pointer_reads_a_month(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    _canvas(page, "dung-han")
    place = _chart(page, "dung-han").locator(".chart-place")
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box is not None
    place.hover(position={"x": box["width"] - 20, "y": box["height"] / 2})
    expect(place.locator(".chart-hint")).to_contain_text("Tháng 6/2026")
    expect(place.locator(".chart-hint")).to_contain_text("chưa có số liệu")
    page.mouse.move(0, 0)
    expect(place.locator(".chart-hint")).to_be_hidden()


def test_tiles_are_reached_by_keyboard_and_can_be_passed_over(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    chart = _chart(page, "tung-xa")
    chart.locator(".skip-tiles").focus()
    page.keyboard.press("Tab")
    expect(chart.locator(".tile").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(chart.locator("summary")).to_be_focused()


def test_charts_print_within_the_page(gallery: str, visit: Open) -> None:
    page = visit(gallery).page
    _canvas(page, "dung-han")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})
    for name in DRAWN:
        canvas, figure = _canvas(page, name).bounding_box(), _chart(page, name).bounding_box()
        assert canvas is not None
        assert figure is not None
        assert canvas["x"] + canvas["width"] <= figure["x"] + figure["width"] + 1
    expect(_chart(page, "dung-han").locator("[data-picture]")).to_be_hidden()
