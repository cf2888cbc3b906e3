"""Counts everything again, keeps what came of it, and says it where people look."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kientao.base.clock import now
from kientao.ledger.catching_up import catch_up
from kientao.ledger.givers import Giver, givers
from kientao.ledger.models import Recount
from kientao.ledger.numbers import meant
from kientao.ledger.tallies import TALLY, Grain
from kientao.ledger.verifying import WrongRow, WrongTally, compared, wrong_tallies

_KEPT = 200


@dataclass(slots=True)
class _Found:
    tallies: int = 0
    rows: int = 0
    first: list[dict[str, object]] = field(default_factory=list)

    def add(self, difference: dict[str, object]) -> None:
        if len(self.first) < _KEPT:
            self.first.append(difference)


def recount(say: Callable[[str], None] = lambda words: None) -> Recount:
    """All tallies from all rows, all rows from what registers know. `say` is told what comes now."""
    begun, found, rows, records = now(), _Found(), 0, 0
    catch_up()
    for code, counted_by in TALLY.items():
        say(f"Đếm lại: {counted_by.fact.words}")
        wrong, counted = wrong_tallies(code)
        rows += counted if counted_by.grain is Grain.MONTH else 0  # a row is a row, in however many tallies
        found.tallies += len(wrong)
        for tally in wrong:
            found.add(_tally(tally))
    for one in givers():
        say(f"So với nguồn: {one.words}")
        for looked_at, wrong_ones in compared(one):
            records += looked_at
            found.rows += len(wrong_ones)
            for row in wrong_ones:
                found.add(_row(row, one))
    return Recount.objects.create(
        begun=begun, ended=now(), rows=rows, records=records, wrong_tallies=found.tallies, wrong_rows=found.rows,
        found=found.first,
    )  # fmt: skip


def _tally(wrong: WrongTally) -> dict[str, object]:
    values = [meant(column, number) for column, number in zip(wrong.tally.apart, wrong.values, strict=True)]
    return {
        "what": "tally", "tally": wrong.tally.code, "agency": wrong.agency, "when": wrong.when,
        "values": values, "off": list(wrong.off),
    }  # fmt: skip


def _row(wrong: WrongRow, one: Giver) -> dict[str, object]:
    return {
        "what": "row", "fact": wrong.fact.code, "source": one.code, "record": wrong.record, "part": wrong.part,
        "differs": [[column.words, kept, said] for column, kept, said in wrong.differs()],
    }  # fmt: skip
