"""Names in the XML of Word files."""

from lxml.etree import _Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
# ISO/IEC 29500 "strict" files use other names for the same things.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": WORD.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": RELATIONS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATH.encode(),
}
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT = f"{{{MATH}}}t"
RELATION_ID = f"{{{RELATIONS}}}id"


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


VAL = w("val")
_OFF = frozenset({"0", "false", "off", "none"})


def is_on(element: _Element | None) -> bool:
    """A switch: there, and not turned off."""
    return element is not None and element.get(VAL, "1") not in _OFF


def number(value: str | None, default: int, *, least: int = -(10**6), most: int = 10**6) -> int:
    """A whole number of the XML within bounds, or `default` for what is none."""
    try:
        return min(max(int(value or ""), least), most)
    except ValueError:
        return default
