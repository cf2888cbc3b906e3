"""QR squares: words that a telephone reads, as dark and light modules, an SVG or a PNG."""

import struct
import zlib
from functools import lru_cache
from xml.sax.saxutils import escape

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

_QUIET = 4  # light modules around, as ISO/IEC 18004 asks
_MOST = 1000  # characters: more makes modules too small for a cheap camera
Modules = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=256)
def modules(text: str) -> Modules:
    """The rows of the square, its quiet zone included; True is dark. Raises ValueError for no words or too many."""
    if not 0 < len(text) <= _MOST:
        raise ValueError(f"Mã QR chứa từ 1 đến {_MOST} ký tự, nội dung này có {len(text)}.")
    code = QRCode(error_correction=ERROR_CORRECT_M, border=_QUIET)
    code.add_data(text.encode("utf-8"))
    code.make(fit=True)
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())


def svg(text: str, *, title: str) -> str:
    """One path, as large as the page lets it be; `title` is read to whoever can't see it."""
    rows = modules(text)
    bars = "".join(f"M{left} {top}h{length}v1h-{length}z" for top, left, length in bars_of(rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(rows)} {len(rows)}" role="img" '
        f'shape-rendering="crispEdges"><title>{escape(title)}</title>'
        f'<path fill="#fff" d="M0 0h{len(rows)}v{len(rows)}H0z"/><path fill="#000" d="{bars}"/></svg>'
    )


def png(text: str, *, scale: int = 8) -> bytes:
    """Black and white, `scale` pixels a module; the same words give the same bytes."""
    rows = modules(text)
    side = len(rows) * scale
    lines = bytearray()
    for row in rows:
        bits = "".join(("0" if dark else "1") * scale for dark in row)
        padded = bits.ljust(-(-side // 8) * 8, "0")
        lines += (b"\x00" + int(padded, 2).to_bytes(len(padded) // 8, "big")) * scale
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(bytes(lines), 9)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def bars_of(rows: Modules) -> list[tuple[int, int, int]]:
    """Neighbouring dark modules of one row joined: (row, first column, how many)."""
    bars = []
    for number, row in enumerate(rows):
        column = 0
        while column < len(row):
            start = column
            while column < len(row) and row[column]:
                column += 1
            if column > start:
                bars.append((number, start, column - start))
            column += 1
    return bars


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
