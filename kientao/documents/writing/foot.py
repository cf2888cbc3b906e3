"""The end of the document: receivers on the left, who signs on the right, together on one page."""

from collections.abc import Sequence

from lxml.etree import _Element

from kientao.documents.writing import stylesheet
from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.content import AdministrativeDocument, SigningPlace
from kientao.documents.writing.frames import side_by_side
from kientao.documents.writing.layout import Layout
from kientao.documents.writing.measure import lines
from kientao.documents.writing.signing import plain_name, signing_line
from kientao.documents.writing.wording import ended
from kientao.documents.writing.xml import Shape, paragraph, run

_SIGNATURE = 62.0  # points kept for the signature and the seal
_FORM_SIGNATURE = 3.6  # of the letters' size
_BETWEEN = 6.0  # mm between two who sign
_LEFT_SHARE = 0.47


def foot(document: AdministrativeDocument) -> _Element:
    """ "Nơi nhận" and the signature, side by side (ô 7, 9b)."""
    room = document.layout.text_width()
    left = room * _LEFT_SHARE
    return side_by_side((left, room - left), (_receivers(document), _signature(document, room - left)))


def signing_row(places: Sequence[SigningPlace], layout: Layout, room: float) -> _Element:
    """Everybody who signs, beside each other; one alone stands on the right."""
    sides = [_place(place, layout, room / max(len(places), 2)) for place in places]
    if len(sides) == 1:
        sides.insert(0, [])
    return side_by_side([room / len(sides)] * len(sides), sides)


def _place(place: SigningPlace, layout: Layout, room: float) -> list[_Element]:
    title = lines(one_line(place.title).upper(), layout.signer, room - _BETWEEN)
    return [
        paragraph(stylesheet.CAPACITY, run("\n".join(title))),
        *((paragraph(stylesheet.SIGNING_NOTE, run(one_line(place.note))),) if place.note else ()),
        paragraph(
            stylesheet.SIGNER,
            run(plain_name(place.name)),
            shape=Shape(before=_FORM_SIGNATURE * layout.signer, left=2, right=2),
        ),
    ]


def _receivers(document: AdministrativeDocument) -> list[_Element]:
    names = [*document.receivers, f"Lưu: {one_line(document.filing)}"]
    kept = [name for name in names if one_line(name)]
    marks = [*[";"] * (len(kept) - 1), "."]
    hanging = Shape(left=2, first=-2, right=4)
    return [
        paragraph(stylesheet.RECEIVERS_TITLE, run("Nơi nhận:")),
        *(
            paragraph(stylesheet.RECEIVERS, run(f"- {ended(name, mark)}"), shape=hanging)
            for name, mark in zip(kept, marks, strict=True)
        ),
    ]


def _signature(document: AdministrativeDocument, room: float) -> list[_Element]:
    size = document.layout.signer
    capacities = [
        paragraph(stylesheet.CAPACITY, run("\n".join(lines(line, size, room))))
        for line in signing_line(document.issuer, document.signer)
    ]
    name = run(plain_name(document.signer.name))
    return [*capacities, paragraph(stylesheet.SIGNER, name, shape=Shape(before=_SIGNATURE))]
