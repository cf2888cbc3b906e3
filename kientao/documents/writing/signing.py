"""Who issues, who signs, and the lines of capacity that follow from both (Nghị định 30/2020, Điều 13)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from kientao.documents.writing.cleaning import one_line

_COMMITTEE = "Ủy ban nhân dân"
_TITLES = re.compile(
    r"^(?:(?:GS|PGS|TSKH|TS|ThS|BS|BSCK\s?(?:I{1,2}|[12])|CKI{1,2}|KS|CN|LS|DS|NSND|NSƯT|NGND|NGƯT|TTND|TTƯT"
    r"|Giáo sư|Phó giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Bác sĩ|Kỹ sư|Cử nhân|Luật sư)\s*[.,:]+\s*"
    r"|(?:Giáo sư|Phó giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Bác sĩ|Kỹ sư|Cử nhân|Luật sư)\s+)+"
)
_AGENCY = re.compile(r"\s+(?:ỦY BAN|UBND|HỘI ĐỒNG|HĐND|SỞ|BAN)\s.*$")  # a capacity doesn't repeat who issues


class By(StrEnum):
    """In which way a person signs; the value is what is printed before the capacity."""

    HEAD = ""
    ACTING = "Q."
    FOR_HEAD = "KT."
    BY_ORDER = "TL."
    DELEGATED = "TUQ."


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that issues. `head` is the capacity of its head ("Chủ tịch", "Giám đốc").

    `collective`: what stands after TM. where the body decides together ("Ủy ban nhân dân"); "" where its head decides.
    """

    name: str
    head: str
    parent: str = ""
    collective: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs. `by` is derived from the capacity where it is None; by order and by delegation must be said.

    `deputy_of`: the capacity for whom a deputy signs what was given to that one by order ("Chánh Văn phòng").
    """

    name: str
    capacity: str
    by: By | None = None
    deputy_of: str = ""


def committee(place: str) -> Issuer:
    """The committee that decides together: `committee("tỉnh Vĩnh Phúc")`."""
    return Issuer(f"{_COMMITTEE} {place}", "Chủ tịch", collective=_COMMITTEE)


def chair(place: str) -> Issuer:
    """The chair of the committee, who decides alone: no TM."""
    return Issuer(f"Chủ tịch {_COMMITTEE} {place}", "Chủ tịch")


def department(name: str, place: str, head: str = "Giám đốc") -> Issuer:
    """A department under the committee of `place`: `department("Sở Nội vụ", "tỉnh Vĩnh Phúc")`."""
    return Issuer(name, head, parent=f"{_COMMITTEE} {place}")


def signing_line(issuer: Issuer, signer: Signer) -> tuple[str, ...]:
    """The lines over the signature, in capitals: ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH").

    Raises ValueError, in words for the office, when the capacity doesn't say in which way the person signs.
    """
    head = _capital(issuer.head)
    capacity = _capital(signer.capacity)
    by = signer.by if signer.by is not None else _derived(issuer, signer)
    collective = (f"TM. {_capital(issuer.collective)}",) if issuer.collective else ()
    match by:
        case By.HEAD:
            return (*collective, head)
        case By.ACTING:
            return (*collective, f"Q. {head}")
        case By.FOR_HEAD:
            return (*collective, f"KT. {head}", _AGENCY.sub("", capacity))
        case By.BY_ORDER:
            return (f"TL. {head}", *((f"KT. {_capital(signer.deputy_of)}",) if signer.deputy_of else ()), capacity)
        case By.DELEGATED:
            if signer.deputy_of:  # Điều 13 khoản 4
                raise ValueError("Người được ký thừa ủy quyền không được ủy quyền lại cho người khác ký.")
            return (f"TUQ. {head}", capacity)


def plain_name(name: str) -> str:
    """The name without academic titles (Phụ lục I, mục II.7)."""
    return _TITLES.sub("", one_line(name))


def _derived(issuer: Issuer, signer: Signer) -> By:
    capacity, head = one_line(signer.capacity).lower(), one_line(issuer.head).lower()
    if capacity == head or capacity.startswith(f"{head} "):
        return By.HEAD
    if capacity.startswith(f"phó {head}"):
        return By.FOR_HEAD
    if re.match(rf"(?:quyền|q\.)\s*{re.escape(head)}", capacity):
        return By.ACTING
    raise ValueError(
        f"“{signer.capacity}” không phải {issuer.head}, Phó {issuer.head} hay Quyền {issuer.head} của {issuer.name}: "
        "hãy nói rõ ký thừa lệnh (TL.) hay thừa ủy quyền (TUQ.)."
    )


def _capital(text: str) -> str:
    return one_line(text).upper()
