"""A register of practice: records are numbers with a few words, its facts are inspections and findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from django.conf import LazySettings

from kientao.base.actor import Actor
from kientao.facts.kind import Fact
from kientao.facts.work import INSPECTION
from kientao.ledger import givers
from kientao.ledger.givers import Described, Given, given
from kientao.ledger.waiting import changed


@dataclass
class Book:
    """Record → agency, day, digital; a digital of 9 can't be told."""

    number = 7
    code = "book"
    words = "Sổ thử"
    facts: tuple[Fact, ...] = (INSPECTION,)
    kept: dict[int, tuple[int, int, int]] = field(default_factory=dict)

    def write(self, record: int, agency: int = 1, day: int = 20260302, digital: int = 0) -> None:
        self.kept[record] = (agency, day, digital)
        changed(self.number, record)

    def drop(self, record: int) -> None:
        del self.kept[record]
        changed(self.number, record)

    def rows(self, records: Sequence[int], at: datetime) -> Iterator[Given]:
        for record in records:
            if record in self.kept:
                agency, day, digital = self.kept[record]
                yield given(INSPECTION, record, agency=agency, day=day, level="province", digital=digital)

    def records(self, after: int, limit: int) -> Sequence[int]:
        return [record for record in sorted(self.kept) if record > after][:limit]

    def passing(self, after: datetime, until: datetime) -> Iterable[int]:
        return ()

    def described(self, records: Sequence[int], actor: Actor) -> Mapping[int, Described]:
        return {}


BOOK = Book()


@pytest.fixture
def book(settings: LazySettings, db: None) -> Iterator[Book]:
    """Empty, and the only one who gives facts."""
    settings.FACT_GIVERS = ("tests.ledger.conftest.BOOK",)
    givers._by_number.cache_clear()
    BOOK.kept.clear()
    yield BOOK
    givers._by_number.cache_clear()
