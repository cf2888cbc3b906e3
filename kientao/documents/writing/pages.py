"""Sections: paper, margins, page numbers in the top margin."""

from lxml.etree import _Element

from kientao.documents.docx.names import RELATION_ID
from kientao.documents.writing import stylesheet
from kientao.documents.writing.layout import Layout
from kientao.documents.writing.xml import Shape, element, paragraph, twips

NUMBERED, BLANK = "rIdNumbered", "rIdBlank"  # relations to the headers of later pages and of the first
_FROM_EDGE = 10.0  # mm from the paper's edge to the page number


def section(layout: Layout, *, landscape: bool = False) -> _Element:
    """Properties of pages that number from 1 and show no number on their first."""
    short, tall = twips(layout.paper[0]), twips(layout.paper[1])
    size = element("pgSz", w=tall, h=short, orient="landscape") if landscape else element("pgSz", w=short, h=tall)
    margins = element(
        "pgMar",
        top=twips(layout.top),
        right=twips(layout.right),
        bottom=twips(layout.bottom),
        left=twips(layout.left),
        header=twips(_FROM_EDGE),
        footer=twips(_FROM_EDGE),
        gutter=0,
    )
    return element(
        "sectPr",
        _header("default", NUMBERED),
        _header("first", BLANK),
        element("type", val="nextPage"),
        size,
        margins,
        element("pgNumType", start=1),
        element("titlePg"),
    )


def section_end(properties: _Element) -> _Element:
    """The paragraph that ends a section inside the document."""
    ending = paragraph(stylesheet.TINY)
    ending[0].append(properties)
    return ending


def numbered_header() -> _Element:
    """`word/header….xml` of later pages: the page's number in the middle."""
    number = [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", _instruction()),
        element("r", element("fldChar", fldCharType="separate")),
        element("r", _digits()),
        element("r", element("fldChar", fldCharType="end")),
    ]
    return element("hdr", paragraph(stylesheet.PAGE_NUMBER, *number, shape=Shape(align="center")))


def blank_header() -> _Element:
    """`word/header….xml` of a first page."""
    return element("hdr", paragraph(stylesheet.PAGE_NUMBER))


def _header(kind: str, relation: str) -> _Element:
    made = element("headerReference", type=kind)
    made.set(RELATION_ID, relation)
    return made


def _instruction() -> _Element:
    made = element("instrText")
    made.text = " PAGE "
    return made


def _digits() -> _Element:
    made = element("t")
    made.text = "2"
    return made
