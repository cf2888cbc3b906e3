"""Counts as Ibis expressions. Loads Ibis, which takes half a second: import it where something is asked.

Engines disagree on casts, on rounding and on what a truth value is; whole numbers, `IN` and `CASE` they all say alike.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis

from kientao.facts.catalogue import FACTS
from kientao.facts.column import Column
from kientao.facts.kind import Fact, Span
from kientao.ledger.numbers import kept, total_of
from kientao.ledger.tables import table_of
from kientao.ledger.tallies import Tally, by_month, by_year
from kientao.measures.asked import WHOLE, By
from kientao.measures.engines.holes import Hole, Shape
from kientao.measures.engines.relations import Relation
from kientao.measures.measure import Condition, Count, Range

_KEPT = ("id", "source", "record", "part", "agency")


def table(fact: Fact, relation: Relation) -> Any:
    """The fact's rows or tallies, as every engine has them."""
    tally = _tally(fact, relation)
    if tally is not None:
        return ibis.table(dict.fromkeys(tally.columns, "int64"), name=tally.table)
    names = [*_KEPT, *(one.name for one in fact.columns if one.name != "agency"), "recorded_from", "recorded_to"]
    return ibis.table(dict.fromkeys(names, "int64"), name=table_of(fact))


def _tally(fact: Fact, relation: Relation) -> Tally | None:
    if relation is Relation.ROWS:
        return None
    return by_month(fact) if relation is Relation.MONTHS else by_year(fact)


def counted(counts: Sequence[Count], shape: Shape, by: By, relation: Relation) -> Any:
    """One row for each part: its key, then a number for each count (n0, n1, …).

    All counts are of one fact, and of rows or of the same different values.
    """
    fact = FACTS[counts[0].fact]
    rows = table(fact, relation)
    rows = rows.filter(*_asked(rows, fact, shape, relation))
    key = ibis.literal(WHOLE, "int64") if by is By.WHOLE else _key(rows, by, relation)
    if counts[0].distinct:
        return _different(rows, fact, counts, by, key, relation)
    numbers = {f"n{at}": _number(rows, fact, count, relation) for at, count in enumerate(counts)}
    return _split(rows, by, key, numbers)


def listed(count: Count, shape: Shape) -> Any:
    """The very rows that are counted, in no order."""
    fact = FACTS[count.fact]
    rows = table(fact, Relation.ROWS)
    fits = _fits(rows, fact, count)
    return rows.filter(*_asked(rows, fact, shape, Relation.ROWS), *fits)


def _split(rows: Any, by: By, key: Any, numbers: Mapping[str, Any]) -> Any:
    if by is By.WHOLE:
        return rows.aggregate(**numbers).mutate(key=key)[["key", *numbers]]
    return rows.group_by(key=key).aggregate(**numbers)[["key", *numbers]]


def _different(rows: Any, fact: Fact, counts: Sequence[Count], by: By, key: Any, relation: Relation) -> Any:
    """First what each value has of each count, then how many values have some.

    PostgreSQL would sort all rows for a COUNT(DISTINCT …); and what tallies took off again must not count.
    """
    value = counts[0].distinct
    rows = rows.filter(rows[value].notnull())
    had = {f"n{at}": _number(rows, fact, count, relation) for at, count in enumerate(counts)}
    if by is By.WHOLE:
        each = rows.group_by(value=rows[value]).aggregate(**had)
        return _split(each, by, key, {name: ibis.ifelse(each[name] > 0, 1, 0).sum() for name in had})
    each = rows.group_by(key=key, value=rows[value]).aggregate(**had)
    return _split(each, by, each["key"], {name: ibis.ifelse(each[name] > 0, 1, 0).sum() for name in had})


def _key(rows: Any, by: By, relation: Relation) -> Any:
    if by is By.AGENCY:
        return rows["agency"]
    return rows["month"] if relation is Relation.MONTHS else (rows["day"] - rows["day"] % 100) // 100


def _asked(rows: Any, fact: Fact, shape: Shape, relation: Relation) -> list[Any]:
    """Of these agencies, then, as known by then."""
    found = []
    if shape.agencies != "all":
        found.append(rows["agency"].isin([Hole.AGENCIES.value]) if shape.agencies == "some" else ibis.literal(1) == 0)
    if relation is Relation.MONTHS:
        return [*found, rows["month"].between(Hole.FIRST_MONTH.value, Hole.LAST_MONTH.value)]
    if relation is Relation.YEARS:
        return [*found, rows["year"].between(Hole.FIRST_YEAR.value, Hole.LAST_YEAR.value)]
    if fact.span is Span.EVENT:
        found.append(rows["day"].between(Hole.FIRST_DAY.value, Hole.LAST_DAY.value))
    else:
        last = Hole.LAST_DAY.value  # what is so at the end
        found += [rows["since"] <= last, rows["until"].isnull() | (rows["until"] >= last)]
    if not shape.is_past:
        return [*found, rows["recorded_to"].isnull()]
    then = Hole.RECORDED_BY.value
    return [*found, rows["recorded_from"] <= then, rows["recorded_to"].isnull() | (rows["recorded_to"] > then)]


def _number(rows: Any, fact: Fact, count: Count, relation: Relation) -> Any:
    """How many rows, or how much: different values are counted from it."""
    fits = _fits(rows, fact, count)
    if not fits and not count.total and relation is Relation.ROWS:
        return rows.count()
    value = _value(rows, count, relation)
    return (ibis.ifelse(_all(fits), value, 0) if fits else value).sum()


def _value(rows: Any, count: Count, relation: Relation) -> Any:
    """What a row adds."""
    if relation is Relation.ROWS:
        return rows[count.total] if count.total else ibis.literal(1, "int64")
    return rows[total_of(count.total)] if count.total else rows["rows"]


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
