"""Whoever chose English reads our pages in English; other readers' pages, and people's own words, stay as they are."""

import gettext
import gzip
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import pytest
from django.http import FileResponse, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory, override_settings
from pytest_django import DjangoDbBlocker

from kientao.web.english import english_pages
from tests.hardship.web.explorer import explored, visitor
from tests.hardship.web.forms import Visitor, html_of
from tests.hardship.web.office import Office, standing
from tests.support.given import give
from tests.web.reading import FRAME, OURS, Read
from tools.catalogue import read
from tools.page_phrases import data, is_vietnamese

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.same_everywhere]
READERS = ("son", "minh", "khoa", "binh")
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


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    with standing(django_db_blocker) as made:
        yield made


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
    said, left = read_pages.said_and_left()
    assert len(left) < len(said) / 10, sorted(left)


@pytest.mark.parametrize("part", FRAME)
def test_nothing_in_the_frame_of_a_page_is_left_vietnamese(part: str, read_pages: Read) -> None:
    assert read_pages.left_in(part) == {}


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
    return english_pages(lambda _: response)(request)


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
