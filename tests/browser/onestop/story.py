"""A story told in days: the same database under a server for each day, people at their screens, papers they print."""

import io
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from docx import Document
from playwright.sync_api import Browser

from kientao.documents.reading import read_data
from tests.browser.conftest import PATIENCE, SIZES
from tests.browser.paths.desk import Desk
from tests.support.servers import free_port, running

PASSWORD = "thuc-hanh-2026"


@dataclass
class Story:
    """`outside` are the settings of what the program talks to; the port stays the same from day to day."""

    browser: Browser
    folder: Path
    database: str
    outside: Mapping[str, str]
    port: int = field(default_factory=free_port)

    @property
    def base(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def day(self, day: str) -> "Iterator[Day]":
        """The program on that day; at its end nothing may have gone wrong on a page, and nobody else been asked."""
        environment = {
            "KIENTAO_VAR": str(self.folder),
            "KIENTAO_DATABASE": self.database,
            "KIENTAO_PRACTICE_DAY": day,
            "KIENTAO_ADDRESS": self.base,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            **self.outside,
        }
        command = [sys.executable, "-m", "tests.support.serve_story", str(self.port)]
        with running(command, environment, lambda line: line.strip() or None), ExitStack() as windows:
            here = Day(self, windows)
            yield here
            for desk in here.desks:
                assert desk.wrong == []
                assert [url for url in desk.asked if not url.startswith((self.base + "/", "data:", "blob:"))] == []


@dataclass
class Day:
    """A day of it, and who sits where."""

    story: Story
    windows: ExitStack
    desks: list[Desk] = field(default_factory=list)

    def sit(self, who: str, size: str = "máy bàn") -> Desk:
        """Somebody signs in and has their own page before them."""
        width, height = SIZES[size]
        context = self.story.browser.new_context(
            viewport={"width": width, "height": height}, locale="vi-VN", has_touch=size == "điện thoại"
        )
        self.windows.callback(context.close)
        context.set_default_timeout(PATIENCE)
        desk = Desk(context.new_page(), self.story.base, PASSWORD)
        self.desks.append(desk)
        desk.sign_in(who)
        return desk


def print_form(desk: Desk, title: str, *says: str) -> None:
    """Presses the form's two buttons on the counter's page of a dossier, opens what comes, reads it."""
    number = title[:2]
    page = desk.page
    paper = re.compile(rf"/mau/{number}-\d+\.pdf$")
    with page.context.expect_event("response", lambda answer: bool(paper.search(answer.url))) as got:
        desk.press(title)
    name = title.partition(". ")[2].removeprefix("Văn bản ")  # a letter says only what it is about
    open_paper(desk, got.value.url, name, *says)
    with page.expect_download() as taken:
        desk.press(f"Tải mẫu {number} dạng .docx")
    _holds(_words_of_docx(taken.value.path().read_bytes()), name, *says)


def open_paper(desk: Desk, address: str, *says: str) -> None:
    """A PDF that stands at an address of the program."""
    answer = desk.page.context.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    _holds(read_data(answer.body(), "giay.pdf", ocr=False).text, *says)


def open_docx(desk: Desk, address: str, *says: str) -> None:
    """A .docx that stands there."""
    _holds(_words_of_docx(desk.page.context.request.get(address).body()), *says)


def _words_of_docx(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    return "\n".join(one.text or "" for one in document.element.body.iter() if one.tag.endswith("}t"))


def _holds(words: str, *says: str) -> None:
    there = _squeezed(words)
    for one in says:
        assert _squeezed(one) in there, f"{one!r} is not in:\n{words}"


def _squeezed(words: str) -> str:
    """Without what depends on where lines break; capital letters are the form's."""
    return "".join(unicodedata.normalize("NFC", words).casefold().split())
