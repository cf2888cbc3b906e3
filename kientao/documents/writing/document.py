"""Administrative documents after templates 1.4 and 1.5 of Nghị định 30/2020/NĐ-CP, with their annexes."""

from datetime import date

from lxml.etree import _Element

from kientao.documents.writing import stylesheet
from kientao.documents.writing.body import bases, body, with_end_mark
from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.content import AdministrativeDocument, Annex
from kientao.documents.writing.decree import roman
from kientao.documents.writing.drawn import Drawn, keep_with_next
from kientao.documents.writing.foot import foot
from kientao.documents.writing.frames import gap
from kientao.documents.writing.head import head
from kientao.documents.writing.measure import lines
from kientao.documents.writing.package import package
from kientao.documents.writing.pages import section, section_end
from kientao.documents.writing.wording import Undated, capital, ended, in_words
from kientao.documents.writing.xml import Shape, paragraph, run


def administrative_document(document: AdministrativeDocument) -> bytes:
    """The document as a .docx; the same document gives the same bytes. Raises ValueError as `drawn_document`."""
    return package(drawn_document(document))


def drawn_document(document: AdministrativeDocument) -> Drawn:
    """The document before it is packed or set on pages.

    Raises ValueError, in words for the office, for a signer whose way of signing is unclear, a heading level that
    doesn't exist, or a table whose cells don't fill it.
    """
    layout = document.layout
    main = body(with_end_mark(document.blocks), layout, layout.text_width())
    keep_with_next(main)
    content = [*head(document), *bases(document.bases), *main, foot(document)]
    properties = section(layout)
    for number, annex in enumerate(document.annexes, start=1):
        content.append(section_end(properties))
        content.extend(_annex(document, annex, number))
        properties = section(layout, landscape=annex.landscape)
    content.extend((gap(), properties))
    return Drawn(
        content,
        layout,
        title=capital(f"{document.kind or 'Công văn'} {one_line(document.about)}"),
        author=document.issuer.name,
        made=_day(document.signed),
    )


def naming(document: AdministrativeDocument) -> str:
    """How the document is called in running text: "Kế hoạch số 05/KH-UBND ngày … của …"."""
    kind = capital(one_line(document.kind).lower()) or "Công văn"
    return f"{kind} số {document.number} {in_words(document.signed)} của {one_line(document.issuer.name)}"


def _annex(document: AdministrativeDocument, annex: Annex, number: int) -> list[_Element]:
    layout = document.layout
    room = layout.text_width(landscape=annex.landscape)
    label = f"Phụ lục {roman(number)}" if len(document.annexes) > 1 else "Phụ lục"
    title = lines(ended(annex.title, "").upper(), layout.kind, room * 0.9)
    return [
        paragraph(stylesheet.ANNEX, run(label)),
        paragraph(stylesheet.ANNEX_TITLE, run("\n".join(title))),
        paragraph(stylesheet.ANNEX_NOTE, run(f"(Kèm theo {naming(document)})"), shape=Shape(after=12)),
        *body(annex.blocks, layout, room),
    ]


def _day(signed: date | Undated) -> date:
    return signed if isinstance(signed, date) else date(signed.year, signed.month or 1, 1)
