"""Takes the pictures of the README from the program itself: `make pictures`.

Needs Chromium and a monospaced font with Vietnamese letters (Debian: fonts-jetbrains-mono).
"""

import os
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.text import Text

from kientao.demo.sample_file import SAMPLE
from tests.support.chromium import chromium
from tests.support.servers import free_port, running

ROOT = Path(__file__).resolve().parent.parent
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


def _pages(browser: Browser) -> None:
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "kientao.demo", "--port", str(port)]
        with running(command, {"KIENTAO_VAR": folder}, _document_address) as document:
            desk = browser.new_page(viewport={"width": 1366, "height": 768}, locale="vi-VN")
            desk.goto(f"http://127.0.0.1:{port}/")
            desk.screenshot(path=PICTURES / "start.png")
            desk.goto(document)
            for _ in range(4):
                desk.keyboard.press("j")
            desk.wait_for_timeout(200)
            desk.screenshot(path=PICTURES / "two-sided.png")
            phone = browser.new_page(viewport={"width": 360, "height": 740}, locale="vi-VN")
            phone.goto(document)
            phone.screenshot(path=PICTURES / "phone.png")


def _document_address(line: str) -> str | None:
    return line.split()[-1] if "/van-ban/" in line else None


def _terminal(browser: Browser) -> None:
    """The command's own coloured output, drawn as a terminal would."""
    code = (
        "import sys; from pathlib import Path; from kientao.cli.table import table_view;"
        "from kientao.programme.compile_files import Job, compile_file; o = compile_file(Job(Path(sys.argv[1])));"
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
