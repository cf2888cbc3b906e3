"""Whatever happens to a file on its way, it is read or refused; nothing else."""

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from kientao.documents import UnreadableDocument, read_bytes
from tests.documents.old_encodings import WORDS, in_tcvn3, in_vni
from tests.documents.reckoning import assert_every_character_has_one_place
from tests.documents.word_files import cell, level, listed, numbering, paragraph, row, table, word_file

_BODY = (
    listed("Mục tiêu")
    + paragraph("ẩn", run="<w:vanish/>")
    + table(row(cell("TT"), cell("Việc", '<w:gridSpan w:val="2"/>')), row(cell("1", "<w:vMerge/>"), cell("Rà soát")))
)
_PACKED = word_file(_BODY, numbering(level(0, "%1.", "upperRoman")))
_STORED = word_file(_BODY, numbering(level(0, "%1.", "upperRoman")), compression=0)
_PAGE = (
    "<!DOCTYPE html><html><head><meta charset=utf-8><style>.x{display:none}</style></head><body><h1>KẾ HOẠCH</h1>"
    "<table><thead><tr><th rowspan=2>TT<th colspan=2>Việc</thead><tr><td>1<td>Rà soát<ol start=2><li>a</ol></table>"
    "<p class=x style='font-size:0'>ẩn</p></body></html>"
).encode()
_SAMPLES = [
    (_PACKED, "a.docx"),
    (_STORED, "a.docx"),
    (_PAGE, "a.html"),
    (WORDS.encode(), "a.txt"),
    (WORDS.encode("utf-16"), "a.md"),
    (in_tcvn3(WORDS).encode("latin-1"), "a.txt"),
    (in_vni(WORDS).encode("latin-1"), "a.html"),
]
EXAMPLES = int(os.environ.get("KIENTAO_MUTATIONS", "300"))

edits = st.lists(
    st.tuples(st.integers(0, 10**6), st.sampled_from(["set", "cut", "add", "twice"]), st.binary(max_size=6)),
    min_size=1,
    max_size=8,
)


def _edited(data: bytes, changes: list[tuple[int, str, bytes]]) -> bytes:
    for place, kind, new in changes:
        at = place % (len(data) + 1)
        if kind == "set":
            data = data[:at] + new + data[at + len(new) :]
        elif kind == "cut":
            data = data[:at] + data[at + len(new) * 9 :]
        elif kind == "add":
            data = data[:at] + new + data[at:]
        else:
            data = data[: at + 40] + data[at:]
    return data


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
@given(st.sampled_from(_SAMPLES), edits)
def test_a_damaged_file_is_read_or_refused(sample: tuple[bytes, str], changes: list[tuple[int, str, bytes]]) -> None:
    data, name = sample
    _read(_edited(data, changes), name)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
@given(st.binary(max_size=300), st.sampled_from(["a.docx", "a.html", "a.txt", "a.md"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    _read(data, name)
    _read(b"<html>" + data, "a.html")


_TAGS = ["p", "r", "t", "tbl", "tr", "tc", "tcPr", "vMerge", "gridSpan", "ins", "del", "sdt", "pPr", "numPr", "fldChar"]
_HTML_TAGS = [
    "p",
    "table",
    "tr",
    "td colspan=3",
    "td rowspan=2",
    "li",
    "ol",
    "b",
    "div",
    "/table",
    "/td",
    "thead",
    "br",
]


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
@given(st.recursive(st.text(max_size=5), lambda inner: st.tuples(st.sampled_from(_TAGS), st.lists(inner, max_size=4))))
def test_any_order_of_word_elements_is_read_or_refused(tree: object) -> None:
    _read(word_file(_xml(tree)), "a.docx")


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
@given(st.lists(st.one_of(st.sampled_from(_HTML_TAGS).map(lambda tag: f"<{tag}>"), st.text(max_size=4)), max_size=40))
def test_any_order_of_tags_is_read_or_refused(parts: list[str]) -> None:
    _read(("<html>" + "".join(parts)).encode("utf-8", "ignore"), "a.html")


def _xml(tree: object) -> str:
    if isinstance(tree, tuple):
        tag, inner = tree
        inside = "".join(map(_xml, inner))
        return f'<w:{tag} w:val="{len(inside) % 7}" w:fldCharType="begin">{inside}</w:{tag}>'
    return "".join(letter for letter in str(tree) if letter.isalnum())


def _read(data: bytes, name: str) -> None:
    try:
        document = read_bytes(data, name)
    except UnreadableDocument:
        return
    if document.blocks is not None:
        assert_every_character_has_one_place(document)
