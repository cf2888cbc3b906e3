"""Every component in one page: as a whole, in part, in both languages, light."""

import gzip
import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from kientao.ui.assets import FOLDER
from kientao.web.pages import gallery

SHEETS = ("kientao", "forms", "shell", "table", "parts")


def _page(address: str = "/bo-thanh-phan/", **headers: str) -> HttpResponse:
    return gallery.page(RequestFactory().get(address, headers=headers))


def _steady(html: str) -> str:
    """Without what changes with every answer."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html).strip()


@pytest.mark.parametrize("asked", ["", "?cham=1&sap-xep=-han", "?trang=3&so-dong=100", "?q=khong-co"])
def test_the_list_alone_equals_the_same_part_of_the_whole_page(asked: str) -> None:
    whole = _steady(_page("/bo-thanh-phan/" + asked).content.decode())
    headers = {"HX-Request": "true", "HX-Target": "viec"}
    alone = _steady(gallery.page(RequestFactory().get("/bo-thanh-phan/" + asked, headers=headers)).content.decode())
    assert alone.startswith('<section class="table-view" id="viec"')
    assert alone in whole


def test_the_page_says_which_language_it_is_in() -> None:
    assert '<html lang="vi">' in _page().content.decode()
    with translation.override("en"):
        english = _page().content.decode()
    assert '<html lang="en">' in english
    assert "Skip to the content" in english


def test_nothing_on_it_needs_a_script_a_style_or_a_host_inside_the_page() -> None:
    html = _page().content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?://", html)


def test_every_identifier_stands_once() -> None:
    ids = re.findall(r'\sid="([^"]+)"', _page().content.decode())
    assert sorted(ids) == sorted(set(ids))


def test_every_drawing_that_is_used_exists() -> None:
    html = _page().content.decode()
    assert set(re.findall(r'href="#i-([\w-]+)"', html)) <= set(re.findall(r'<symbol id="i-([\w-]+)"', html))


def test_our_sheets_and_scripts_stay_under_sixty_kilobytes() -> None:
    ours = [FOLDER / "ui" / f"{name}.css" for name in SHEETS]
    ours += [FOLDER / "ui" / f"{name}.js" for name in ("early", "shell", "table", "forms")]
    weight = sum(len(gzip.compress(file.read_bytes())) for file in ours)
    htmx = len(gzip.compress((FOLDER / "ui/vendor/htmx.min.js").read_bytes()))
    assert weight + htmx < 60_000
    assert sum(file.stat().st_size for file in ours) < 70_000


def test_a_wrong_form_keeps_what_was_typed_and_says_what_to_do() -> None:
    typed = {
        "due": "31/2",
        "agency": "Sở Tư pháp",
        "agency-id": "2",
        "agency-words": "Sở Tư pháp",
        "reason": "<b>chờ</b>",
    }
    html = gallery.page(RequestFactory().post("/bo-thanh-phan/", typed)).content.decode()
    assert 'value="31/2"' in html
    assert 'name="agency-id" value="2"' in html
    assert "&lt;b&gt;chờ&lt;/b&gt;" in html
    assert "Không đọc được ngày «31/2»" in html
    assert '<a href="#id_due">Thời hạn đề nghị</a>' in html
    assert 'aria-describedby="id_due_helptext id_due_error"' in html
    assert 'aria-invalid="true"' in html
    assert "data-bound" in html


def test_suggestions_are_words_and_nothing_else() -> None:
    html = gallery.suggest(RequestFactory().get("/", {"q": "<script>"})).content.decode()
    assert "<script" not in html
    assert "Không có cơ quan nào khớp" in html
    assert 'data-id="2"' in gallery.suggest(RequestFactory().get("/", {"q": "stp"})).content.decode()


def test_no_word_of_the_components_lacks_its_english(root: Path) -> None:
    from tools.catalogue import read, words_of

    known = read(root / "kientao/ui/locale/en/LC_MESSAGES/django.po")
    assert {words for words in words_of(root / "kientao/ui") if not known.get(words)} == set()


def test_the_english_catalogue_was_built_from_its_text(root: Path) -> None:
    import gettext

    from tools.catalogue import read

    place = root / "kientao/ui/locale/en/LC_MESSAGES"
    with (place / "django.mo").open("rb") as file:
        built = gettext.GNUTranslations(file)
    assert all(built.gettext(words) == english for words, english in read(place / "django.po").items())
