"""A paper as a file: .docx to go on writing, PDF to print, sign and keep."""

import re

from kientao.documents.printing.printed import Printed, printed
from kientao.documents.writing.content import AdministrativeDocument, Form
from kientao.documents.writing.document import drawn_document
from kientao.documents.writing.drawn import Drawn
from kientao.documents.writing.form import drawn_form
from kientao.documents.writing.package import package
from kientao.kernel.unaccented import unaccented

Paper = Form | AdministrativeDocument
_UNFIT = re.compile(r"[^a-z0-9]+")
_CODE_UNFIT = re.compile(r"[^A-Za-z0-9.]+")
_LONGEST = 60  # letters of the title and of the code


def docx(paper: Paper) -> bytes:
    """The same paper gives the same bytes. Raises ValueError, in words for the office, as the writer does."""
    return package(_drawn(paper))


def pdf(paper: Paper) -> bytes:
    """The same words, tables and places as in the .docx; the same paper gives the same bytes."""
    return on_pages(paper).pdf


def on_pages(paper: Paper) -> Printed:
    """The PDF with the room that is left on it for each signature."""
    return printed(_drawn(paper))


def file_name(title: str, code: str, ending: str) -> str:
    """ "giay-tiep-nhan-ho-so-va-hen-tra-ket-qua-H56.017.05-260302-0012.pdf": plain letters, whatever the code holds."""
    name = _UNFIT.sub("-", unaccented(title).lower()).strip("-")[:_LONGEST].rstrip("-")
    kept = _CODE_UNFIT.sub("-", unaccented(code)).strip("-.")[:_LONGEST].rstrip("-.")
    return f"{'-'.join(filter(None, (name, kept))) or 'giay-to'}.{ending}"


def _drawn(paper: Paper) -> Drawn:
    return drawn_form(paper) if isinstance(paper, Form) else drawn_document(paper)
