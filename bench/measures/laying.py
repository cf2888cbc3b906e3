"""Lays three years of a province's facts straight into the ledger's tables, as many as many dossiers leave behind.

Each dossier is received, closed and due: a row in each of three facts; a few of them are corrected a few days later.
Of every other fact there is something too, so that a board has numbers. Indexes are laid when the rows are there.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from bench.measures.drawing import (
    AGENCIES,
    CORRECTED_AFTER,
    DOSSIER_FACTS,
    PROCEDURES,
    SOURCE,
    drawn,
    opens,
    working_days,
)
from kientao.base import bulk
from kientao.facts.catalogue import FACTS
from kientao.facts.column import Column, Type
from kientao.facts.days import day_number
from kientao.facts.kind import Fact, Span
from kientao.ledger.models import ROWS, TALLIES
from kientao.ledger.rebuilding import rebuild_tallies

_CHUNK = 250_000
_OF_DOSSIERS = ("step-done", "dossier-charged", "result-issued", "paper-given")  # one for every tenth dossier
_OF_OFFICES = 50_000  # two for each agency and month


def lay(dossiers: int) -> dict[str, float]:
    """Empties the ledger and fills it anew. Seconds of rows, indexes, tallies. Call outside a transaction."""
    began = time.perf_counter()
    _empty()
    with _unindexed(list(ROWS.values())) as indexed:
        _days()
        for first in range(1, dossiers + 1, _CHUNK):
            with transaction.atomic():
                _dossiers(first, min(first + _CHUNK - 1, dossiers), dossiers)
        for fact in FACTS.values():
            if fact.code not in DOSSIER_FACTS:
                with transaction.atomic():
                    _others(fact, dossiers // 10 if fact.code in _OF_DOSSIERS else min(_OF_OFFICES, dossiers))
        laid = time.perf_counter()
    ready = indexed[0]
    for code in TALLIES:
        rebuild_tallies(code)
    return {"rows": laid - began, "indexes": ready - laid, "tallies": time.perf_counter() - ready}


def settle() -> None:
    """PostgreSQL does both by itself within minutes, as on a working day."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM")
        cursor.execute("ANALYZE")


def _empty() -> None:
    emptied = "TRUNCATE TABLE" if connection.vendor == "postgresql" else "DELETE FROM"
    with connection.cursor() as cursor:
        for model in (*ROWS.values(), *TALLIES.values()):
            cursor.execute(f"{emptied} {connection.ops.quote_name(model._meta.db_table)}")


def _days() -> None:
    """Working days by their place: as a row has them, and when an office opens on them (Unix seconds)."""
    days = working_days()
    rows = [(at, day_number(day), opens(day)) for at, day in enumerate(days)]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_day")
        cursor.execute("CREATE TEMPORARY TABLE bench_day (place INTEGER PRIMARY KEY, day INTEGER, opens BIGINT)")
        cursor.executemany("INSERT INTO bench_day VALUES (%s, %s, %s)", rows)
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE bench_day")


def _dossiers(first: int, last: int, dossiers: int) -> None:
    """Their rows of all three facts; those that were noted wrongly are there twice, once ended."""
    known = drawn(connection.vendor, first, last, dossiers)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_dossier")
        cursor.execute(f"CREATE TEMPORARY TABLE bench_dossier AS {known} SELECT * FROM drawn")
        for code, (when, own) in DOSSIER_FACTS.items():
            table = connection.ops.quote_name(ROWS[code]._meta.db_table)
            names = ", ".join(("source", "record", "part", "agency", "day", *own, "recorded_from", "recorded_to"))
            days = f"bench_dossier JOIN bench_day ON bench_day.place = {when}"
            common = f"{SOURCE}, n, 0, agency, day"
            noted = f"opens + second + corrected * {CORRECTED_AFTER}"
            cursor.execute(
                f"INSERT INTO {table} ({names}) SELECT {common}, {', '.join(own.values())}, {noted}, NULL FROM {days}"
            )
            before = ", ".join((own | {"channel": "1 + channel % 3"}).values())
            cursor.execute(
                f"INSERT INTO {table} ({names}) SELECT {common}, {before}, opens + second, {noted} FROM {days} "
                "WHERE corrected = 1"
            )


def _others(fact: Fact, count: int) -> None:
    """Something of every kind, for each agency about as much."""
    days = [(day_number(day), opens(day)) for day in working_days()]
    names = ("source", "record", "part", "recorded_from", *(one.name for one in fact.columns))
    bulk.insert(
        ROWS[fact.code], names, ((SOURCE, 10**9 + at, 0, *_other(fact, at, days, count)) for at in range(count))
    )


def _other(fact: Fact, at: int, days: Sequence[tuple[int, int]], count: int) -> tuple[int | None, ...]:
    mixed = at * 2_654_435_761 % 4_294_967_296 // 7
    day, second = days[at * len(days) // count]
    when: tuple[int | None, ...] = (day,) if fact.span is Span.EVENT else (day, None)
    own = (_value(column, mixed // (place + 1)) for place, column in enumerate(fact.own))
    return (second, 1 + at % AGENCIES, *when, *own)


def _value(column: Column, mixed: int) -> int:
    if column.type is Type.PROCEDURE:
        return 1 + mixed % PROCEDURES
    if column.type is Type.CHOICE:
        return 1 + mixed % len(column.choices)
    if column.type is Type.FLAG:
        return int(mixed % 10 < 8)
    return mixed % 1000


@contextmanager
def _unindexed(models: Sequence[type[Any]]) -> Iterator[list[float]]:
    """Indexes and what must be unique are laid once, when all rows are there; the list is told when they were."""
    done: list[float] = []
    with connection.schema_editor() as editor:
        for model in models:
            for constraint in model._meta.constraints:
                editor.remove_constraint(model, constraint)
            for index in model._meta.indexes:
                editor.remove_index(model, index)
    yield done
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'" if connection.vendor == "postgresql" else "SELECT 1")
    with connection.schema_editor() as editor:
        for model in models:
            for constraint in model._meta.constraints:
                editor.add_constraint(model, constraint)
            for index in model._meta.indexes:
                editor.add_index(model, index)
    done.append(time.perf_counter())
