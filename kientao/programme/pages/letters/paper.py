"""The letter on the screen: the same blocks the file is drawn from."""

from dataclasses import dataclass
from typing import ClassVar

from kientao.documents.writing.content import (
    AdministrativeDocument,
    Block,
    Cell,
    Clause,
    Dash,
    Heading,
    Paragraph,
    Part,
)
from kientao.documents.writing.content import Table as PaperTable
from kientao.documents.writing.signing import signing_line
from kientao.documents.writing.wording import each_ended, in_words
from kientao.programme.letter_text import LetterValues, letter_document


@dataclass(frozen=True, slots=True)
class PaperCell:
    """`across` columns wide."""

    text: str
    across: int = 1
    strong: bool = False


@dataclass(frozen=True, slots=True)
class PaperBlock:
    """Either words or a table."""

    words: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[PaperCell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PaperAnnex:
    """Its title and its blocks."""

    title: str
    blocks: tuple[PaperBlock, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands where on the paper."""

    template: ClassVar[str] = "programme/pages/letters/paper.html"

    parent: str
    issuer: str
    number: str
    about: str
    dated: str
    to: tuple[str, ...]
    blocks: tuple[PaperBlock, ...]
    signing: tuple[str, ...]
    signer: str
    receivers: tuple[str, ...]
    annexes: tuple[PaperAnnex, ...]


def paper_of(values: LetterValues) -> Paper:
    """Of the very document the file is made from."""
    document = letter_document(values)
    return Paper(
        parent=document.issuer.parent.upper(),
        issuer=document.issuer.name.upper(),
        number=f"Số: {document.number}",
        about=f"V/v {document.about}",
        dated=f"{document.place}, {in_words(document.signed)}",
        to=each_ended(document.to),
        blocks=_blocks(document.blocks),
        signing=signing_line(document.issuer, document.signer),
        signer=document.signer.name,
        receivers=(*document.receivers, f"Lưu: {document.filing}"),
        annexes=_annexes(document),
    )


def _annexes(document: AdministrativeDocument) -> tuple[PaperAnnex, ...]:
    return tuple(PaperAnnex(annex.title, _blocks(annex.blocks)) for annex in document.annexes)


def _blocks(blocks: tuple[Block, ...]) -> tuple[PaperBlock, ...]:
    found, number = [], 0
    for block in blocks:
        match block:
            case Clause(_, words):
                number += 1
                found.append(PaperBlock(f"{number}. {words}"))
            case Paragraph(words) | Dash(words):
                found.append(PaperBlock(str(words)))
            case Heading(_, title) | Part(title):
                found.append(PaperBlock(title))
            case PaperTable(columns, rows):
                shown = tuple(tuple(_cell(cell) for cell in row) for row in rows)
                found.append(PaperBlock(heads=tuple(column.title for column in columns), rows=shown))
    return tuple(found)


def _cell(cell: Cell | str) -> PaperCell:
    return PaperCell(cell) if isinstance(cell, str) else PaperCell(cell.text, cell.across, cell.bold)
