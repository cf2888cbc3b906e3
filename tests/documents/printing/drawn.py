"""What a PDF draws, page by page, as it is drawn."""

from io import BytesIO

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage


def pages_of(pdf: bytes) -> list[LTPage]:
    """Without any guess at lines and columns: characters in the order they were drawn."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    pages = []
    for page in PDFPage.get_pages(BytesIO(pdf)):
        interpreter.process_page(page)
        pages.append(device.get_result())
    return pages


def characters(page: LTPage) -> list[LTChar]:
    """Every character of the page."""
    return [part for part in page if isinstance(part, LTChar)]


def said_on(page: LTPage) -> str:
    """The page's characters one after another, without blanks."""
    return "".join(one.get_text() for one in characters(page)).replace(" ", "")
