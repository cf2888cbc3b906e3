"""Takes the pictures of the README and the guides from the program itself: `make pictures`.

Needs Chromium and a monospaced font with Vietnamese letters (Debian: fonts-jetbrains-mono).
"""

import os
import re
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.text import Text

from kientao.demo.sample_file import SAMPLE
from tests.support.chromium import chromium
from tests.support.servers import free_port, running

ROOT = Path(__file__).resolve().parent.parent
PRACTICE_PASSWORD = "thuc-hanh-2026"  # of the demo, printed where it starts
PICTURES = ROOT / "docs" / "pictures"


def main() -> None:
    """Overwrites docs/pictures/*.png."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        arguments = ["--disable-gpu", "--disable-background-networking", *sandbox]
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        _pages(browser)
        _terminal(browser)
        browser.close()
    for picture in PICTURES.glob("*.png"):  # 256 colours are enough for a page, and a third of the size
        Image.open(picture).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(picture, optimize=True)


# (file, who signs in, address or words of a link on the page before, wide or narrow)
DESK, PHONE = (1366, 768), (360, 740)
SHOTS: tuple[tuple[str, str, str, tuple[int, int]], ...] = (
    ("leader", "nam", "/lanh-dao/", DESK),
    ("leader-phone", "nam", "/lanh-dao/", PHONE),
    ("board", "tam", "/bang-theo-doi/", DESK),
    ("board-phone", "tam", "/bang-theo-doi/", PHONE),
    ("work-list", "tam", "/viec/", DESK),
    ("timeline", "tam", "/tien-do/", DESK),
    ("month", "tam", "/lich/", DESK),
    ("plans", "tam", "/ke-hoach/", DESK),
    ("organisations", "tam", "/co-quan/", DESK),
    ("accounts", "kien", "/quan-tri/tai-khoan/", DESK),
    ("health", "kien", "/quan-tri/tinh-trang/", DESK),
    ("my-work", "huong", "/viec-cua-toi/", DESK),
    ("my-work-phone", "sao", "/viec-cua-toi/", PHONE),
    ("inbox", "huong", "/hop-viec/", DESK),
    ("guide-head", "truong", "/viec-cua-toi/", DESK),
    ("guide-officer", "loc", "/viec-cua-toi/", DESK),
    ("guide-to-accept", "long", "/nghiem-thu/", DESK),
    ("guide-letters", "tam", "/don-doc/", DESK),
    ("guide-inspector", "thu", "/bang-theo-doi/?xem=co-quan", DESK),
    ("guide-inspection", "thu", "/kiem-tra/", DESK),
    ("counter", "linh", "/mot-cua/", DESK),
    ("time-lost", "nam", "/mot-cua/so-lieu/thoi-gian/?ky-tu=01/04/2026", DESK),
)
# As above, with the words of the links to follow from that address.
STEPS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("guide-hand-in", "thom", "/viec-cua-toi/", ("Chuẩn bị sản phẩm",)),
    ("guide-ask-time", "truong", "/viec-cua-toi/?trang-thai=due-soon", ("Quyết định của UBND tỉnh", "Xin gia hạn")),
    ("guide-extension", "nam", "/viec-cua-toi/", ("Quyết định",)),
    ("guide-account", "kien", "/quan-tri/tai-khoan/?q=Nông+Thị+Thơm", ("Nông Thị Thơm",)),
)


def _pages(browser: Browser) -> None:
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "kientao.demo", "--port", str(port)]
        base = f"http://127.0.0.1:{port}"
        with running(command, {"KIENTAO_VAR": folder}, lambda line: base if f":{port}/" in line else None):
            for name, who, address, size in SHOTS:
                page = _signed_in(browser, base, who, size)
                page.goto(base + address)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=PICTURES / f"{name}.png")
                page.context.close()
            _way_of_a_decision(browser, base)
            _one_stop(browser, base)
            _steps(browser, base)
            _review(browser, base)


def _steps(browser: Browser, base: str) -> None:
    """What opens behind a button."""
    for name, who, address, words in STEPS:
        page = _signed_in(browser, base, who, DESK)
        page.goto(base + address)
        for link in words:
            found = page.locator("main").get_by_role("link", name=link, exact=True).first
            if not found.is_visible():
                page.locator("main details.drop-menu summary").first.click()
            found.click()
            page.wait_for_load_state("networkidle")
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=PICTURES / f"{name}.png")
        page.context.close()


def _review(browser: Browser, base: str) -> None:
    """A decision between its compiling and its adoption."""
    page = _signed_in(browser, base, "tam", DESK)
    page.goto(f"{base}/van-ban/")
    page.locator("input[type=file]").set_input_files(SAMPLE.with_name("quyet-dinh-sach.docx"))
    page.get_by_role("button", name="Biên dịch", exact=True).click()
    page.get_by_role("button", name="Soát kế hoạch của tỉnh").click(timeout=60_000)
    page.wait_for_url("**/soat/**")
    page.wait_for_load_state("networkidle")
    for _ in range(3):
        page.keyboard.press("j")
    page.wait_for_timeout(200)
    page.screenshot(path=PICTURES / "guide-review.png")
    page.context.close()


def _way_of_a_decision(browser: Browser, base: str) -> None:
    """The two-sided view, and a task that is late."""
    page = _signed_in(browser, base, "tam", DESK)
    page.goto(f"{base}/van-ban/")
    page.locator("main a[href^='/van-ban/']").filter(has_text=re.compile("^Kế hoạch .* năm 2026")).first.click()
    page.wait_for_load_state("networkidle")
    for _ in range(4):
        page.keyboard.press("j")
    page.wait_for_timeout(200)
    page.screenshot(path=PICTURES / "two-sided.png")
    for name, size in (("task", DESK), ("task-phone", PHONE)):
        page = _signed_in(browser, base, "tam", size)
        page.goto(f"{base}/viec/?tinh-trang=overdue")
        page.locator("main a[href^='/nhiem-vu/']").first.click()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURES / f"{name}.png")


def _one_stop(browser: Browser, base: str) -> None:
    """A dossier coming in, one that is late with its clocks explained, and the process it goes through."""
    page = _signed_in(browser, base, "linh", DESK)
    page.goto(f"{base}/mot-cua/tiep-nhan/?q=1.900101&mo=1")
    page.wait_for_load_state("networkidle")
    for label, words in (
        ("Số giấy tờ", "999000000777"),
        ("Họ tên người nộp", "Lò Thị Mến"),
        ("Điện thoại", "0199000777"),
        ("Địa chỉ", "Tổ 5, phường Bến Ngự"),
    ):
        page.get_by_label(re.compile(f"^{label}")).first.fill(words)
    page.locator(".intake-promise summary").first.click()
    page.evaluate("document.activeElement.blur(); scrollTo(0, 80)")
    page.screenshot(path=PICTURES / "intake.png")
    page.context.close()
    for name, size in (("dossier", DESK), ("dossier-phone", PHONE)):
        page = _signed_in(browser, base, "thinh", size)
        page.goto(f"{base}/mot-cua/tre-han/")
        page.locator("main tr", has_text="28/04/2026").get_by_role("link").first.click()  # over the holidays of May
        page.wait_for_load_state("networkidle")
        for summary in page.locator(".clock-card summary").all() if size == DESK else []:
            summary.click()
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=PICTURES / f"{name}.png")
        page.context.close()
    page = _signed_in(browser, base, "luc", DESK)
    page.goto(f"{base}/thu-tuc/?q=1.900201")
    page.locator("main tr", has_text="1.900201").get_by_role("link").first.click()
    page.wait_for_url("**/thu-tuc/*/")
    page.goto(f"{page.url}?phan=quy-trinh")
    page.locator(".process-card h2 a").first.click()
    page.wait_for_url("**/quy-trinh/*/")
    page.wait_for_load_state("networkidle")
    page.locator("svg.process").screenshot(path=PICTURES / "process.png")
    page.context.close()


def _signed_in(browser: Browser, base: str, who: str, size: tuple[int, int]) -> Page:
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="vi-VN").new_page()
    page.goto(f"{base}/dang-nhap/")
    page.locator("input[type=password]").fill(PRACTICE_PASSWORD)
    page.locator("main input[type=text], main input[name=login], main input[name=username]").first.fill(who)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url(lambda address: "/dang-nhap/" not in address)
    return page


def _terminal(browser: Browser) -> None:
    """The command's own coloured output, drawn as a terminal would."""
    code = (
        "import sys; from pathlib import Path; from kientao.cli.table import table_view;"
        "from kientao.compiling.files import Job, compile_file; o = compile_file(Job(Path(sys.argv[1])));"
        "print(table_view(o.text, o.draft, for_terminal=True))"
    )
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120"}
    output = subprocess.run(
        [sys.executable, "-c", code, SAMPLE], capture_output=True, text=True, env=environment
    ).stdout
    console = Console(record=True, width=124, file=StringIO(), force_terminal=True)
    console.print(Text(f"$ kientao compile {SAMPLE.name}", style="bold"))
    lines = output.splitlines()
    shown = lines[:26] + ["…"] + [line for line in lines if "ĐIỂM CẦN XEM" in line]
    found = next((number for number, line in enumerate(lines) if "ĐIỂM CẦN XEM" in line), len(lines))
    shown += lines[found + 1 : found + 16]
    console.print(Text.from_ansi("\n".join(shown)))
    page = browser.new_page(viewport={"width": 1090, "height": 100})
    page.set_content(console.export_html(inline_styles=True))
    fonts = "'JetBrains Mono','Noto Sans Mono',monospace"
    page.add_style_tag(content=f"body{{margin:16px;background:#fdfdfc}}pre{{font:13px/1.45 {fonts}!important}}")
    page.screenshot(path=PICTURES / "terminal.png", full_page=True)


if __name__ == "__main__":
    main()
