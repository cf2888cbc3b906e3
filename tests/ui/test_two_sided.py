"""The two-sided view: complete, safe, alone."""

import re
from html.parser import HTMLParser

from kientao.kernel.span import Span
from kientao.ui.two_sided.props import Coverage, Field, Group, Item, Panel, TwoSided
from kientao.ui.two_sided.render import as_page, as_part
from kientao.ui.two_sided.source_html import source_html


def _view(text: str, *items: Item, title: str = "Kế hoạch") -> TwoSided:
    return TwoSided(
        name="tep.txt",
        title=title,
        facts=("Kế hoạch",),
        text=text,
        panels=(Panel("task", "Nhiệm vụ", (Group("", items),), "Không có."),),
        figures=(),
        coverage=Coverage(claimed=3, furniture=0, unclaimed=1),
    )


class _Words(HTMLParser):
    """Text of a page, and the text under each id of `data-i`."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.under: dict[str, str] = {}
        self.tags: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._open = (dict(attrs).get("data-i") or "").split() if tag == "span" else self._open

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._open = []

    def handle_data(self, data: str) -> None:
        self.text += data
        for identity in self._open:
            self.under[identity] = self.under.get(identity, "") + data


def _read(html: str) -> _Words:
    words = _Words()
    words.feed(html)
    return words


def test_every_item_lights_up_its_own_words_though_they_overlap() -> None:
    text = "Sở Nội vụ chủ trì\nQuý I và Quý II"
    first = Item("k0", "task", "a", (Span(0, 9), Span(18, 23)), fields=(Field("Chủ trì", "b", (Span(3, 9),)),))
    second = Item("k1", "task", "c", (Span(3, 33),))
    words = _read(source_html(_view(text, first, second)))
    assert words.under["k0"] == "Sở Nội vụQuý I"
    assert words.under["k0.0"] == "Nội vụ"
    assert words.under["k1"].replace(" ", "") == "NộivụchủtrìQuýIvàQuýII"


def test_no_character_of_the_document_is_left_out() -> None:
    text = "A & B <c>\n\n  \n|\nd\te"
    assert "".join(_read(source_html(_view(text))).text.split()) == "".join(text.split())


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7|add:7 }}</style>\"'"


def test_hostile_words_stay_words() -> None:
    item = Item("k0", "task", HOSTILE, (Span(0, 8),), number=HOSTILE, hint=HOSTILE, fields=(Field(HOSTILE, HOSTILE),))
    page = as_page(_view(HOSTILE, item, title=HOSTILE))
    tags = _read(page).tags
    assert tags.count("script") == 1
    assert "img" not in tags
    assert "{{ 7|add:7 }}" in page


def test_the_exported_page_asks_no_host_for_anything() -> None:
    page = as_page(_view("chữ"))
    loads = re.findall(r"""(?:src|href)=["']?([^"'\s>]+)|url\(([^)]+)\)|@import""", page)
    assert all((a or b).startswith(("#", "data:")) for a, b in loads), loads
    assert "http:" not in page
    assert "https:" not in page.replace("https://github.com", "")


def test_the_exported_pages_policy_names_exactly_its_own_script_and_style() -> None:
    page = as_page(_view("chữ"))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy.group(1).replace("&#x27;", "'").startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe-inline" not in policy.group(1)


def test_an_empty_panel_says_so() -> None:
    view = _view("chữ")
    empty = TwoSided(
        view.name, view.title, view.facts, view.text, (Panel("task", "Nhiệm vụ", (), "Không có."),), (), view.coverage
    )
    assert "Không có." in as_part(empty)
