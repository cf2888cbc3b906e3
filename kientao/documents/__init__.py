"""Files in, text and shape out: every reader gives a `SourceDocument`, whatever the file was.

Readers load only when a file of their kind comes, so importing this package costs nearly nothing.
"""

from pathlib import Path

from kientao.documents.limits import LIMITS, Limits
from kientao.documents.refusals import UnreadableDocument
from kientao.kernel.source import SourceDocument


def read_document(path: Path, *, ocr: bool = False) -> SourceDocument:
    """The document in the file at `path`. `ocr` lets scanned pages of a PDF be recognised first.

    Raises UnreadableDocument, with words for the person at the screen, for whatever can't be read.
    """
    from kientao.documents.reading import read_path

    return read_path(path, ocr=ocr)


def read_bytes(data: bytes, name: str, *, ocr: bool = False) -> SourceDocument:
    """The document in `data`; `name` is what the file is called, its ending must fit what is inside.

    Raises UnreadableDocument, with words for the person at the screen, for whatever can't be read.
    """
    from kientao.documents.reading import read_data

    return read_data(data, name, ocr=ocr)


__all__ = ["LIMITS", "Limits", "UnreadableDocument", "read_bytes", "read_document"]
