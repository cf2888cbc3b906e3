"""What a document says of itself at its head, and how that differs from what somebody claims."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self

from kientao.kernel.key import key

Confidence = Literal["high", "medium", "low"]
Field = Literal["number", "date", "issuer"]


@dataclass(frozen=True, slots=True)
class DocumentHeadRead:
    """What was read; "" and None where nothing was. `unread` says in Vietnamese why a file couldn't be read.

    `confidence`: "high" when number, date and issuer were found, "medium" for two of them, else "low".
    """

    number: str = ""
    date: datetime.date | None = None
    issuer: str = ""
    signer: str = ""
    title: str = ""
    unread: str = ""

    @property
    def confidence(self) -> Confidence:
        found = sum(map(bool, (self.number, self.date, self.issuer)))
        return "high" if found == 3 else "medium" if found == 2 else "low"

    def as_json(self) -> dict[str, str]:
        """As it is kept: the date as 2026-03-31, and the confidence beside."""
        return {
            "number": self.number,
            "date": self.date.isoformat() if self.date else "",
            "issuer": self.issuer,
            "signer": self.signer,
            "title": self.title,
            "unread": self.unread,
            "confidence": self.confidence,
        }

    @classmethod
    def from_json(cls, given: Mapping[str, str]) -> Self:
        """What `as_json` gave."""
        day = datetime.date.fromisoformat(given["date"]) if given.get("date") else None
        words = {field: given.get(field, "") for field in ("number", "issuer", "signer", "title", "unread")}
        return cls(date=day, **words)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What whoever hands a document in says of it; "" and None where they say nothing."""

    number: str = ""
    date: datetime.date | None = None
    issuer: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which claim and file differ, both as text for a person."""

    field: Field
    claimed: str
    read: str

    @property
    def label(self) -> str:
        """The field in Vietnamese."""
        return _LABELS[self.field]


_LABELS: dict[Field, str] = {"number": "Số, ký hiệu", "date": "Ngày ban hành", "issuer": "Cơ quan ban hành"}


def compare(claimed: Claimed, read: DocumentHeadRead) -> list[Difference]:
    """Where both say something and it isn't the same: "12/ QĐ-UBND" is "12/QĐ–UBND", and UBND is its long name."""
    found: list[Difference] = []
    if claimed.number and read.number and same_number(claimed.number) != same_number(read.number):
        found.append(Difference("number", claimed.number, read.number))
    if claimed.date and read.date and claimed.date != read.date:
        found.append(Difference("date", f"{claimed.date:%d/%m/%Y}", f"{read.date:%d/%m/%Y}"))
    if claimed.issuer and read.issuer and not _same_issuer(claimed.issuer, read.issuer):
        found.append(Difference("issuer", claimed.issuer, read.issuer))
    return found


def same_number(number: str) -> str:
    """One spelling of a document's number, for matching: no blanks, no "Số:", no zeros in front, one kind of dash."""
    bare = re.sub(r"\s+", "", key(number)).rstrip(".,;")
    return re.sub(r"^0+(?=\d)", "", re.sub(r"^số:?", "", bare))


_LONG_NAMES = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "tp": "thành phố", "vp": "văn phòng"}
_OF_THE_HEAD = re.compile(r"^(?:(?:phó )?chủ tịch|giám đốc|bộ trưởng)\s+")


def _same_issuer(one: str, other: str) -> bool:
    """The same words, or one goes on where the other stops ("UBND tỉnh" and "UBND tỉnh Hải Sơn")."""
    short, long = sorted((_issuer(one), _issuer(other)), key=len)
    return long == short or long.startswith(f"{short} ")


def _issuer(name: str) -> str:
    words = re.sub(r"[^\w\s]", " ", key(name)).split()
    return _OF_THE_HEAD.sub("", " ".join(_LONG_NAMES.get(word, word) for word in words))
