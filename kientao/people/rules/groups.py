"""Collective phrases: who belongs to one on a date, and whom the words leave out."""

import re
from collections.abc import Iterable
from datetime import date

from kientao.kernel.key import key
from kientao.people.kinds import KINDS_OF_GROUP, Kind, Level
from kientao.people.rules.bodies import Body

TWO_TIERS_FROM = date(2025, 7, 1)  # no level of districts since (NQ 203/2025/QH15, Luật 72/2025/QH15)
UNITS = frozenset({Level.DISTRICT, Level.COMMUNE})
WORDS_OF_GROUP = {
    "departments": "sở, ban, ngành",
    "district-committees": "UBND cấp huyện",
    "commune-committees": "UBND cấp xã",
    "people-committees": "UBND cấp dưới",
    "central-agencies": "cơ quan Trung ương trên địa bàn",
    "public-service-units": "đơn vị sự nghiệp",
    "associations": "Mặt trận, đoàn thể, hội",
    "enterprises": "doanh nghiệp",
    "schools": "trường, cơ sở đào tạo",
}
_EXCEPT = re.compile(r"[(,;]?\s*(?:ngoại trừ|trừ|không bao gồm|không kể)\s+(?P<who>[^()]+)\)?")


def is_closed(group: str) -> bool:
    """Names agencies by kind; the others stay open until somebody names them."""
    return group in KINDS_OF_GROUP


def members(bodies: Iterable[Body], group: str, day: date) -> tuple[Body, ...]:
    """Those of the group that exist on the day, in the order given."""
    kinds = KINDS_OF_GROUP.get(group, frozenset())
    return tuple(body for body in bodies if body.kind in kinds and body.exists_on(day))


def ended_members(bodies: Iterable[Body], group: str, day: date) -> tuple[Body, ...]:
    """Those of the group whose last day was before."""
    kinds = KINDS_OF_GROUP.get(group, frozenset())
    return tuple(body for body in bodies if body.kind in kinds and body.ended_before(day))


def groups_of(body: Body) -> tuple[str, ...]:
    """The collective phrases that take it in."""
    return tuple(group for group, kinds in KINDS_OF_GROUP.items() if body.kind in kinds)


def of_a_unit(body: Body) -> bool:
    """A department of a district or commune; it is none of "các sở, ban, ngành" of the province."""
    return body.kind == Kind.DEPARTMENT and body.level in UNITS


def left_out(text: str) -> str:
    """Phrase → names: "Các sở, ban, ngành (trừ Sở Nội vụ, Sở Y tế)" → "Sở Nội vụ, Sở Y tế"; empty when nobody is."""
    found = _EXCEPT.search(key(text))
    return text[found.start("who") : found.end("who")].strip(" .;,") if found else ""


def only_wards(text: str) -> bool:
    """The words "UBND các phường" means wards alone; with "xã" beside it, every unit of that level."""
    words = key(text)
    return "phường" in words and not re.search(r"(?<![a-zà-ỹđ])(?:xã|đặc khu|thị trấn)(?![a-zà-ỹđ])", words)
