"""PDF files written byte by byte: scanned pages, and pages with any content."""

import subprocess
import zlib
from pathlib import Path


def photographed(data: bytes, folder: Path) -> bytes:
    """The pages at 150 dpi in grey, without words."""
    source = folder / "printed.pdf"
    source.write_bytes(data)
    subprocess.run(["pdftoppm", "-r", "150", "-gray", str(source), str(folder / "page")], check=True)
    return _pdf([_picture(path) for path in sorted(folder.glob("page*.pgm"))])


def _picture(path: Path) -> tuple[int, int, bytes]:
    kind, size, depth, pixels = path.read_bytes().split(b"\n", 3)
    if (kind, depth) != (b"P5", b"255"):
        raise ValueError("pdftoppm gives plain grey pictures")
    width, height = map(int, size.split())
    return width, height, pixels


def _pdf(pictures: list[tuple[int, int, bytes]]) -> bytes:
    """A PDF with one picture on each A4 page."""
    kids = " ".join(f"{3 + 3 * at} 0 R" for at in range(len(pictures)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pictures)}/Kids[{kids}]>>".encode()]
    for at, (width, height, pixels) in enumerate(pictures):
        first = 3 + 3 * at
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {first + 1} 0 R"
        objects.append(f"{page}/Resources<</XObject<</P {first + 2} 0 R>>>>>>".encode())
        drawing = b"q 595 0 0 842 0 0 cm /P Do Q"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing))
        packed = zlib.compress(pixels)
        head = f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8"
        objects.append(f"{head}/Filter/FlateDecode/Length {len(packed)}>>stream\n".encode() + packed + b"\nendstream")
    return _file(objects)


def pdf_of(contents: list[bytes]) -> bytes:
    """A PDF whose pages have these content streams."""
    kids = " ".join(f"{3 + 2 * at} 0 R" for at in range(len(contents)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]>>".encode()]
    for at, content in enumerate(contents):
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {4 + 2 * at} 0 R/Resources<<>>>>"
        objects += [page.encode(), content]
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
