"""A PDF with a text layer becomes a document."""

from functools import partial

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psexceptions import PSException

from kientao.documents import refusals
from kientao.documents.characters import cleaned
from kientao.documents.digest import sha256_of
from kientao.documents.legacy import Encoding, converted, legacy_encoding
from kientao.documents.limits import LIMITS
from kientao.documents.pdf.glyphs import pages_of
from kientao.documents.pdf.pages import Page, page_of
from kientao.documents.pdf.unpacking import UnpacksTooLargeError, bounded_unpacking
from kientao.documents.pdf.writing import written
from kientao.kernel.source import SourceDocument


def read_pdf(data: bytes, name: str) -> SourceDocument:
    """Reads what the pages print. Raises UnreadableDocument for files that are locked, damaged, or only pictures."""
    pages = _pages(data, name)
    silent = tuple(number for number, page in enumerate(pages, start=1) if not page.readable)
    if not any(page.items for page in pages):
        raise refusals.scanned(name, silent) if silent else refusals.no_text(name)
    found = written(pages)
    encoding = legacy_encoding(found.text)
    if encoding is not None:
        found = written(pages, partial(_converted, encoding))
    return SourceDocument(
        name=name,
        format="pdf",
        sha256=sha256_of(data),
        text=found.text,
        blocks=found.blocks(),
        furniture=tuple(found.furniture),
        pages=tuple(found.pages),
        pages_without_text=silent,
        converted_from=encoding,
    )


def _pages(data: bytes, name: str) -> list[Page]:
    pages: list[Page] = []
    try:
        with bounded_unpacking():
            for drawn in pages_of(data):
                if len(pages) >= LIMITS.pages:
                    raise refusals.too_many_pages(name, LIMITS.pages)
                pages.append(page_of(drawn))
    except UnpacksTooLargeError:
        raise refusals.unpacks_too_large(name, LIMITS.unpacked) from None
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise refusals.encrypted(name) from None
    except refusals.UnreadableDocument:
        raise
    except (PSException, PDFSyntaxError, RecursionError, *_BROKEN):
        raise refusals.damaged(name, "PDF") from None
    if not pages:
        raise refusals.damaged(name, "PDF")
    return pages


# What pdfminer lets through when a file contradicts itself.
_BROKEN = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    OverflowError,
    ArithmeticError,
    EOFError,
    OSError,
)


def _converted(encoding: Encoding, text: str) -> str:
    return cleaned(converted(text, encoding))
