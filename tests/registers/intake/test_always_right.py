"""Whatever batches are written, sent again and taken back, the ledger says what the batches that stand say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kientao.ledger.catching_up import catch_up
from kientao.ledger.givers import giver
from kientao.ledger.verifying import wrong_rows, wrong_tallies
from kientao.registers.intake.models import Batch, IntakeRow
from kientao.registers.intake.rules.mode import Mode
from tests.registers.intake.conftest import DOCUMENTS, Office, line, told

pytestmark = pytest.mark.django_db
DAYS = (date(2026, 1, 5), date(2026, 1, 20), date(2026, 2, 3), date(2026, 3, 31))
Stands = Mapping[str, tuple[date, bool]]


@dataclass(frozen=True)
class Send:
    """A file: documents by number, each on a day, signed or not."""

    mode: Mode
    rows: Mapping[str, tuple[date, bool]]

    def over(self, before: Stands) -> Stands:
        """What stands after it, said once more and plainly."""
        months = [day.replace(day=1) for day, _ in self.rows.values()]

        def is_replaced(day: date) -> bool:
            inside = bool(months) and min(months) <= day.replace(day=1) <= max(months)
            return self.mode is Mode.WHOLE or (self.mode is Mode.PERIOD and inside)

        return {number: row for number, row in before.items() if not is_replaced(row[0])} | dict(self.rows)


@dataclass(frozen=True)
class TakeBack:
    """The last one that was written."""


rows = st.dictionaries(st.sampled_from("ABCDE"), st.tuples(st.sampled_from(DAYS), st.booleans()), min_size=1)
steps = st.lists(st.builds(Send, st.sampled_from(Mode), rows) | st.just(TakeBack()), max_size=6)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=steps)
def test_the_ledger_says_what_the_batches_that_stand_say(office: Office, steps: list[Send | TakeBack]) -> None:
    with transaction.atomic():
        _walk(office, steps)
        transaction.set_rollback(True)


def _walk(office: Office, steps: list[Send | TakeBack]) -> None:
    history: list[tuple[Batch, Stands]] = []
    for step in steps:
        stands: Stands = history[-1][1] if history else {}
        if isinstance(step, TakeBack):
            if history:
                office.taken_back(history.pop()[0])
        else:
            lines = [line(number, day=day, signed="Có" if signed else "Không")
                     for number, (day, signed) in step.rows.items()]  # fmt: skip
            after = step.over(stands)
            history.append((office.written(*lines, mode=step.mode), after))
            again = office.written(*lines, mode=step.mode)
            assert again.counts == {"new": 0, "changed": 0, "ended": 0, "unchanged": len(lines)}
            history.append((again, after))
        catch_up()
        now = history[-1][1] if history else {}
        assert sorted((row["day"], row["signed"]) for row in told()) == sorted(
            (int(f"{day:%Y%m%d}"), int(signed)) for day, signed in now.values()
        )
        standing = IntakeRow.objects.filter(ended_by__isnull=True).values_list("key", flat=True)
        assert set(standing) == set(now)
    assert list(wrong_rows(giver(3))) == []
    assert wrong_tallies(DOCUMENTS)[0] == []
