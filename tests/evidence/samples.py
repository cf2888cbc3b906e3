"""Files as offices and attackers make them, built in memory."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache
from io import BytesIO

from xlsxwriter import Workbook

from tests.documents.pdf.printed import lines, printed
from tests.documents.word_files import word_file

EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*").encode()

DECISION = (
    "ỦY BAN NHÂN DÂN TỈNH HẢI SƠN",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 215/QĐ-UBND",
    "Hải Sơn, ngày 12 tháng 02 năm 2026",
    "QUYẾT ĐỊNH",
    "Ban hành Kế hoạch kiểm tra cải cách hành chính năm 2026",
    "Căn cứ Luật Tổ chức chính quyền địa phương;",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra cải cách hành chính năm 2026.",
    "Điều 2. Quyết định này có hiệu lực từ ngày ký.",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "Vũ Thanh Bình",
)


@cache
def docx(*words: str) -> bytes:
    """A Word file with these paragraphs; the same ones give the same bytes."""
    return word_file("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in words or DECISION))


def repacked(data: bytes, more: Mapping[str, bytes], *, instead: Mapping[str, bytes] | None = None) -> bytes:
    """The same package with more members, and others' content replaced."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, (instead or {}).get(member, old.read(member)))
        for name, content in more.items():
            new.writestr(name, content)
    return out.getvalue()


def pdf(*words: str, password: str | None = None) -> bytes:
    """A PDF with a text layer; tests that call it need `printed.needs_font`."""
    return printed(lines(*words or DECISION), password=password)


def pdf_with(catalog: str, *objects: str) -> bytes:
    """A small PDF whose catalog says more; `objects` are numbered from 4."""
    parts = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        *objects,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n".encode("latin-1")
    table = len(out)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()


def pdf_hiding(inside: str) -> bytes:
    """A PDF with an object packed into a compressed object stream, where no search of the bytes finds it."""
    packed = zlib.compress(f"5 0 {inside}".encode("latin-1"))
    out = b"%PDF-1.7\n"
    places = {}
    for number, part in {
        1: b"<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        4: b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
        % (len(packed), packed),
    }.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(out)
    rows = b"\0\0\0\0\xff" + b"".join(b"\1" + struct.pack(">H", places[n]) + b"\0\0" for n in range(1, 5))
    rows += b"\2\0\4\0\0" + b"\1" + struct.pack(">H", start) + b"\0\0"
    out += b"6 0 obj\n<< /Type /XRef /Size 7 /W [1 2 2] /Root 1 0 R /Length %d >>\nstream\n" % len(rows)
    return out + rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


def xlsx(*rows: tuple[str | int, ...]) -> bytes:
    """An Excel file."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows or (("Cơ quan", "Số hồ sơ"), ("Sở Tư pháp", 120))):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def png(width: int = 2, height: int = 2) -> bytes:
    """A picture; its pixels are only there for two by two."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0\0\0" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg() -> bytes:
    """A photograph's skeleton: head, one frame, end."""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, 10, 10, 1) + b"\1\x11\0"
    scan = b"\xff\xda" + struct.pack(">HB", 8, 1) + b"\1\0\0\x3f\0" + b"\x12\x34"
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\1\1\0\0\1\0\1\0\0" + frame + scan + b"\xff\xd9"


def compound(**streams: bytes) -> bytes:
    """An old Office file with these streams, each given 4096 bytes or more."""
    size = 512
    contents = [(name, content.ljust(4096, b"\0")) for name, content in streams.items()]
    directory = _directory_entry("Root Entry", 5, 0xFFFFFFFE, 0)
    sector, body, table = 2, b"", [0xFFFFFFFD, 0xFFFFFFFE]
    blocks = -(-(len(contents) + 1) * 128 // size)
    for _ in range(blocks - 1):
        table[-1] = sector
        table.append(0xFFFFFFFE)
        sector += 1
    for name, content in contents:
        count = -(-len(content) // size)
        directory += _directory_entry(name, 2, sector, len(content))
        body += content.ljust(count * size, b"\0")
        table += [*range(sector + 1, sector + count), 0xFFFFFFFE]
        sector += count
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack(f"<{len(table)}I", *table).ljust(size, b"\xff")
    assert len(fat) == size
    return head + fat + directory.ljust(blocks * size, b"\0") + body


def _directory_entry(name: str, kind: int, start: int, size: int) -> bytes:
    wide = (name + "\0").encode("utf-16-le")
    return wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide), kind, 1) + bytes(48) + struct.pack("<IQ", start, size)


def signature(content: bytes = b"") -> bytes:
    """Signed data in DER, detached unless it has content."""

    def tagged(tag: int, value: bytes) -> bytes:
        length = bytes([len(value)]) if len(value) < 128 else b"\x82" + struct.pack(">H", len(value))
        return bytes([tag]) + length + value

    data = tagged(6, bytes.fromhex("2a864886f70d010701")) + (tagged(0xA0, tagged(4, content)) if content else b"")
    signed = tagged(2, b"\1") + tagged(0x31, b"") + tagged(0x30, data) + tagged(0x31, b"")
    return tagged(0x30, tagged(6, bytes.fromhex("2a864886f70d010702")) + tagged(0xA0, tagged(0x30, signed)))
