"""Whoever chose English reads our pages in English; other readers' pages, and people's own words, stay as they are."""

import gettext
import gzip
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.http import FileResponse, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory, override_settings
from selectolax.lexbor import LexborHTMLParser, LexborNode

from kientao.web.english import english_pages
from kientao.web.phrases import parts_of
from tests.hardship.deeds import DAY
from tests.hardship.web.explorer import explored, visitor
from tests.hardship.web.forms import Visitor, html_of
from tests.hardship.web.office import Office, office
from tests.support.given import give
from tests.support.programme import on
from tools.catalogue import read
from tools.page_phrases import Data, data, is_vietnamese, said_on

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
READERS = ("son", "minh", "khoa", "binh")
OURS = re.compile(r"Kiến Tạo|Tết|Hùng|đồng|\S*\d/\S+|\d+ĐB|«[^»]*»|“[^”]*”")  # names, numbers, what is quoted
PAGE = '<html lang="vi"><body><h1>Việc của tôi</h1></body></html>'


@dataclass
class Reading(Visitor):
    """Reads in English, and keeps what was read."""

    read: dict[str, str] = field(default_factory=dict)

    def get(self, address: str) -> HttpResponseBase:
        """A page."""
        answer = super().get(address)
        self.read[address] = html_of(answer)
        return answer


@dataclass
class Read:
    """Pages by address of each reader, and what the tables hold."""

    pages: dict[str, dict[str, str]]
    data: Data

    def all(self) -> Iterator[tuple[str, str]]:
        """(address, page); samples of components, guides and files are left out."""
        for pages in self.pages.values():
            for address, page in pages.items():
                if page and not address.startswith(("/bo-", "/tro-giup/")) and not address.endswith(".html"):
                    yield address, page

    def is_ours(self, words: str) -> bool:
        """Said by the program, and not in English."""
        left = [] if self.data.holds(words) else [part for part in parts_of(words) if not self.data.holds(part)]
        return any(is_vietnamese(OURS.sub("", self.data.without_names(part))) for part in left)


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(SECOND_FACTOR_ROLES=frozenset()):
        made = office()
        with on(DAY):
            yield made
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def read_pages(built: Office) -> Read:
    readers = {}
    for who in READERS:
        plain = visitor(built.stage.world.cast.accounts[who])
        plain.client.cookies["django_language"] = "en"
        readers[who] = Reading(plain.client, plain.come_in)
    explored(dict(readers), built.addresses)
    return Read({who: reader.read for who, reader in readers.items()}, data())


def test_nearly_everything_the_program_says_is_english(read_pages: Read) -> None:
    said, left = set[str](), set[str]()
    for _, page in read_pages.all():
        ours = {words for words in said_on(page) if not read_pages.data.holds(words)}
        said |= ours
        left |= {words for words in ours if read_pages.is_ours(words)}
    print(f"{len(left)} of {len(said)} phrases: {len(left) / len(said):.1%}")
    assert len(left) < len(said) / 10, sorted(left)


@pytest.mark.parametrize("part", [".nav a", "thead th", "button", ".button", ".chip", "legend", "title", "h1"])
def test_nothing_in_the_frame_of_a_page_is_left_vietnamese(part: str, read_pages: Read) -> None:
    left: dict[str, set[str]] = defaultdict(set)
    for address, page in read_pages.all():
        for node in LexborHTMLParser(page).css(part):
            if node.attributes.get("lang") != "vi" and not _is_on_paper(node):
                left[address] |= {words for words in said_on(node.html or "") if read_pages.is_ours(words)}
    assert {address: words for address, words in left.items() if words} == {}


def _is_on_paper(node: LexborNode | None) -> bool:
    """A letter or a decision stays in the language it is written in."""
    while node is not None and "paper" not in (node.attributes.get("class") or "").split():
        node = node.parent
    return node is not None


def test_every_page_says_it_is_english(read_pages: Read) -> None:
    whole = [page for _, page in read_pages.all() if "<html" in page]
    assert len(whole) > 100
    assert all('<html lang="en">' in page for page in whole)


def test_a_task_that_reads_like_a_phrase_with_markup_stays_escaped(built: Office) -> None:
    title = '<b title="Quá hạn">Quá hạn</b> & <script>"Việc của tôi"</script>'
    task = give(built.stage.world, title, due="2026-09-30")
    client = visitor(built.stage.world.cast.accounts["minh"]).client
    client.cookies["django_language"] = "en"
    html = html_of(client.get(f"/nhiem-vu/{task.pk}/"))
    assert "My work" in html
    assert escape(title) in html
    assert "<b title=" not in html
    assert "<script>&quot;" not in html


def _answer(response: HttpResponseBase, **cookies: str) -> Any:
    request = RequestFactory().get("/")
    request.COOKIES.update(cookies)
    return english_pages(lambda _: response)(request)  # type: ignore[arg-type, return-value]


@pytest.mark.parametrize("cookies", [{}, {"django_language": "vi"}, {"django_language": "fr"}, {"language": "en"}])
def test_whoever_reads_vietnamese_gets_the_very_bytes(cookies: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kientao.web.english.in_english", lambda *_: pytest.fail("it was looked at"))
    response = HttpResponse(PAGE)
    assert _answer(response, **cookies) is response
    assert response.content == PAGE.encode()


def test_only_pages_are_looked_at() -> None:
    for response in (
        HttpResponse(PAGE, content_type="text/plain; charset=utf-8"),
        HttpResponse(PAGE, headers={"Content-Disposition": "attachment; filename=a.html"}),
        HttpResponse(gzip.compress(PAGE.encode()), headers={"Content-Encoding": "gzip"}),
        JsonResponse({"words": "Việc của tôi"}),
    ):
        before = response.content
        assert _answer(response, django_language="en").content == before
    for stream in (StreamingHttpResponse([PAGE.encode()]), FileResponse(io.BytesIO(PAGE.encode()), filename="a.html")):
        assert b"".join(_answer(stream, django_language="en")) == PAGE.encode()


def test_the_length_is_that_of_the_english_page() -> None:
    response = _answer(HttpResponse(PAGE, headers={"Content-Length": str(len(PAGE.encode()))}), django_language="en")
    assert b"<h1>My work</h1>" in response.content
    assert response.headers["Content-Length"] == str(len(response.content))


def test_refusals_are_english_too_also_compressed() -> None:
    client = Client(headers={"accept-encoding": "gzip"})
    client.cookies["django_language"] = "en"
    answer = client.get("/dang-nhap/", follow=True)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Sign in" in gzip.decompress(answer.content).decode()
    assert len(answer.content) == int(answer.headers["Content-Length"])
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["django_language"] = "en"
    assert "The page was open too long" in html_of(strict.post("/dang-nhap/"))
    with override_settings(UPLOAD_LIMIT_BYTES=10):
        assert "The file is too large" in html_of(strict.post("/van-ban/", "x" * 70_000, content_type="text/plain"))


def test_the_catalogue_is_whole_and_was_built(root: Path) -> None:
    place = root / "kientao/web/locale/en/LC_MESSAGES"
    known = read(place / "django.po")
    with (place / "django.mo").open("rb") as file:
        built = gettext.GNUTranslations(file)
    for key, english in known.items():
        assert english, key
        assert built.gettext(key) == english
        assert set(re.findall(r"\{(\d+)", english)) <= set(re.findall(r"\{(\d+)", key)), key
        assert english.count("{*}") == key.count("{*}"), key
        assert not is_vietnamese(OURS.sub("", english)) or is_vietnamese(OURS.sub("", key)), key
        words = max(re.split(r"\{\S+?\}", key), key=len)
        assert not key.startswith("{*}") or len(words) > 7 or "{0}" in key or key.count("{*}") > 1, key
