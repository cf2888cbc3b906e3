"""A document drawn in its paragraphs and tables, every character once."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from kientao.kernel.span import Span
from kientao.ui.two_sided.layout import Cell, Grid, Para
from kientao.ui.two_sided.props import Item
from kientao.ui.two_sided.source_html import source_of

TEXT = "TIÊU ĐỀ\n1|Việc một\nSở Nội vụ|<b>x</b>\n- 3 -\nCuối & hết"


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


LAYOUT = (
    Para((_span("TIÊU ĐỀ"),), bold=True, centred=True),
    Grid(
        2,
        3,
        0,
        (
            Cell(0, 0, 2, 1, ((_span("1"),),)),
            Cell(0, 1, 1, 2, ((_span("Việc một"),), (_span("Sở Nội vụ"),))),
            Cell(1, 1, 1, 1, ((_span("<b>x</b>"),),)),
        ),
    ),
    Para((_span("Cuối & hết"),)),
)


def _words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_tables_are_tables_with_their_merged_cells() -> None:
    html = source_of(TEXT, LAYOUT, [])
    assert '<td rowspan="2">1</td><td colspan="2">Việc một<br>Sở Nội vụ</td>' in html
    assert "<tr><td>&lt;b&gt;x&lt;/b&gt;</td><td></td></tr>" in html
    assert '<p class="para bold centred">TIÊU ĐỀ</p>' in html


def test_what_was_set_aside_stands_small_in_its_place_and_bars_do_not() -> None:
    html = source_of(TEXT, LAYOUT, [])
    assert '<p class="rest">- 3 -</p>' in html
    assert html.index("- 3 -") < html.index("Cuối")
    assert "|" not in html


def test_words_of_an_item_are_marked_across_cells() -> None:
    item = Item("m7", "task", "Việc một", (_span("Việc một"), _span("Sở Nội vụ")))
    html = source_of(TEXT, LAYOUT, [item])
    assert html.count('data-i="m7"') == 2
    assert html.count('id="w-m7"') == 1


@given(st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=8))
def test_marks_anywhere_never_lose_a_word(places: list[tuple[int, int]]) -> None:
    items = [Item(f"m{n}", "task", "x", (Span(a, b),)) for n, (a, b) in enumerate(places)]
    assert _words(source_of(TEXT, LAYOUT, items)).replace(" ", "") == _words(source_of(TEXT, LAYOUT, [])).replace(
        " ", ""
    )


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_layout_that_does_not_fit_its_text_breaks_nothing(text: str, start: int, end: int) -> None:
    html = source_of(text, (Para((Span(start, end),)), Grid(1, 1, 0, ())), [])
    assert "<script" not in html
