"""Text, tables of text and XML: nothing a browser or a spreadsheet would run."""

import re

from lxml import etree

from kientao.evidence import refusals
from kientao.evidence.checks.words import decoded_words
from kientao.evidence.media import XML, Media

# "=cmd|' /C calc'!A0": a spreadsheet would start a program (dynamic data exchange).
_STARTS_PROGRAM = re.compile(r"(?m)(?:^|[,;\t\"])\s*[=+\-@]\s*[\w.]+\s*\|.*!")


def check_plain(data: bytes, name: str, media: Media) -> None:
    """Raises UnacceptableFile."""
    if media is XML:
        _check_xml(data, name)
        return
    words = decoded_words(data, name)
    if words is None or not words.strip():
        raise refusals.empty(name)
    if _STARTS_PROGRAM.search(words):
        raise refusals.executable(name)


def _check_xml(data: bytes, name: str) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise refusals.damaged(name, XML.words) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusals.bomb(name)
    if root.getroottree().xpath("boolean(//processing-instruction())"):
        raise refusals.web_page(name)
    for element in root.iter():
        space = etree.QName(element).namespace if isinstance(element.tag, str) else None
        if space in (
            "http://www.w3.org/1999/xhtml",
            "http://www.w3.org/2000/svg",
            "http://www.w3.org/1999/XSL/Transform",
        ):
            raise refusals.web_page(name)
