"""Counts as Ibis expressions. Loads Ibis, which takes half a second: import it where something is asked.

Engines disagree on casts, on rounding and on what a truth value is; whole numbers, `IN` and `CASE` they all say alike.
"""

from collections.abc import Sequence
from typing import Any

import ibis

from kientao.facts.catalogue import FACTS
from kientao.facts.column import Column
from kientao.facts.days import day_number
from kientao.facts.kind import Fact, Span
from kientao.ledger.numbers import amounts, dimensions, kept, total_of
from kientao.ledger.tables import table_of, tally_of
from kientao.measures.asked import WHOLE, Asked, By
from kientao.measures.engines.relations import Relation
from kientao.measures.measure import Condition, Count, Range

_KEPT = ("id", "source", "record", "part", "agency")


def table(fact: Fact, relation: Relation) -> Any:
    """The fact's rows or tallies, as every engine has them."""
    if relation is Relation.TALLIES:
        summed = ["rows", *(total_of(one.name) for one in amounts(fact))]
        names = ["agency", "month", *(one.name for one in dimensions(fact)), *summed]
        return ibis.table(dict.fromkeys(names, "int64"), name=tally_of(fact))
    names = [*_KEPT, *(one.name for one in fact.columns if one.name != "agency"), "recorded_from", "recorded_to"]
    return ibis.table(dict.fromkeys(names, "int64"), name=table_of(fact))


def counted(counts: Sequence[Count], asked: Asked, by: By, relation: Relation) -> Any:
    """One row for each part: its key, then a number for each count (n0, n1, …). All counts are of one fact."""
    fact = FACTS[counts[0].fact]
    rows = table(fact, relation)
    rows = rows.filter(*_asked(rows, fact, asked, relation))
    numbers = {f"n{at}": _number(rows, fact, count, relation) for at, count in enumerate(counts)}
    if by is By.WHOLE:
        return rows.aggregate(**numbers).mutate(key=ibis.literal(WHOLE))[["key", *numbers]]
    return rows.group_by(key=_key(rows, by, relation)).aggregate(**numbers)[["key", *numbers]]


def listed(count: Count, asked: Asked) -> Any:
    """The very rows that are counted, in no order."""
    fact = FACTS[count.fact]
    rows = table(fact, Relation.ROWS)
    fits = _fits(rows, fact, count)
    return rows.filter(*_asked(rows, fact, asked, Relation.ROWS), *fits)


def _key(rows: Any, by: By, relation: Relation) -> Any:
    if by is By.AGENCY:
        return rows["agency"]
    return rows["month"] if relation is Relation.TALLIES else (rows["day"] - rows["day"] % 100) // 100


def _asked(rows: Any, fact: Fact, asked: Asked, relation: Relation) -> list[Any]:
    """Of these agencies, then, as known by then."""
    found = []
    if asked.agencies is not None:
        found.append(rows["agency"].isin(sorted(asked.agencies)) if asked.agencies else ibis.literal(1) == 0)
    first, last = day_number(asked.period.first), day_number(asked.period.last)
    if relation is Relation.TALLIES:
        return [*found, rows["month"].between(first // 100, last // 100)]
    if fact.span is Span.EVENT:
        found.append(rows["day"].between(first, last))
    else:
        found += [rows["since"] <= last, rows["until"].isnull() | (rows["until"] >= last)]
    if asked.recorded_by is None:
        return [*found, rows["recorded_to"].isnull()]
    then = asked.recorded_by
    return [*found, rows["recorded_from"] <= then, rows["recorded_to"].isnull() | (rows["recorded_to"] > then)]


def _number(rows: Any, fact: Fact, count: Count, relation: Relation) -> Any:
    fits = _fits(rows, fact, count)
    if count.distinct:
        value = rows[count.distinct]
        return (ibis.ifelse(_all(fits), value, ibis.null("int64")) if fits else value).nunique()
    if not fits and not count.total and relation is Relation.ROWS:
        return rows.count()
    value = _value(rows, count, relation)
    return (ibis.ifelse(_all(fits), value, 0) if fits else value).sum()


def _value(rows: Any, count: Count, relation: Relation) -> Any:
    """What a row adds."""
    if relation is Relation.TALLIES:
        return rows[total_of(count.total)] if count.total else rows["rows"]
    return rows[count.total] if count.total else ibis.literal(1, "int64")


def _all(conditions: Sequence[Any]) -> Any:
    found = conditions[0]
    for one in conditions[1:]:
        found &= one
    return found


def _fits(rows: Any, fact: Fact, count: Count) -> list[Any]:
    return [_condition(rows[name], _column(fact, name), condition) for name, condition in count.where]


def _column(fact: Fact, name: str) -> Column:
    column = fact.column(name)
    if column is None:
        raise KeyError(f"{fact.code}: {name}")
    return column


def _condition(value: Any, column: Column, condition: Condition) -> Any:
    """Nothing in a column fits nothing, on every engine."""
    if isinstance(condition, Range):
        if condition.least is None and condition.most is None:
            return value.notnull()
        least = [value >= condition.least] if condition.least is not None else []
        most = [value <= condition.most] if condition.most is not None else []
        return _all([*least, *most])
    return value.isin([kept(column, one) for one in condition])
