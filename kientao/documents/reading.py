"""From a file to a document: size, kind, the reader of that kind, and what every document must pass."""

import stat
from dataclasses import replace
from pathlib import Path

from kientao.documents import refusals
from kientao.documents.digest import sha256_of
from kientao.documents.kinds import ENDINGS, extension, kind_of
from kientao.documents.limits import check_characters, check_size
from kientao.documents.secrecy import secrecy_mark
from kientao.kernel.source import Format, SourceDocument


def read_path(path: Path, *, ocr: bool) -> SourceDocument:
    """Reads the file at `path`; its size is asked before its bytes."""
    name = path.name or str(path)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise refusals.not_a_file(name)
        _check_ending(name)
        check_size(found.st_size, name, extension(name))
        data = path.read_bytes()
    except FileNotFoundError:
        raise refusals.missing(name) from None
    except NotADirectoryError:
        raise refusals.missing(name) from None
    except (OSError, ValueError) as error:
        raise refusals.not_allowed(name, getattr(error, "strerror", None) or str(error)) from None
    return read_data(data, name, ocr=ocr)


def read_data(data: bytes, name: str, *, ocr: bool) -> SourceDocument:
    """Reads a file's bytes."""
    check_size(len(data), name, extension(name))
    document = _read(data, name, kind_of(data, name), ocr)
    check_characters(len(document.text), name)
    if not document.text.strip():
        raise refusals.no_text(name)
    level = secrecy_mark(document.text) or secrecy_mark(_running_heads(document))
    if level:
        raise refusals.secret(name, level)
    return document


def _check_ending(name: str) -> None:
    if extension(name) not in ENDINGS:
        raise refusals.unknown_kind(name, extension(name))


def _read(data: bytes, name: str, kind: Format, ocr: bool) -> SourceDocument:
    if kind == "docx":
        from kientao.documents.docx import read_docx

        return read_docx(data, name)
    if kind == "html":
        from kientao.documents.html import read_html

        return read_html(data, name)
    if kind == "pdf":
        return _read_pdf(data, name, ocr)
    if kind == "doc":
        from kientao.documents.doc import read_doc

        return read_doc(data, name)
    from kientao.documents.plain import read_plain

    return read_plain(data, name, kind)


def _read_pdf(data: bytes, name: str, ocr: bool) -> SourceDocument:
    from kientao.documents.pdf import read_pdf

    if not ocr:
        return read_pdf(data, name)
    from kientao.documents.ocr import recognised

    return replace(read_pdf(recognised(data, name), name), sha256=sha256_of(data))


def _running_heads(document: SourceDocument) -> str:
    """What was set aside on each page: a stamp may stand there."""
    return "\n".join(document.text[span.start : span.end] for item in document.furniture for span in item.spans)
