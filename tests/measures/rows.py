"""Rows of any facts, as Hypothesis makes them up."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from kientao.facts.catalogue import FACTS
from kientao.facts.column import Column, Type
from kientao.facts.kind import Fact

AGENCIES = (1, 2, 3, 4)
_DAYS = [20260100 + day for day in (1, 15, 31)] + [20260228, 20260301, 20260630, 20260701, 20261231]
_MOMENTS = st.integers(0, 5)


def _values(column: Column) -> st.SearchStrategy[Any]:
    found: dict[Type, st.SearchStrategy[Any]] = {
        Type.AGENCY: st.sampled_from(AGENCIES),
        Type.PROCEDURE: st.integers(1, 5),
        Type.DAY: st.sampled_from(_DAYS),
        Type.FLAG: st.integers(0, 1),
        Type.AMOUNT: st.integers(0, 50),
        Type.CHOICE: st.sampled_from(sorted(column.choices) or [""]),
    }
    return st.none() | found[column.type] if column.optional else found[column.type]


@st.composite
def _row(draw: st.DrawFn, fact: Fact) -> dict[str, Any]:
    row = {column.name: draw(_values(column)) for column in fact.columns}
    first = draw(_MOMENTS)
    last = draw(st.none() | st.integers(first + 1, 7))
    return {**row, "record": draw(st.text("abc", min_size=1, max_size=3)), "recorded_from": first, "recorded_to": last}


def rows_of(*codes: str, most: int = 25) -> st.SearchStrategy[Mapping[str, Sequence[Mapping[str, Any]]]]:
    """A few rows of each of these facts; without any, of all."""
    return st.fixed_dictionaries({code: st.lists(_row(FACTS[code]), max_size=most) for code in codes or FACTS})
