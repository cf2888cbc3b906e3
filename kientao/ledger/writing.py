"""Writes what records come to: what was said before and is no longer so ends, what is new begins, tallies follow."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kientao.base import bulk
from kientao.facts.catalogue import FACTS
from kientao.facts.kind import Fact
from kientao.ledger.givers import Given
from kientao.ledger.models import ROWS, TALLIES
from kientao.ledger.numbers import Kept
from kientao.ledger.tallies import Tally, tallies_of

Values = tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Of one kind of fact: rows that end (by key), rows that begin, and what their values are."""

    ends: dict[int, Values]
    begins: list[Given]


def put(fact: Fact, source: int, records: Collection[int], given: Iterable[Given], second: int) -> int:
    """Makes the open rows of these records those that are given, as recorded at the second. How many changed.

    The caller holds the ledger's lock, inside a transaction.
    """
    difference = _difference(fact, source, records, given)
    model, names = ROWS[fact.code], [column.name for column in fact.columns]
    if difference.ends:
        bulk.among(model.objects.all(), "pk", list(difference.ends)).update(recorded_to=second)
    if difference.begins:
        rows = ((source, one.record, one.part, second, *one.values) for one in difference.begins)
        bulk.insert(model, ("source", "record", "part", "recorded_from", *names), rows)
    for tally in tallies_of(fact):
        _tally(tally, difference)
    return len(difference.ends) + len(difference.begins)


def _difference(fact: Fact, source: int, records: Collection[int], given: Iterable[Given]) -> Difference:
    wanted = {(one.record, one.part): one for one in given}
    names = [column.name for column in fact.columns]
    known = bulk.among(ROWS[fact.code].objects.filter(source=source, recorded_to__isnull=True), "record", records)
    ends: dict[int, Values] = {}
    for key, record, part, *values in known.values_list("pk", "record", "part", *names):
        now = wanted.get((record, part))
        if now is not None and now.values == tuple(values):
            del wanted[record, part]
        else:
            ends[key] = tuple(values)
    return Difference(ends, list(wanted.values()))


def _tally(tally: Tally, difference: Difference) -> None:
    """Adds what begins and takes off what ends."""
    places = {column.name: place for place, column in enumerate(tally.fact.columns)}
    keys, summed = [places[one.name] for one in tally.apart], [places[one.name] for one in tally.summed]
    sums: defaultdict[Values, list[int]] = defaultdict(lambda: [0] * (1 + len(summed)))
    for sign, all_values in ((-1, difference.ends.values()), (1, (one.values for one in difference.begins))):
        for values in all_values:
            when = (values[1] or 0) // tally.grain.divisor
            total = sums[values[0], when, *(values[place] for place in keys)]
            total[0] += sign
            for at, place in enumerate(summed, 1):
                total[at] += sign * (values[place] or 0)
    rows = [(*key, *total) for key, total in sums.items() if any(total)]
    if rows:
        bulk.insert(TALLIES[tally.code], tally.columns, rows)


def by_fact(given: Iterable[Given]) -> Mapping[str, list[Given]]:
    """What a giver said, by kind."""
    found: defaultdict[str, list[Given]] = defaultdict(list)
    for one in given:
        found[one.fact].append(one)
    unknown = found.keys() - FACTS.keys()
    if unknown:
        raise ValueError(f"no such facts: {sorted(unknown)}")
    return found
