"""Small Word files written by hand, part by part, for what no library writes."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from kientao.documents import read_bytes
from kientao.kernel.source import Paragraph, SourceDocument, Table

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": _W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_KINDS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "header1": "header",
    "footer1": "footer",
}
_ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header1": "hdr", "footer1": "ftr"}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def word_file(body: str, parts: Mapping[str, str] | None = None, *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A .docx with that body XML; `parts` by name ("styles", "numbering", "footnotes", "header1", "footer1")."""
    parts = parts or {}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        archive.writestr("[Content_Types].xml", _content_types(parts))
        archive.writestr(
            "_rels/.rels",
            f'<Relationships {_RELATIONS}><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>")
        relations = "".join(
            f'<Relationship Id="{name}" Type="{_OFFICE}/{_KINDS[name]}" Target="{name}.xml"/>' for name in parts
        )
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships {_RELATIONS}>{relations}</Relationships>")
        for name, inside in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{_ROOTS[name]} {_SPACES}>{inside}</w:{_ROOTS[name]}>")
    return out.getvalue()


def _content_types(parts: Mapping[str, str]) -> str:
    kinds = {"document": "document.main"} | {name: _KINDS[name] for name in parts}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )


def read(body: str, parts: Mapping[str, str] | None = None) -> SourceDocument:
    return read_bytes(word_file(body, parts), "van-ban.docx")


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, level: int = 0, list_id: int = 1) -> str:
    """A paragraph that Word numbers."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(at: int, text: str, kind: str = "decimal", start: int = 1, more: str = "") -> str:
    """One level of an abstract list."""
    says = f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{says}</w:lvl>'


def numbering(*levels: str, more: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> dict[str, str]:
    return {"numbering": f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{more}'}


def cell(text: str, properties: str = "") -> str:
    inside = "".join(paragraph(line) for line in text.split("\n")) if not text.startswith("<") else text
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def lines(document: SourceDocument) -> list[str]:
    """The paragraphs of a document, tables left out."""
    return [words(document, block) for block in document.blocks or () if isinstance(block, Paragraph)]


def words(document: SourceDocument, block: Paragraph) -> str:
    return "".join(document.text[span.start : span.end] for span in block.pieces)


def tables(document: SourceDocument) -> list[Table]:
    return [block for block in document.blocks or () if isinstance(block, Table)]


def cells(document: SourceDocument, at: int = 0) -> dict[tuple[int, int, int, int], list[str]]:
    """(row, column, rows, columns) of each cell of a table and its lines."""
    return {
        (found.row, found.column, found.row_span, found.column_span): [
            "".join(document.text[span.start : span.end] for span in line) for line in found.lines
        ]
        for found in tables(document)[at].cells
    }
