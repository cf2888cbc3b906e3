"""From what the writer drew to a PDF: the same words, tables and places as in the .docx, without a word processor."""

from dataclasses import dataclass

from kientao.documents.printing.looks import Looks
from kientao.documents.printing.pages import place, sections
from kientao.documents.printing.sheet import Box, Sheets
from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.drawn import Drawn


@dataclass(frozen=True, slots=True)
class Printed:
    """The file, how many pages it has, and the room that is left for each signature, in the order of the text."""

    pdf: bytes
    pages: int
    signing: tuple[Box, ...]


def printed(drawn: Drawn) -> Printed:
    """The same drawing gives the same bytes."""
    sheets = Sheets(title=one_line(drawn.title), author=one_line(drawn.author))
    for paper, atoms in sections(drawn.content, Looks(drawn.layout), drawn.layout.page_number):
        place(atoms, paper, sheets)
    return Printed(sheets.done(), sheets.pages, tuple(sheets.signing))
