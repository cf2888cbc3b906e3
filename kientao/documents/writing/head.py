"""The head of the first page: nation and motto, who issues, number, place and date, title or subject, addressees."""

from collections.abc import Iterator
from datetime import date

from lxml.etree import _Element

from kientao.documents.writing import stylesheet
from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.content import AdministrativeDocument, Form, Number
from kientao.documents.writing.decree import MOTTO, NATION, RULE_SHARE
from kientao.documents.writing.frames import rule, side_by_side
from kientao.documents.writing.layout import Layout
from kientao.documents.writing.measure import lines, width
from kientao.documents.writing.signing import Issuer
from kientao.documents.writing.wording import Undated, each_ended, ended, in_words
from kientao.documents.writing.xml import Shape, paragraph, run

_SHARE = (RULE_SHARE.least + RULE_SHARE.most) / 2
_SLACK = 5.0  # mm that the nation's name may grow by where another font stands in
_GUTTER = 3.0  # mm between long names on the left and the nation's name
_WIDEST_LEFT = 100.0  # mm, on a lying page
_ADDRESS_FROM = 38.0  # mm
_DASH = 4.0


def head(document: AdministrativeDocument) -> tuple[_Element, ...]:
    """What stands above the body, in the places of the decree's diagram (ô 1-5, 9a)."""
    layout = document.layout
    left, right = _columns(layout, layout.text_width())
    number = [_number(document.number)]
    if not document.kind:
        number.append(_subject(document, left - _GUTTER))
    return (
        *_mark(document.mark),
        side_by_side(
            (left, right),
            (issuing(document.issuer, layout, left), _nation(layout, right)),
            (number, (_dated(document.place, document.signed),)),
        ),
        *(_title(document) if document.kind else ()),
        *_addressees(document),
    )


def form_head(form: Form) -> tuple[_Element, ...]:
    """What stands above the body of a form."""
    layout = form.layout
    room = layout.text_width(landscape=form.landscape)
    left, right = _columns(layout, room)
    number = () if form.number is None else (_number(form.number),)
    dated = () if form.signed is None else (_dated(form.place, form.signed),)
    title = lines(one_line(form.title).upper(), layout.kind, room * 0.9)
    return (
        *_mark(form.mark),
        side_by_side(
            (left, right),
            (issuing(form.issuer, layout, left), _nation(layout, right)),
            *(((number, dated),) if number or dated else ()),
        ),
        paragraph(stylesheet.KIND, run("\n".join(title)), shape=Shape(after=0 if form.under else 8)),
        *(
            paragraph(stylesheet.UNDER, run(one_line(line)), shape=Shape(after=8 if at == len(form.under) else 0))
            for at, line in enumerate(form.under, start=1)
        ),
    )


def issuing(issuer: Issuer, layout: Layout, room: float) -> tuple[_Element, ...]:
    """Who issues under its parent, with the rule."""
    name = one_line(issuer.name).upper()
    parent = lines(one_line(issuer.parent).upper(), layout.issuer, room - _GUTTER)
    own = lines(name, layout.issuer, room - _GUTTER)
    shape = Shape(right=_GUTTER)
    return (
        *((paragraph(stylesheet.PARENT, run("\n".join(parent)), shape=shape),) if issuer.parent else ()),
        paragraph(stylesheet.ISSUER, run("\n".join(own)), shape=shape),
        rule(_longest(own, layout.issuer, room - _GUTTER) * _SHARE, room, gap=1.5, after=6),
    )


def titled(style: str, text: str, size: float, room: float) -> tuple[_Element, _Element]:
    """A centred title with the rule under it."""
    own = lines(one_line(text), size, room * 0.86)
    return paragraph(style, run("\n".join(own))), rule(_longest(own, size, room) * _SHARE, room, after=10)


def _mark(words: str) -> tuple[_Element, ...]:
    return (paragraph(stylesheet.MARK, run(one_line(words))),) if words else ()


def _columns(layout: Layout, room: float) -> tuple[float, float]:
    """Left for who issues, right for the nation; in a wide page they stand as far apart as on a narrow one."""
    right = width(NATION, layout.nation) + _SLACK
    left = min(room - right, _WIDEST_LEFT)
    return left, room - left


def _number(number: Number) -> _Element:
    return paragraph(stylesheet.NUMBER, run(f"Số: {number}"))


def _dated(place: str, signed: date | Undated) -> _Element:
    return paragraph(stylesheet.PLACE, run(f"{one_line(place)}, {in_words(signed)}"))


def _nation(layout: Layout, room: float) -> tuple[_Element, ...]:
    return (
        paragraph(stylesheet.NATION, run(NATION)),
        paragraph(stylesheet.MOTTO, run(MOTTO)),
        rule(width(MOTTO, layout.motto), room, gap=1.5, after=6),
    )


def _subject(document: AdministrativeDocument, room: float) -> _Element:
    about = lines(f"V/v {ended(document.about, '')}", document.layout.subject, room)
    return paragraph(stylesheet.SUBJECT, run("\n".join(about)), shape=Shape(right=_GUTTER))


def _title(document: AdministrativeDocument) -> tuple[_Element, ...]:
    size = document.layout.kind
    about = titled(stylesheet.ABOUT, ended(document.about, ""), size, document.layout.text_width())
    return paragraph(stylesheet.KIND, run(one_line(document.kind).upper())), *about


def _addressees(document: AdministrativeDocument) -> Iterator[_Element]:
    names = each_ended(document.to)
    before = 12.0 if not document.kind else 0
    if len(names) == 1:
        shape = Shape(align="center", before=before, after=12.0)
        yield paragraph(stylesheet.TO, run(f"Kính gửi: {names[0]}"), shape=shape)
        return
    # The dashes stand under the colon (Phụ lục I, mục II.9).
    dash = _ADDRESS_FROM + width("Kính gửi", document.layout.body) * 0.96
    for number, name in enumerate(names):
        if not number:
            yield paragraph(stylesheet.TO, run("Kính gửi:"), shape=Shape(left=_ADDRESS_FROM, before=12, after=0))
        shape = Shape(
            left=dash + _DASH, first=-_DASH, before=0, after=12 if number == len(names) - 1 else 0, tab=dash + _DASH
        )
        yield paragraph(stylesheet.TO, run(f"-\t{name}"), shape=shape)


def _longest(own: tuple[str, ...], size: float, room: float) -> float:
    return min(max(width(line, size) for line in own), room)
