"""A page is cut into pieces and no byte of it is lost; what isn't ours to say is never offered for saying."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.web.english import in_english
from kientao.web.markup import Kind, pieces
from kientao.web.phrases import Phrases

HOSTILE = 'Late <script>alert("1")</script> & \'x\' &lt; "y" > {0} {1}'
PHRASE = "Quá hạn"
_NOTHING, _HOSTILE = Phrases({}), Phrases({PHRASE: HOSTILE, "Còn {0} việc": f"{{0}} left {HOSTILE}"})
_WORDS = st.sampled_from([PHRASE, " Quá  hạn\n", "Còn 3 việc", "việc &amp; khác", "", " ", "a < b", "&lt;b&gt;", "«x»"])
_VALUES = st.sampled_from([PHRASE, "Còn 3 việc", "", "a>b", "<b>", "/viec/?a=1&amp;b=2", "x y"])
_NAMES = st.sampled_from(
    ["title", "aria-label", "placeholder", "alt", "href", "class", "id", "value", "data-label", "x"]
)
_ELEMENTS = st.sampled_from(["p", "a", "td", "svg", "button", "h1", "ARTICLE"])
_SKIPPED = st.sampled_from(
    [
        "<script>{}</script>",
        "<style>{}</style>",
        "<textarea>{}</textarea>",
        "<TextArea>{}</textarea>",
        "<pre>{}</pre>",
        "<code>{}</code>",
        "<blockquote>{}</blockquote>",
        '<p lang="vi">{}</p>',
        "<option>{}</option>",
        '<b translate="no">{}</b>',
        '<div class="a paper">{}</div>',
        "<!-- {} -->",
        '<input value="{}">',
        '<div lang="vi"><div>x</div>{}</div>',
        '<div translate="no">{}<br><div title="Quá hạn"></div></div>',
    ]
)


@st.composite
def _tag(draw: st.DrawFn) -> str:
    quote = draw(st.sampled_from("\"'"))
    given_ = [f" {draw(_NAMES)}={quote}{draw(_VALUES)}{quote}" for _ in range(draw(st.integers(0, 3)))]
    return f"{draw(_ELEMENTS)}{''.join(given_)}{draw(st.sampled_from(['', ' hidden', ' ']))}"


@st.composite
def _page(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 6))):
        tag = draw(_tag())
        parts += [f"<{tag}>", draw(_WORDS), f"</{tag.split(' ')[0]}>", draw(_SKIPPED).format(PHRASE), draw(_WORDS)]
    return "".join(parts)


@given(st.one_of(_page(), st.text(alphabet="<>/\"'=!-ab \n&;ạ?"), st.text()))
def test_without_phrases_a_page_stays_as_it_is_byte_for_byte(page: str) -> None:
    assert "".join(raw for _, raw in pieces(page, "en")) == page
    assert in_english(page, _NOTHING) == page


@given(st.one_of(_page(), st.text(alphabet="<>/\"'=!-abQuáhạn \n&;?")))
def test_what_is_no_phrase_stays_and_hostile_english_never_becomes_markup(page: str) -> None:
    before, after = list(pieces(page, "en")), in_english(page, _HOSTILE)
    for kind, raw in before:
        if kind is Kind.FIXED:
            assert after.startswith(raw)
            after = after[len(raw) :]
            continue
        said = _HOSTILE.said(raw)
        assert after.startswith(said)
        after = after[len(said) :]
        if said != raw:
            assert not set(said) & set("<>\"'")
    assert after == ""


@given(_page())
def test_tags_are_the_same_before_and_after(page: str) -> None:
    from selectolax.lexbor import LexborHTMLParser

    def shape(html: str) -> list[tuple[str, list[tuple[str, str | None]]]]:
        tree = LexborHTMLParser(f"<main>{html}</main>")
        fixed = ("href", "class", "id", "value", "x", "lang", "translate", "hidden")
        return [
            (node.tag or "", [(key, node.attributes[key]) for key in fixed if key in node.attributes])
            for node in tree.css("main *")
        ]

    assert shape(in_english(page, _HOSTILE)) == shape(page)


@pytest.mark.parametrize(
    "kept",
    [
        f"<script>{PHRASE}</script>",
        f"<style>{PHRASE}</style>",
        f"<textarea>{PHRASE}</textarea>",
        f"<pre>{PHRASE}</pre>",
        f"<p><code>{PHRASE}</code></p>",
        f'<div lang="vi"><div>{PHRASE}</div>{PHRASE}</div>',
        f'<p translate="no">{PHRASE}</p>',
        f'<article class="paper"><p>{PHRASE}</p></article>',
        f"<blockquote>{PHRASE}</blockquote>",
        f'<input value="{PHRASE}" name="{PHRASE}" id="{PHRASE}">',
        f'<a href="{PHRASE}" class="{PHRASE}"></a>',
        f"<option>{PHRASE}</option>",
        f"<!-- {PHRASE} <b>{PHRASE}</b> -->",
        f'<p title="{PHRASE}',
    ],
)
def test_what_is_not_ours_to_say_stays(kept: str) -> None:
    assert in_english(kept, _HOSTILE) == kept


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<html lang="vi"><p>Quá hạn</p></html>', '<html lang="en"><p>Late</p></html>'),
        ("<p>\n  Quá\n hạn </p>", "<p>\n  Late </p>"),
        ('<textarea placeholder="Quá hạn">Quá hạn</textarea>', '<textarea placeholder="Late">Quá hạn</textarea>'),
        ("<title>Quá hạn – Kiến Tạo</title>", "<title>Late – Kiến Tạo</title>"),
        ("<a title='Quá hạn' data-x=\">\">Quá hạn</a>", "<a title='Late' data-x=\">\">Late</a>"),
        ('<option value="1">Quá hạn</option>', '<option value="1">Late</option>'),
        ('<button lang="en" value="Quá hạn">Quá hạn</button>', '<button lang="en" value="Quá hạn">Late</button>'),
        ('<b translate="no">Quá hạn</b><i>Quá hạn</i>', '<b translate="no">Quá hạn</b><i>Late</i>'),
        ("<p>Còn 1 việc</p><p>Còn 12 việc</p>", "<p>1 task left</p><p>12 tasks left</p>"),
        ("<p>Quá hạn · hạn 06/07/2026</p>", "<p>Late · due 06/07/2026</p>"),
        ("<p>Thay Trần Sơn</p><p>Thay đổi quy trình</p>", "<p>For Trần Sơn</p><p>Thay đổi quy trình</p>"),
        ("<p>Thay bản 3f2a</p><p>Thay việc quá hạn</p>", "<p>Thay bản 3f2a</p><p>For work that is late</p>"),
        ("<p>Thay e3f2a</p>", "<p>For e3f2a</p>"),
        ("<li><a>Hạn</a>: Quá hạn.</li>", "<li><a>Hạn</a>: Late.</li>"),
        ("<p>Không rõ &quot;a&quot; &amp; b</p>", "<p>&quot;a&quot; &amp; b unclear</p>"),
        ("<p>Không hiểu «&lt;i&gt;»</p>", "<p>“&lt;i&gt;” not understood</p>"),
    ],
)
def test_phrases_are_found_whole_folded_with_figures_and_with_names(before: str, after: str) -> None:
    phrases = Phrases(
        {
            PHRASE: "Late",
            "Còn {0} việc": "{0} {0|task|tasks} left",
            "hạn {0}": "due {0}",
            "Thay {*}": "For {*}",
            "việc quá hạn": "work that is late",
            'Không rõ "a" & b': '"a" & b unclear',
            "Không hiểu {0}": "{0} not understood",
        }
    )
    assert in_english(before, phrases) == after


def test_an_untidy_page_is_passed_over_as_it_is_however_long() -> None:
    """Whatever looked at each tag again for each tag would not come to an end here."""
    shapes: list[Callable[[int], str]] = [
        lambda n: '<a "' * n,
        lambda n: "<a =" * n,
        lambda n: "<" * n,
        lambda n: "<a " + 'a=" ' * n,
        lambda n: "<!--" * n,
        lambda n: "<script>" * n,
        lambda n: "<div lang=vi>" * n,
    ]
    for shape in shapes:
        assert in_english(shape(200_000), _HOSTILE) == shape(200_000)


def test_a_long_text_that_reads_like_a_phrase_with_names_is_left_alone() -> None:
    phrases = Phrases({"Giao {*} cho {*} của {*} thay {*}": "{*} given to {*} of {*} instead of {*}"})
    long = "Giao " + "A cho B của C thay " * 5_000
    assert in_english(long, phrases) == long
    assert in_english("Giao A cho B của C thay D", phrases) == "A given to B of C instead of D"
