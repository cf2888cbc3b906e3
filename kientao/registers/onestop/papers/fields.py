"""What the forms share: who gives them out, lines with a label, moments in words, numbers of identity papers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from kientao.documents.writing.cleaning import clean, one_line
from kientao.documents.writing.content import Block, Dash, Paragraph, Run, Words
from kientao.documents.writing.signing import Issuer
from kientao.documents.writing.wording import in_words
from kientao.registers.onestop.rules.given import Applicant

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_SHOWN = 4  # last signs of a masked number
_BLANK = "…" * 12  # filled in by hand


@dataclass(frozen=True, slots=True)
class Office:
    """Who gives out a paper: the one-stop shop, the body above it, and how it is reached."""

    name: str
    parent: str = ""
    place: str = ""
    address: str = ""
    phone: str = ""

    @property
    def issuer(self) -> Issuer:
        """As the head of a form wants it."""
        return Issuer(self.name, "", parent=self.parent)

    @property
    def reached(self) -> str:
        """Name, address and telephone on one line."""
        return ", ".join(filter(None, (self.name, self.address, self.phone and f"điện thoại {self.phone}")))


def field(label: str, value: str) -> Paragraph:
    """ "Label: value"; nothing known leaves room for a pen."""
    return Paragraph(labelled(label, value))


def labelled(label: str, value: str, *, bold: bool = False) -> Words:
    """The runs of such a line."""
    return (Run(f"{label}: "), Run(one_line(value) or _BLANK, bold=bold))


def known(*lines: tuple[str, str]) -> tuple[Paragraph, ...]:
    """Lines of what is known; the others are left out."""
    return tuple(field(label, value) for label, value in lines if one_line(value))


def side(*lines: tuple[str, str]) -> tuple[Paragraph, ...]:
    """What is known on one line, parted by wide blanks."""
    runs: list[Run] = []
    for label, value in lines:
        if one_line(value):
            runs += [Run(f"{'      ' if runs else ''}{label}: "), Run(one_line(value))]
    return (Paragraph(tuple(runs)),) if runs else ()


def text(words: str) -> tuple[Paragraph, ...]:
    """People's own words: each line they wrote is a paragraph."""
    return tuple(Paragraph(one_line(line)) for line in clean(words).split("\n") if one_line(line))


def listed(items: Iterable[str]) -> tuple[Block, ...]:
    """Numbered by hand, since headings don't count them; a line in an item goes on below."""
    made: list[Block] = []
    for number, item in enumerate(items, start=1):
        first, *more = [one_line(line) for line in clean(item).split("\n") if one_line(line)] or [_BLANK]
        made.append(Paragraph(f"{number}. {first}"))
        made += [Dash(line) for line in more]
    return tuple(made)


def who(applicant: Applicant, *, whole_numbers: bool) -> tuple[Paragraph, ...]:
    """Name, identity number, address, telephone and mail of who asks, and who came in their place."""
    number = identity(applicant.id_number, whole=whole_numbers)
    agent = applicant.agent_name and " ".join(
        filter(
            None,
            (one_line(applicant.agent_name), _in_brackets(identity(applicant.agent_id_number, whole=whole_numbers))),
        )
    )
    return (
        Paragraph(labelled("Tổ chức, cá nhân nộp hồ sơ", applicant.name, bold=True)),
        *known(("Số định danh", number), ("Người nộp thay", agent), ("Địa chỉ", applicant.address)),
        *side(("Số điện thoại", applicant.phone), ("Thư điện tử", applicant.email)),
    )


def identity(number: str, *, whole: bool) -> str:
    """The number of an identity paper, whole or with its last four signs only: "••••••••0123"."""
    kept = one_line(number)
    if whole or not kept:
        return kept
    return "•" * max(len(kept) - _SHOWN, _SHOWN) + (kept[-_SHOWN:] if len(kept) > 2 * _SHOWN else "")


def moment(at: datetime) -> str:
    """ "8 giờ 05 phút, ngày 02 tháng 3 năm 2026" in Việt Nam; a moment without zone is refused with ValueError."""
    here = local(at)
    return f"{here.hour} giờ {here.minute:02} phút, {in_words(here.date())}"


def short_moment(at: datetime | None) -> str:
    """For a table: the hour over the date; "" for none."""
    return f"{local(at):%H:%M}\n{local(at):%d/%m/%Y}" if at else ""


def local(at: datetime) -> datetime:
    """The moment on the clocks of Việt Nam."""
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()}: a moment on a paper has a zone")
    return at.astimezone(_ZONE)


def cells(*values: str | int) -> tuple[str, ...]:
    """One row: each value on one line, whatever people typed."""
    return tuple(one_line(str(value)) for value in values)


def blocks(*groups: Sequence[Block]) -> tuple[Block, ...]:
    """The groups one after another."""
    return tuple(block for group in groups for block in group)


def _in_brackets(words: str) -> str:
    return f"({words})" if words else ""
