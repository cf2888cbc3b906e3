"""Form 07: every dossier in the order it came in (sổ theo dõi hồ sơ), a lying book with the days apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from kientao.documents.writing.cleaning import one_line
from kientao.documents.writing.content import Align, Column, Form, Row, SigningPlace, Table
from kientao.documents.writing.wording import counted, in_words
from kientao.registers.onestop.papers.fields import Office, local, short_moment
from kientao.registers.onestop.papers.form_sets import BOOK, FormKind, FormSet

_COLUMNS = (
    Column("Số TT", 0.7, Align.CENTRE),
    Column("Mã hồ sơ", 2.9),
    Column("Thủ tục hành chính", 3.3),
    Column("Tổ chức, cá nhân nộp hồ sơ", 2.6),
    Column("Kênh", 1.2),
    Column("Nhận", 1.4, Align.CENTRE, group="Nhận và trả kết quả"),
    Column("Hẹn trả", 1.4, Align.CENTRE, group="Nhận và trả kết quả"),
    Column("Trả", 1.4, Align.CENTRE, group="Nhận và trả kết quả"),
    Column("Người nhận kết quả (ký)", 1.9),
    Column("Ghi chú", 1.6),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the book; `serial` is its number in the book."""

    serial: int
    code: str
    procedure: str
    applicant_name: str
    channel: str
    received: datetime
    due: datetime | None = None
    returned: datetime | None = None
    recipient: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """The book of one counter from day to day; entries in the order they came in."""

    office: Office
    first: date
    last: date
    entries: tuple[Entry, ...]
    book: str = ""
    keeper: str = ""
    head: str = ""


def register_book(values: Register, forms: FormSet) -> Form:
    """The form of that set."""
    table = Table(_COLUMNS, (), numbered=True)
    span = f"Từ ngày {values.first:%d/%m/%Y} đến ngày {values.last:%d/%m/%Y}"
    return Form(
        issuer=values.office.issuer,
        title=forms.form(FormKind.REGISTER).title,
        mark=forms.mark(FormKind.REGISTER),
        under=(*((f"Quyển số: {one_line(values.book)}",) if values.book else ()), span),
        blocks=(Table(_COLUMNS, tuple(_rows(table, values.entries)), numbered=True),),
        signing=(SigningPlace("Người lập sổ", values.keeper), SigningPlace("Phụ trách bộ phận", values.head)),
        landscape=True,
        layout=BOOK,
    )


def _rows(table: Table, entries: tuple[Entry, ...]) -> Iterator[Row]:
    for day, group in groupby(entries, key=lambda one: local(one.received).date()):
        of_day = tuple(group)
        words = in_words(day)
        yield table.group_row(f"{words[:1].upper()}{words[1:]}: {counted(len(of_day))} hồ sơ")
        for one in of_day:
            yield (
                str(one.serial),
                one_line(one.code),
                one_line(one.procedure),
                one_line(one.applicant_name),
                one_line(one.channel),
                short_moment(one.received),
                short_moment(one.due),
                short_moment(one.returned),
                one_line(one.recipient),
                one_line(one.note),
            )
