"""Counts everything again and says what differs: tallies against rows, rows against what registers know."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice

from django.db import connection, transaction

from kientao.base import bulk
from kientao.base.clock import now
from kientao.facts.column import Column
from kientao.facts.kind import Fact
from kientao.ledger.givers import Given, Giver
from kientao.ledger.keeping import locked_keeper
from kientao.ledger.models import ROWS, Waiting
from kientao.ledger.numbers import Kept, meant
from kientao.ledger.tables import table_of
from kientao.ledger.tallies import TALLY, Tally
from kientao.ledger.writing import by_fact

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class WrongTally:
    """What a tally says of a month or year and its rows don't: `off` is tallied less counted, of rows and each sum."""

    tally: Tally
    agency: int
    when: int
    values: tuple[Kept, ...]
    off: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row that isn't what its register says: `kept` or `said` is None where there is none."""

    fact: Fact
    source: int
    record: int
    part: int
    kept: tuple[Kept, ...] | None
    said: tuple[Kept, ...] | None

    def differs(self) -> Iterator[tuple[Column, int | str | None, int | str | None]]:
        """Column by column: kept, said."""
        for place, column in enumerate(self.fact.columns):
            kept = meant(column, self.kept[place]) if self.kept else None
            said = meant(column, self.said[place]) if self.said else None
            if kept != said:
                yield column, kept, said


def wrong_tallies(code: str) -> tuple[list[WrongTally], int]:
    """Of the tally, and how many rows were counted."""
    tally = TALLY[code]
    kept = len(tally.kept)
    with transaction.atomic():  # nobody writes between the two
        locked_keeper()
        with connection.cursor() as cursor:
            cursor.execute(_difference(tally))
            found = cursor.fetchall()
        counted = ROWS[tally.fact.code].objects.filter(recorded_to__isnull=True).count()
    wrong = [
        WrongTally(tally, row[0], row[1], tuple(row[2:kept]), tuple(int(one) for one in row[kept:])) for row in found
    ]
    return wrong, counted


def compared(one: Giver) -> Iterator[tuple[int, list[WrongRow]]]:
    """How many records were looked at, and what differs: all its register knows, told anew; then what the ledger keeps
    of records that are gone.

    What waits to be told is left out: it is late, not wrong.
    """
    for records in _parts(_keys(one)):
        yield len(records), _compared(one, records)
    for records in _parts(_gone(one)):
        yield len(records), _compared(one, records)


def wrong_rows(one: Giver) -> Iterator[WrongRow]:
    """What differs alone."""
    for _, wrong in compared(one):
        yield from wrong


def _keys(one: Giver) -> Iterator[int]:
    """Of all records of the register, in order."""
    after = 0
    while records := one.records(after, _AT_ONCE):
        yield from records
        after = records[-1]


def _gone(one: Giver) -> Iterator[int]:
    """Records that the ledger keeps and the register doesn't know any more, in order."""
    kept = [
        ROWS[fact.code].objects.filter(source=one.number, recorded_to__isnull=True).order_by("record")
        for fact in one.facts
    ]
    ours = merge(*(rows.values_list("record", flat=True).distinct().iterator() for rows in kept))
    theirs = _keys(one)
    there = next(theirs, None)
    for record, _ in groupby(ours):
        while there is not None and there < record:
            there = next(theirs, None)
        if there != record:
            yield record


def _parts(keys: Iterator[int]) -> Iterator[list[int]]:
    while part := list(islice(keys, _AT_ONCE)):
        yield part


def _compared(one: Giver, records: Sequence[int]) -> list[WrongRow]:
    """In a transaction of its own, nobody else writing: what is told meanwhile would look wrong."""
    with transaction.atomic():
        locked_keeper()
        waiting = bulk.among(Waiting.objects.filter(source=one.number), "record", records)
        late = set(waiting.values_list("record", flat=True))
        asked = [record for record in records if record not in late]
        said = by_fact(one.rows(asked, now()))
        return [wrong for fact in one.facts for wrong in _wrong(fact, one.number, asked, said.get(fact.code, ()))]


def _wrong(fact: Fact, source: int, records: Sequence[int], said: Sequence[Given]) -> Iterator[WrongRow]:
    names = [column.name for column in fact.columns]
    rows = bulk.among(ROWS[fact.code].objects.filter(source=source, recorded_to__isnull=True), "record", records)
    kept = {(record, part): tuple(values) for record, part, *values in rows.values_list("record", "part", *names)}
    meant_to_be = {(one.record, one.part): one.values for one in said}
    for record, part in sorted(kept.keys() | meant_to_be.keys()):
        before, now_said = kept.get((record, part)), meant_to_be.get((record, part))
        if before != now_said:
            yield WrongRow(fact, source, record, part, before, now_said)


def _difference(tally: Tally) -> str:
    """SQL: what tallies say less what open rows come to, where that isn't nothing."""
    quoted = connection.ops.quote_name
    kept, summed = list(map(quoted, tally.kept)), list(map(quoted, tally.numbers))
    apart, when = [quoted(one.name) for one in tally.apart], f"day / {tally.grain.divisor}"
    counted = ["agency", when, *apart, "-1", *(f"-COALESCE({quoted(one.name)}, 0)" for one in tally.summed)]
    return (
        f"SELECT {', '.join([*kept, *(f'SUM({one})' for one in summed)])} FROM ("  # noqa: S608 (own names)
        f"SELECT {', '.join([*kept, *summed])} FROM {quoted(tally.table)} UNION ALL "
        f"SELECT {', '.join(counted)} FROM {quoted(table_of(tally.fact))} WHERE recorded_to IS NULL"
        f") AS said GROUP BY {', '.join(kept)} HAVING {' OR '.join(f'SUM({one}) <> 0' for one in summed)}"
    )
