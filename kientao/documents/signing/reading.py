"""Opening a PDF to look for its signatures."""

import logging
from io import BytesIO

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from kientao.documents.signing.refusals import CannotCheck, broken_file, locked_file

# The library writes traces with people's names to the log; what it finds is told to the reader instead.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False

# What a file that contradicts itself raises in the library.
DAMAGED = (
    PdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    ArithmeticError,
    RecursionError,
    EOFError,
    OSError,
)


def opened(pdf: bytes) -> PdfFileReader:
    """The file with its pages found. Raises CannotCheck for one that is damaged or asks for a password."""
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        locked = reader.encrypted
        if not locked:
            reader.root["/Pages"]["/Count"]
    except DAMAGED:
        raise CannotCheck(broken_file()) from None
    if locked:
        raise CannotCheck(locked_file())
    return reader
