"""The portal's list of a period's dossiers beside ours: what one side has and the other hasn't. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a dossier differs."""

    MISSING_THERE = "missing-there"
    MISSING_HERE = "missing-here"
    TWICE = "twice"
    DIFFERS = "differs"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _WORDS[self]


_WORDS = {
    Kind.MISSING_THERE: "Cổng quốc gia chưa có",
    Kind.MISSING_HERE: "Chỉ có trên Cổng quốc gia",
    Kind.TWICE: "Cổng quốc gia có hai lần",
    Kind.DIFFERS: "Khác trạng thái",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One dossier on a side: its code, its national status, the agency that answers for it."""

    code: str
    status: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One dossier that differs; the status each side has, "" where it has none."""

    code: str
    kind: Kind
    ours: str
    theirs: str
    owner: str


def differences(theirs: Iterable[Listed], ours: Iterable[Listed]) -> tuple[Difference, ...]:
    """Sorted by agency and code; each code once for each way it differs."""
    listed = list(theirs)
    here: Mapping[str, Listed] = {one.code: one for one in ours}
    there = {one.code: one for one in listed}
    said: defaultdict[str, set[str]] = defaultdict(set)
    for one in listed:
        said[one.code].add(one.status)
    found = []
    for code, count in Counter(one.code for one in listed).items():
        owner = here[code].owner if code in here else there[code].owner
        if count > 1:
            found.append(Difference(code, Kind.TWICE, _status(here, code), there[code].status, owner))
        if code not in here:
            found.append(Difference(code, Kind.MISSING_HERE, "", there[code].status, owner))
        elif here[code].status not in said[code]:
            found.append(Difference(code, Kind.DIFFERS, here[code].status, there[code].status, owner))
    found += [
        Difference(code, Kind.MISSING_THERE, one.status, "", one.owner)
        for code, one in here.items()
        if code not in there
    ]
    return tuple(sorted(found, key=lambda one: (one.owner, one.code, one.kind)))


def _status(here: Mapping[str, Listed], code: str) -> str:
    return here[code].status if code in here else ""
