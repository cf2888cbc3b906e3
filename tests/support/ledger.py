"""Rows of facts laid down in the ledger as they are, past and ended ones too: for whoever counts them."""

from collections.abc import Mapping, Sequence
from typing import Any

from kientao.base import bulk
from kientao.facts.catalogue import FACTS
from kientao.ledger.models import ROWS, TALLIES
from kientao.ledger.numbers import kept
from kientao.ledger.rebuilding import rebuild_tallies
from kientao.ledger.tallies import tallies_of


def lay(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """By the fact's code; what a row says of its record is replaced by its place."""
    for code, some in rows.items():
        fact, first = FACTS[code], ROWS[code].objects.count()
        names = ("source", "record", "part", "recorded_from", "recorded_to", *(one.name for one in fact.columns))
        bulk.insert(
            ROWS[code], names,
            ((9, at, 0, row["recorded_from"], row["recorded_to"], *(kept(one, row[one.name]) for one in fact.columns))
             for at, row in enumerate(some, first)),
        )  # fmt: skip
        for tally in tallies_of(fact):
            rebuild_tallies(tally.code)


def clear(codes: Sequence[str]) -> None:
    """Nothing of these facts is left."""
    for code in codes:
        ROWS[code].objects.all().delete()
        for tally in tallies_of(FACTS[code]):
            TALLIES[tally.code].objects.all().delete()
