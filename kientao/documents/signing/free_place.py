"""Where a signature goes that was given no place, and what its field is called."""

from itertools import count
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from kientao.documents.printing.sheet import Box

_WIDE, _TALL = 200.0, 56.0  # points
_MARGIN, _APART = 42.0, 6.0
_MOST_PARENTS = 50
_FIELD = "KySo"
_LAST_PAGE = -1
Edges = tuple[float, float, float, float]  # left, bottom, right, top


def free_place(reader: PdfFileReader) -> Box:
    """The lower right corner of the last page, or above the signatures that stand there, or left of them."""
    handler: Any = reader
    page = handler.find_page_for_modification(_LAST_PAGE)[0].get_object()
    left, bottom, right, top = _edges(_inherited(page, "/MediaBox"))
    taken = [_edges(note.get_object()["/Rect"]) for note in page.get("/Annots", ()) if "/Rect" in note.get_object()]
    at = right - _MARGIN - _WIDE
    while at >= left:
        up = bottom + _MARGIN
        while up + _TALL <= top - _MARGIN:
            wanted = (at, up, at + _WIDE, up + _TALL)
            if not any(_overlap(wanted, other) for other in taken):
                return Box(_LAST_PAGE, at, up, _WIDE, _TALL)
            up += _TALL + _APART
        at -= _WIDE + _APART
    return Box(_LAST_PAGE, right - _MARGIN - _WIDE, bottom + _MARGIN, _WIDE, _TALL)


def unused_field(reader: PdfFileReader) -> str:
    """ "KySo1", "KySo2" …"""
    names = {name for name, _, _ in enumerate_sig_fields(reader)}
    return next(name for number in count(1) if (name := f"{_FIELD}{number}") not in names)


def _inherited(page: Any, key: str) -> Any:
    for _ in range(_MOST_PARENTS):
        if key in page:
            return page[key]
        page = page["/Parent"]
    raise KeyError(key)


def _edges(box: Any) -> Edges:
    left, bottom, right, top = map(float, box)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _overlap(one: Edges, other: Edges) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
