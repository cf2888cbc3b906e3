"""A document drawn in WordprocessingML, before it is packed as a .docx or set on pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lxml.etree import _Element

from kientao.documents.docx.names import w
from kientao.documents.writing import stylesheet
from kientao.documents.writing.decree import END
from kientao.documents.writing.layout import Layout
from kientao.documents.writing.xml import element


@dataclass(frozen=True, slots=True)
class Drawn:
    """`content`: the body with the properties of its last section at the end; `made`: the day of the document."""

    content: Sequence[_Element]
    layout: Layout
    title: str
    author: str
    made: date


def keep_with_next(main: Sequence[_Element]) -> None:
    """So that a signature never stands alone on a page: the last words, or the last row, stay with it."""
    for last in reversed(main):
        rows = last.findall(w("tr"))
        for paragraph in rows[-1].iter(w("p")) if rows else (last,):
            _keep(paragraph)
        if rows or not (_is_tiny(last) or _text(last) == END):
            return


def _keep(paragraph: _Element) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is not None and properties.find(w("keepNext")) is None:
        properties.insert(1, element("keepNext"))


def _text(paragraph: _Element) -> str:
    return "".join(part.text or "" for part in paragraph.iter(w("t")))


def _is_tiny(paragraph: _Element) -> bool:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style is not None and style.get(w("val")) == stylesheet.TINY
