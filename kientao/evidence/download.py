"""Giving a file back: to be saved, never run; shown in the browser only on request, and only PDF and pictures."""

from pathlib import PurePosixPath
from urllib.parse import quote

from django.http import FileResponse

from kientao.evidence.media import PDF
from kientao.evidence.models import EvidenceItem, StoredFile
from kientao.evidence.names import clean_name
from kientao.evidence.storage import open_stored

_SHUT = "default-src 'none'; sandbox; frame-ancestors 'none'"
_PICTURE = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"  # no sandbox: viewers


def file_response(item: EvidenceItem, *, inline: bool = False) -> FileResponse:
    """The file of an item the actor may download (`may_download`). Raises FileNotFoundError where the disk lost it."""
    if item.file is None:
        raise ValueError("this evidence has no file")
    return stored_response(item.file, item.original_name, inline=inline)


def stored_response(stored: StoredFile, name: str, *, inline: bool = False) -> FileResponse:
    """A kept file under the name it came with; callers have asked who may. Raises FileNotFoundError likewise."""
    media = stored.media
    shown = inline and media.may_show
    response = FileResponse(open_stored(stored.sha256), content_type=media.media_type)
    response.headers["Content-Length"] = str(stored.size)
    response.headers["Content-Disposition"] = disposition(named(stored, name), inline=shown)
    response.headers["Content-Security-Policy"] = (_PDF if media is PDF else _PICTURE) if shown else _SHUT
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def named(stored: StoredFile, given: str) -> str:
    """The name it came under, with an ending that fits what it is."""
    name = clean_name(given)
    return name if PurePosixPath(name).suffix.lower() in stored.media.extensions else name + stored.extension


def disposition(name: str, *, inline: bool = False) -> str:
    """The header with the name in ASCII for old programs and in UTF-8 for all others (RFC 6266, RFC 5987)."""
    plain = "".join(letter if " " <= letter <= "~" and letter not in '"\\%;' else "_" for letter in name)
    how = "inline" if inline else "attachment"
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
