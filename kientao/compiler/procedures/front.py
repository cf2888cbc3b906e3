"""The decision itself, before what it publishes: head, articles, recipients and signature, read as of any decision."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kientao.compiler.blocks.model import Para
from kientao.compiler.draft import DocumentHead, Remainder
from kientao.compiler.items.head import Head, read_head
from kientao.compiler.marks.labels import label_of
from kientao.compiler.marks.zones import is_annex_title, is_article, is_capacity, is_decides, is_recipients
from kientao.compiler.outline.model import HeadLine, Outline, Zone
from kientao.compiler.procedures.flow import Flow, Line, Table
from kientao.compiler.procedures.labels import part_of, total_of
from kientao.compiler.procedures.making import Findings
from kientao.kernel.key import is_upper, key

_PUBLISHED = re.compile(r"(?:danh mục|quy trình|nội dung|phần|phụ lục|thủ tục hành chính|bộ thủ tục)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Front:
    """`end` is the position in the flow where the published part begins."""

    head: DocumentHead
    end: int
    asked: Head

    @property
    def furniture(self) -> list[Remainder]:
        return [Remainder(words.spans, why) for words, why in self.asked.furniture]


def read_front(findings: Findings, flow: Flow) -> Front:
    """The head of the document and where it ends."""
    end = published_from(flow)
    lines = [piece for piece in flow.pieces[:end] if isinstance(piece, Line)]
    asked = Head()
    head = read_head(Outline(tuple(_zoned(lines))), asked)
    findings.claim(*asked.claimed)
    return Front(head, end, asked)


def _zoned(lines: Sequence[Line]) -> Iterator[HeadLine]:
    """Each line with its part of the decision. Titles here are longer than any plan's: only "QUYẾT ĐỊNH:" ends them."""
    zone: Zone = "head"
    for line in lines:
        text = line.text
        if is_recipients(text):
            zone = "recipients"
        elif is_capacity(text) or zone == "recipients" and not text.startswith(("-", "+", "*")):
            zone = "signature"
        elif zone == "head" and (is_decides(text) or is_article(text)):
            zone = "decision"
        yield HeadLine(zone, Para(line.words, line.bold, line.centred, line.level))


def published_from(flow: Flow) -> int:
    """The first piece behind the signature; without a signature, the first heading of the published part."""
    signed = _last_of_signature(flow.pieces)
    for at, piece in enumerate(flow.pieces):
        if isinstance(piece, Table):
            return _first_heading_over(flow.pieces, at, signed)
        if at > signed and _begins(piece, after_signature=signed >= 0):
            return at
    return len(flow.pieces)


def _first_heading_over(pieces: Sequence[Line | Table], table: int, signed: int) -> int:
    """The headings and parts right above the first table belong to what is published."""
    at = table
    while at - 1 > signed:
        above = pieces[at - 1]
        label = label_of(above.text) if isinstance(above, Line) else None
        numbered = label is not None and label.scheme in ("roman", "capital", "decimal", "letter", "dash")
        if not isinstance(above, Line) or not (numbered or part_of(above.words) or total_of(above.words)):
            break
        at -= 1
    return at


def _last_of_signature(pieces: Sequence[Line | Table]) -> int:
    """Where recipients and signer stand, before the first table; -1 where nobody signs."""
    last = -1
    for at, piece in enumerate(pieces):
        if isinstance(piece, Table):
            break
        if is_recipients(piece.text) or is_capacity(piece.text):
            last = at
        elif last >= 0 and at - last > 40:
            break
    return last


def _begins(line: Line, *, after_signature: bool) -> bool:
    text = line.text
    titled = is_upper(text) and bool(_PUBLISHED.match(key(text)))
    if not after_signature:
        return titled or is_annex_title(text) and len(text) < 60
    label = label_of(text)
    numbered = label is not None and label.scheme in ("roman", "capital", "part", "decimal", "annex")
    return titled or is_annex_title(text) or numbered or is_upper(text) and len(text) > 20 and not is_capacity(text)
