"""Whatever is told after a figure was frozen, in the same second or later: the figure of then is the figure of then."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kientao.base.actor import Actor
from kientao.base.clock import moved_to, now
from kientao.facts.catalogue import FACTS
from kientao.facts.kind import Fact
from kientao.kernel.period import Period
from kientao.ledger.catching_up import tell
from kientao.ledger.givers import Described, Given
from kientao.ledger.givers import given as told
from kientao.ledger.keeping import locked_keeper
from kientao.ledger.sealing import seal
from kientao.measures.asked import Asked
from kientao.measures.catalogue import MEASURES
from kientao.measures.frozen.actions import _keep
from kientao.measures.frozen.checking import checked
from kientao.measures.frozen.models import FrozenFigure
from kientao.measures.reference import Rows, answer
from tests.measures.rows import rows_of
from tests.support.ledger import lay
from tests.support.programme import on

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CODES = ("dossier-closed", "inspection", "body-standard", "procedure-offered")
MEASURED = (
    "dossiers-on-time",
    "agencies-on-time",
    "dossier-time",
    "inspections-digital",
    "inspected",
    "procedures-offered",
)
PERIODS = (Period.year(2026), Period.month(2026, 2), Period.quarter(2026, 1))
Laid = Mapping[str, Sequence[Mapping[str, Any]]]


class Whim:
    """Says of its records what it likes."""

    number, code, words = 9, "whim", "Sổ tùy ý"
    facts: tuple[Fact, ...] = tuple(FACTS[code] for code in CODES)

    def __init__(self, said: Laid) -> None:
        self.said = said

    def rows(self, records: Sequence[int], at: datetime) -> Iterator[Given]:
        for code, rows in self.said.items():
            for record, row in enumerate(rows):
                if record in records:
                    yield told(FACTS[code], record, **{one.name: row[one.name] for one in FACTS[code].columns})

    def records(self, after: int, limit: int) -> Sequence[int]:
        return ()

    def passing(self, after: datetime, until: datetime) -> Iterable[int]:
        return ()

    def described(self, records: Sequence[int], actor: Actor) -> Mapping[int, Described]:
        return {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(
    some=rows_of(*CODES, most=10), others=st.lists(rows_of(*CODES, most=10), min_size=1, max_size=3),
    period=st.sampled_from(PERIODS), agencies=st.none() | st.just([2, 3]), later=st.integers(0, 2),
)  # fmt: skip
def test_the_figure_of_then_is_still_the_figure_of_then(
    some: Rows, others: list[Laid], period: Period, agencies: list[int] | None, later: int
) -> None:
    of = None if agencies is None else frozenset(agencies)
    with transaction.atomic(), on("2026-07-01"):
        lay(some)
        kept = {code: _keep(Actor("Sơn"), code, Asked(period, of, seal()), {}, "Thử") for code in MEASURED}
        for code, one in kept.items():
            assert one.figure == answer(MEASURES[code], some, Asked(period, of), MEASURES.__getitem__), code
        for place, other in enumerate(others):
            with moved_to(now() + timedelta(seconds=place * later)):
                locked_keeper()
                tell(Whim(other), range(12))
        for one in FrozenFigure.objects.all():
            assert checked(one, MEASURES).faults == (), one.measure
        transaction.set_rollback(True)
