"""Forms that an office fills in, in the look of its other papers."""

from datetime import date

from kientao.documents.writing import stylesheet
from kientao.documents.writing.body import body
from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.content import Form
from kientao.documents.writing.drawn import Drawn, keep_with_next
from kientao.documents.writing.foot import signing_row
from kientao.documents.writing.frames import gap
from kientao.documents.writing.head import form_head
from kientao.documents.writing.package import package
from kientao.documents.writing.pages import section
from kientao.documents.writing.wording import Undated
from kientao.documents.writing.xml import Shape, paragraph, run

_UNDATED = date(1980, 1, 1)  # a file says nothing of when it was made


def form_document(form: Form) -> bytes:
    """The form as a .docx; the same form gives the same bytes. Raises ValueError as `drawn_form`."""
    return package(drawn_form(form))


def drawn_form(form: Form) -> Drawn:
    """The form before it is packed or set on pages.

    Raises ValueError, in words for the office, for a heading level that doesn't exist or a table whose cells don't
    fill it.
    """
    layout = form.layout
    room = layout.text_width(landscape=form.landscape)
    main = body(form.blocks, layout, room)
    if main and form.signing:
        keep_with_next(main)
    content = [*form_head(form), *main]
    if form.signing:
        content.extend((gap(), signing_row(form.signing, layout, room)))
    content.extend(
        paragraph(stylesheet.NOTE, run(one_line(note)), shape=Shape(before=10 if first else 2))
        for first, note in ((at == 0, note) for at, note in enumerate(form.notes))
    )
    content.extend((gap(), section(layout, landscape=form.landscape)))
    title = one_line(form.title)
    return Drawn(content, layout, f"{title} số {form.number}" if form.number else title, form.issuer.name, _day(form))


def _day(form: Form) -> date:
    match form.signed:
        case date():
            return form.signed
        case Undated(year, month):
            return date(year, month or 1, 1)
    return _UNDATED
