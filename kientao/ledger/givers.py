"""Who gives facts: registers, and whoever else keeps records. `config/wiring.py` names them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from kientao.base.actor import Actor
from kientao.facts.kind import Fact
from kientao.ledger.numbers import Kept, kept


@dataclass(frozen=True, slots=True)
class Given:
    """A row as it is to stand. `values`: numbers in the order of the fact's columns; `part`: which of the record's."""

    fact: str
    record: int
    part: int
    values: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """A record for people: what it is called, and the address of its page."""

    words: str
    address: str


class Giver(Protocol):
    """Gives facts of one kind of record. `number` stands in every row and is never given to another giver."""

    number: int
    code: str
    words: str
    facts: tuple[Fact, ...]

    def rows(self, records: Sequence[int], at: datetime) -> Iterable[Given]:
        """All facts of these records as they are known, judged at the moment. A record that is gone gives none."""

    def records(self, after: int, limit: int) -> Sequence[int]:
        """The next keys of all records there are, in order."""

    def passing(self, after: datetime, until: datetime) -> Iterable[int]:
        """Records that time alone has changed since: what fell due, for one."""

    def described(self, records: Sequence[int], actor: Actor) -> Mapping[int, Described]:
        """Those of the records that the actor may see."""


class UnknownGiver(LookupError):
    """No giver has that number."""


def given(fact: Fact, record: int, *, part: int = 0, **values: int | str | None) -> Given:
    """A row, checked: `given(STEP_DONE, 7, agency=3, day=20260402, …)`. Raises ValueError, KeyError for a wrong one."""
    if len(values) != len(fact.columns):
        raise ValueError(f"{fact.code}: {sorted({one.name for one in fact.columns} ^ set(values))}")
    return Given(fact.code, record, part, tuple(kept(column, values[column.name]) for column in fact.columns))


def givers() -> Iterator[Giver]:
    """All of them."""
    return iter(_by_number().values())


def giver(number: int) -> Giver:
    """Raises UnknownGiver."""
    try:
        return _by_number()[number]
    except KeyError as unknown:
        raise UnknownGiver(number) from unknown


def described(rows: Iterable[tuple[int, int]], actor: Actor) -> Mapping[tuple[int, int], Described]:
    """By giver's number and record: those the actor may see. A question for each giver that is still there."""
    records: dict[int, dict[int, None]] = {}
    for source, record in rows:
        records.setdefault(source, {})[record] = None
    found: dict[tuple[int, int], Described] = {}
    for source in records.keys() & _by_number().keys():
        told = giver(source).described(list(records[source]), actor)
        found |= {(source, record): one for record, one in told.items()}
    return found


def source_words(number: int) -> str:
    """What the giver's records are called; of one that is gone its number."""
    one = _by_number().get(number)
    return one.words if one is not None else f"Nguồn {number}"


@cache
def _by_number() -> dict[int, Giver]:
    found: list[Giver] = [import_string(path) for path in settings.FACT_GIVERS]
    by_number = {one.number: one for one in found}
    if len(by_number) < len(found):
        raise ValueError("two givers have one number")
    return by_number
