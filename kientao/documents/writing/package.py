"""The file: parts in a zip, the same bytes for the same document."""

import io
import zipfile
from datetime import date, datetime, time
from xml.sax.saxutils import escape

from lxml import etree
from lxml.etree import _Element

from kientao.documents.docx.names import RELATIONS
from kientao.documents.squares import png
from kientao.documents.writing import pictures
from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.drawn import Drawn
from kientao.documents.writing.pages import BLANK, NUMBERED, blank_header, numbered_header
from kientao.documents.writing.stylesheet import style_sheet
from kientao.documents.writing.xml import element

_EPOCH = (1980, 1, 1, 0, 0, 0)  # zip knows no earlier one; a file says nothing of when it was made
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def package(drawn: Drawn) -> bytes:
    """The .docx; it takes the drawn elements for itself, so that each drawing is packed once."""
    squares = pictures.numbered(drawn.content)
    shown = {pictures.relation(text): f"media/{number}.png" for number, text in enumerate(squares, start=1)}
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("rIdDocument", f"{RELATIONS}/officeDocument", "word/document.xml"),
            ("rIdCore", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(drawn.title, drawn.author, drawn.made),
        "word/_rels/document.xml.rels": _relations(
            ("rIdStyles", f"{RELATIONS}/styles", "styles.xml"),
            ("rIdSettings", f"{RELATIONS}/settings", "settings.xml"),
            (NUMBERED, f"{RELATIONS}/header", "header1.xml"),
            (BLANK, f"{RELATIONS}/header", "header2.xml"),
            *((name, f"{RELATIONS}/image", file) for name, file in shown.items()),
        ),
        "word/document.xml": _part(element("document", element("body", *drawn.content))),
        "word/header1.xml": _part(numbered_header()),
        "word/header2.xml": _part(blank_header()),
        "word/settings.xml": _part(_settings()),
        "word/styles.xml": _part(style_sheet(drawn.layout)),
        **{f"word/{file}": png(text) for file, text in zip(shown.values(), squares, strict=True)},
    }
    return _zipped(parts)


def _zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data)
    return file.getvalue()


def _part(root: _Element) -> bytes:
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _settings() -> _Element:
    """Word 2013 layout, hyphenation off."""
    mode = element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15")
    return element(
        "settings",
        element("zoom", percent=100),
        element("defaultTabStop", val=720),
        element("characterSpacingControl", val="doNotCompress"),
        element("compat", mode),
        element("themeFontLang", val="vi-VN", eastAsia="vi-VN"),
        element("decimalSymbol", val=","),
        element("listSeparator", val=";"),
    )


def _content_types() -> bytes:
    main = {"document": "document.main", "styles": "styles", "settings": "settings", "header1": "header"}
    main["header2"] = "header"
    overrides = [
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in main.items()
    ]
    overrides.append(f'<Override PartName="/docProps/core.xml" ContentType="{_PROPERTIES}"/>')
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
    )
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{"".join(overrides)}</Types>'.encode()


def _relations(*relations: tuple[str, str, str]) -> bytes:
    drawn = "".join(
        f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"/>' for identifier, kind, target in relations
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{drawn}</Relationships>'.encode()


def _core(title: str, author: str, made: date) -> bytes:
    moment = datetime.combine(made, time()).isoformat() + "Z"
    dated = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    author, title = escape(one_line(author)), escape(one_line(title))
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"{dated}<dc:language>vi-VN</dc:language></cp:coreProperties>"
    ).encode()
