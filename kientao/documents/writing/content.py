"""What a document says, before anybody draws it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.decree import BLANK
from kientao.documents.writing.layout import Layout
from kientao.documents.writing.signing import Issuer, Signer
from kientao.documents.writing.wording import Undated


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look inside a paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


Words = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """ "Phần I" on its own line, its title in capitals below; headings start again inside."""

    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered title: level 1 "I. TITLE", 2 "1. Title" (bold), 3 "a) Title". The number is counted by the writer."""

    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Clause:
    """Numbered text without a title, counted together with the headings of its level."""

    level: int
    words: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of the body."""

    words: Words


@dataclass(frozen=True, slots=True)
class Dash:
    """ "- …" (depth 1) or "+ …" (depth 2)."""

    words: Words
    depth: int = 1


class Align(StrEnum):
    """How a cell stands; the value is WordprocessingML's."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """`share`: of the width, relative to the others. Neighbours of one `group` have a head over their heads."""

    title: str
    share: float
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """`across`: columns it takes; `down`: rows it takes, the later rows leave it out. `align` None: as its column."""

    text: str
    across: int = 1
    down: int = 1
    bold: bool = False
    italic: bool = False
    align: Align | None = None


Row = tuple[Cell | str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Heads that come back on each page, rows that aren't split. `numbered`: a row (1), (2), (3) … under the heads."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    numbered: bool = False
    size: float | None = None  # pt; None: the layout's

    def group_row(self, text: str) -> Row:
        """A row of one bold cell over all columns."""
        return (Cell(text, across=len(self.columns), bold=True, align=Align.LEFT),)


@dataclass(frozen=True, slots=True)
class Square:
    """A QR square, `size` mm wide, that a telephone reads as `text`; lines of words stand beside it."""

    text: str
    beside: tuple[Words, ...] = ()
    size: float = 24


Block = Part | Heading | Clause | Paragraph | Dash | Table | Square


@dataclass(frozen=True, slots=True)
class Number:
    """ "Số: 05/KH-UBND"; `value` None leaves the place for the registry's number."""

    value: int | None
    symbol: str

    def __str__(self) -> str:
        return f"{BLANK if self.value is None else f'{self.value:02}'}/{one_line(self.symbol)}"


@dataclass(frozen=True, slots=True)
class Annex:
    """On pages of its own, numbered from 1. Its label (Phụ lục, Phụ lục I …) is counted by the writer."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class AdministrativeDocument:
    """A named document (template 1.4: `kind` "Kế hoạch", "Báo cáo" …) or a công văn (template 1.5: `kind` "").

    `about` is the trích yếu without "V/v". `receivers` are the lines of "Nơi nhận" before the last, which is
    "Lưu: `filing`". `to`: whom "Kính gửi" names, none for a document that is sent down or out by its receivers' list.
    `mark`: which form of an annex it is, small over everything.
    """

    issuer: Issuer
    number: Number
    place: str
    signed: date | Undated
    kind: str
    about: str
    blocks: tuple[Block, ...]
    signer: Signer
    receivers: tuple[str, ...] = ()
    filing: str = "VT"
    to: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    layout: Layout = field(default_factory=Layout)
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SigningPlace:
    """Who signs a form, over the room to sign; `name` is printed below, "" is written by hand."""

    title: str
    name: str = ""
    note: str = "(Ký, ghi rõ họ tên)"


@dataclass(frozen=True, slots=True)
class Form:
    """A form an office fills in: a title instead of a kind, no receivers, up to three people signing side by side.

    `mark`: which form it is, small over everything. `under`: lines under the title. `signed` None leaves out the line
    of place and date, `number` None that of the number. `notes` stand small at the end.
    """

    issuer: Issuer
    title: str
    blocks: tuple[Block, ...]
    number: Number | None = None
    place: str = ""
    signed: date | Undated | None = None
    mark: str = ""
    under: tuple[str, ...] = ()
    signing: tuple[SigningPlace, ...] = ()
    notes: tuple[str, ...] = ()
    landscape: bool = False
    layout: Layout = field(default_factory=Layout)
