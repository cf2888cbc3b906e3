"""The words at the head of any kind of file: does it carry the mark of a state secret?"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import islice

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from kientao.documents.secrecy import secrecy_mark
from kientao.evidence import refusals
from kientao.evidence.checks.words import decoded_words
from kientao.evidence.media import CSV, PDF, PPTX, TEXT, XLS, XLSX, XML, Media

_ROWS = 60
_SLIDES = 3
_PAGES = 2
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml$")
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def check_secrecy(data: bytes, name: str, media: Media) -> None:
    """Raises UnacceptableFile for a mark at the head. Word files are asked when they are read whole."""
    level = secrecy_mark(_head(data, name, media))
    if level:
        raise refusals.secret(name, level)


def _head(data: bytes, name: str, media: Media) -> str:
    if media in (XLSX, XLS):
        return "\n".join(_rows(data, name))
    if media is PPTX:
        return "\n".join(_slides(data, name))
    if media is PDF:
        return _pages(data)
    if media is XML:
        return "\n".join(str(words) for words in etree.fromstring(data).itertext())
    words = (decoded_words(data, name) or "") if media in (TEXT, CSV) else ""
    return re.sub(r'[,;"]', "\t", words) if media is CSV else words


def _rows(data: bytes, name: str) -> Iterator[str]:
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            for sheet in islice(book.sheet_names, 3):
                rows = book.get_sheet_by_name(sheet).to_python(nrows=_ROWS)
                yield from ("\t".join(str(cell) for cell in row if cell != "") for row in rows)
    except PasswordError:
        raise refusals.encrypted(name) from None
    except CalamineError:
        raise refusals.damaged(name, XLSX.words) from None


def _slides(data: bytes, name: str) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with zipfile.ZipFile(BytesIO(data)) as package:
        slides = sorted((int(found.group(1)), path) for path in package.namelist() if (found := _SLIDE.match(path)))
        for _, path in slides[:_SLIDES]:
            try:
                slide = etree.fromstring(package.read(path), parser)
            except (etree.XMLSyntaxError, ValueError):
                raise refusals.damaged(name, PPTX.words) from None
            for paragraph in slide.iter(f"{_DRAWN}p"):
                yield "".join(run.text or "" for run in paragraph.iter(f"{_DRAWN}t"))


def _pages(data: bytes) -> str:
    """A PDF too long to be read whole in time still has its first pages asked."""
    from kientao.documents.pdf.glyphs import pages_of
    from kientao.documents.pdf.pages import page_of
    from kientao.documents.pdf.unpacking import bounded_unpacking
    from kientao.documents.pdf.writing import written

    try:
        with bounded_unpacking():
            pages = [page_of(drawn) for drawn in islice(pages_of(data), _PAGES)]
            return written(pages).text if pages else ""
    except MemoryError:
        raise
    except Exception:  # pages nobody can print; reading the whole document says what is wrong with them
        return ""
