"""What a measure comes to, with the rows it is counted from: once to freeze it, again to look whether it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kientao.facts.catalogue import FACTS
from kientao.measures.answering import counts_of, figure
from kientao.measures.asked import Asked
from kientao.measures.engines.live import Live
from kientao.measures.figure import Figure
from kientao.measures.frozen.comparing import Counted, Rows
from kientao.measures.frozen.hashing import RowSet, agency_sets, row_set
from kientao.measures.frozen.rule import Named
from kientao.measures.measure import Count, Measure, Passing

Columns = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Taken:
    """A figure, and the rows above and below its line."""

    figure: Figure
    above: RowSet
    below: RowSet | None

    @property
    def counted(self) -> Counted:
        """For comparing."""
        below = None if self.below is None else Rows(self.below.rows, self.below.hash)
        above = Rows(self.above.rows, self.above.hash)
        return Counted(self.figure.numerator, self.figure.denominator, above, below)


def columns_of(measure: Measure) -> dict[str, list[str]]:
    """The columns that facts have now, of those that are counted."""
    return {one.fact: [column.name for column in FACTS[one.fact].columns] for one in counts_of(measure)}


def taken(measure: Measure, asked: Asked, named: Named, columns: Columns) -> Taken:
    """With the hash of every row; `columns` are those that go into it."""
    found = figure(measure, asked, Live(), named)
    if isinstance(measure.asks, Passing):
        return Taken(found, *agency_sets(measure, measure.asks, asked, named))
    sets = [row_set(one, asked, columns[one.fact]) for one in counts_of(measure)]
    return Taken(found, sets[0], sets[1] if len(sets) > 1 else None)


def counted_only(measure: Measure, asked: Asked, named: Named) -> Counted:
    """Without reading the rows one by one: quick however many there are."""
    if isinstance(measure.asks, Passing):  # agencies are few
        return taken(measure, asked, named, {}).counted
    found = figure(measure, asked, Live(), named)
    sides = [Rows(_number(one, asked), None) for one in counts_of(measure)]
    return Counted(found.numerator, found.denominator, sides[0], sides[1] if len(sides) > 1 else None)


def _number(count: Count, asked: Asked) -> int:
    return Live().counted(count, asked)
