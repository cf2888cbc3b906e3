"""PDF files: nothing that runs, nothing packed inside, nothing in front or behind."""

import re
from collections.abc import Iterator
from io import BytesIO

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSLiteral

from kientao.documents.pdf.unpacking import UnpacksTooLargeError, bounded_unpacking
from kientao.evidence import refusals

_RUNS = frozenset({"JavaScript", "JS", "Launch", "ImportData", "SubmitForm", "RichMedia", "Rendition", "XFA"})
_PACKED = frozenset({"EmbeddedFile", "EmbeddedFiles"})
_NAME_IN_BYTES = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?)(?=[\s/<>\[\](){}%])")
_ESCAPED = re.compile(rb"#([0-9a-fA-F]{2})")
_END = b"%%EOF"
_BEHIND = 1024
_MOST_OBJECTS = 1_000_000
_DEEPEST = 60


def check_pdf(data: bytes, name: str) -> None:
    """Raises UnacceptableFile."""
    end = data.rfind(_END)
    if end < 0:
        raise refusals.damaged(name, "tệp PDF")
    if len(data) - end - len(_END) > _BEHIND or b"PK\x05\x06" in data[-66_000:]:
        raise refusals.two_kinds(name)
    try:
        with bounded_unpacking():
            _objects(data, name)
    except UnpacksTooLargeError:
        raise refusals.bomb(name) from None
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise refusals.encrypted(name) from None
    except refusals.UnacceptableFile:
        raise
    except MemoryError:
        raise
    except Exception:  # pdfminer raises nearly anything for a broken file
        raise refusals.damaged(name, "tệp PDF") from None
    _bytes(data, name)


def _objects(data: bytes, name: str) -> None:
    document = PDFDocument(PDFParser(BytesIO(data)))
    seen: set[int] = set()
    for table in document.xrefs:
        for number in table.get_objids():
            if number in seen:
                continue
            seen.add(number)
            if len(seen) > _MOST_OBJECTS:
                raise refusals.bomb(name)
            for word in _names_in(_object(document, number)):
                _judge(word, name)
    for word in _names_in(document.catalog):
        _judge(word, name)


def _object(document: PDFDocument, number: int) -> object:
    try:
        found: object = document.getobj(number)
    except (PDFPasswordIncorrect, PDFEncryptionError, UnpacksTooLargeError, MemoryError):
        raise
    except Exception:  # tables name objects that aren't there; readers skip them, and so do we
        return None
    return found


def _names_in(value: object, deep: int = 0) -> Iterator[str]:
    if deep > _DEEPEST:
        return
    if isinstance(value, PDFStream):
        value = value.attrs
    if isinstance(value, PSLiteral):
        yield value.name if isinstance(value.name, str) else value.name.decode("latin-1")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _names_in(inner, deep + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _names_in(inner, deep + 1)


def _judge(word: str, name: str) -> None:
    if word in _RUNS:
        raise refusals.active_pdf(name)
    if word in _PACKED:
        raise refusals.portfolio_pdf(name)


def _bytes(data: bytes, name: str) -> None:
    """What stands outside every table, for readers that mend tables by looking for objects."""
    for place in _NAME_IN_BYTES.finditer(_ESCAPED.sub(lambda match: bytes([int(match.group(1), 16)]), data)):
        if b"Embedded" in place.group():
            raise refusals.portfolio_pdf(name)
        raise refusals.active_pdf(name)
