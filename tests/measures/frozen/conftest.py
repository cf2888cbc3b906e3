"""The cast, and a register of practice whose inspections are counted: how many of them are digital."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import LazySettings

from kientao.base.actor import Actor
from kientao.kernel.period import Period
from kientao.ledger import givers
from kientao.ledger.catching_up import catch_up
from kientao.measures.frozen.actions import freeze
from kientao.measures.frozen.models import FrozenFigure
from tests.ledger.conftest import BOOK, Book
from tests.support.cast import Cast, cast
from tests.support.programme import on

YEAR = Period.year(2026)
SHARE = "inspections-digital"


@dataclass
class Office:
    """Sơn's office on 1 April 2026: four inspections, one of them digital; three are of Sở Tư pháp."""

    people: Cast
    book: Book

    def key(self, short: str) -> int:
        """Of an organisation."""
        return self.people.organisations[short].pk

    def told(self, record: int, *, digital: int, agency: str = "tu_phap", day: int = 20260302) -> None:
        """A record says so from now on, and the ledger knows."""
        self.book.write(record, self.key(agency), day, digital)
        catch_up()

    def frozen(
        self, code: str = SHARE, agencies: tuple[str, ...] | None = None, actor: Actor | None = None
    ) -> FrozenFigure:
        """Kept for a report."""
        keys = None if agencies is None else frozenset(self.key(one) for one in agencies)
        return freeze(
            actor=actor or self.people.son, measure_code=code, period=YEAR, agencies=keys, purpose="Báo cáo quý I/2026"
        )


@pytest.fixture
def office(settings: LazySettings, db: None) -> Iterator[Office]:
    settings.FACT_GIVERS = ("tests.ledger.conftest.BOOK",)
    givers._by_number.cache_clear()
    BOOK.kept.clear()
    with on("2026-04-01"):
        made = Office(cast(), BOOK)
        for record, (agency, digital) in enumerate([("tu_phap", 1), ("tu_phap", 0), ("tu_phap", 0), ("van_son", 0)], 1):
            made.told(record, digital=digital, agency=agency)
        yield made
    givers._by_number.cache_clear()
