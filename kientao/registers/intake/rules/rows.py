"""Rows of a sheet as rows of a fact: values in the ledger's numbers, what tells each again, problems by their cell."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from kientao.base.sheets.cells import BadCell
from kientao.base.sheets.headings import Column as SheetColumn
from kientao.base.sheets.table import Table, TableRow
from kientao.facts.column import Type
from kientao.facts.days import day_number
from kientao.facts.kind import Fact, Span
from kientao.ledger.numbers import Kept
from kientao.registers.intake.rules.mode import written
from kientao.registers.intake.rules.said import Agency, Said, amount_of, named, value_of

_LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """How a source says a fact. `key`: heading of what tells a row again; "" for the row itself."""

    fact: Fact
    said: tuple[Said, ...]
    key: str = ""

    @property
    def headings(self) -> Mapping[str, str]:
        """Compared words of a heading → the heading: a column of the sheet may say several things."""
        wanted = (self.key, *(one.heading for one in self.said))
        found: dict[str, str] = {}
        for heading in filter(None, wanted):
            found.setdefault(named(heading), heading)
        return found

    def columns(self, *, by_name: bool = False) -> list[SheetColumn]:
        """What to look for in a sheet; `by_name`: our own names of columns are understood too."""
        must = {named(one.heading) for one in self.said if not one.column.optional} | {named(self.key)}
        return [
            SheetColumn(name, heading, self._names(name) if by_name else (), required=name in must)
            for name, heading in self.headings.items()
        ]

    def _names(self, heading: str) -> tuple[str, ...]:
        own = tuple(one.column.name for one in self.said if named(one.heading) == heading)
        return (*own, "key") if named(self.key) == heading else own


@dataclass(frozen=True, slots=True)
class Sent:
    """A row that can be kept. `number` is its place in the file; `day` the one it counts on, or a state's first."""

    number: int
    key: str
    day: int
    values: tuple[Kept, ...]


def rows_of(table: Table, reading: Reading, agency: Agency) -> list[Sent]:
    """Every row without a problem; the others are told in the table's own list."""
    fixed = {one.column.name: value_of(one, one.fixed, agency) for one in reading.said if one.fixed}
    equals: Counter[tuple[Kept, ...]] = Counter()
    first: dict[str, int] = {}
    found: list[Sent] = []
    for row in table.rows:
        values = _values(row, reading, fixed, agency, table)
        key = _key(row, reading, first)
        if values is None or key is None:
            continue
        if not key:
            equals[values] += 1
            key = f"#{_digest(values)}.{equals[values]}"
        found.append(Sent(row.number, key, _day(values), values))
    return found


def _values(
    row: TableRow, reading: Reading, fixed: Mapping[str, Kept], agency: Agency, table: Table
) -> tuple[Kept, ...] | None:
    before = len(table.problems)
    values = tuple(
        fixed[one.column.name] if one.fixed else _read(row, one, agency) if one.heading else None
        for one in reading.said
    )
    if len(table.problems) > before:
        return None
    if reading.fact.span is Span.STATE:
        since, until = values[1], values[2]
        if since is not None and until is not None and until < since:
            at = named(reading.said[2].heading)
            row.problem(at, f"Kết thúc {written(until)}, trước khi bắt đầu {written(since)}.")
            return None
    return values


def _read(row: TableRow, said: Said, agency: Agency) -> Kept:
    """A day and an amount are read as the cell has them: Excel keeps both as numbers."""
    at, column = named(said.heading), said.column
    try:
        if column.type is Type.DAY:
            day = row.day(at, required=not column.optional)
            return None if day is None else day_number(day)
        if column.type is Type.AMOUNT:
            return amount_of(row.whole(at, required=not column.optional))
        return value_of(said, row.text(at), agency)
    except BadCell as bad:
        row.problem(at, str(bad))
        return None


def _key(row: TableRow, reading: Reading, first: dict[str, int]) -> str | None:
    """ "" where the row has none of its own; None for one that can't be, or that another row has already."""
    if not reading.key:
        return ""
    at = named(reading.key)
    key = row.text(at, longest=_LONGEST_KEY - 1, required=True)
    if not key:
        return None
    if key in first:
        row.problem(at, f"«{key[:40]}» đã có ở dòng {first[key]}: mỗi dòng một mã riêng.")
        return None
    first[key] = row.number
    return key


def _day(values: Sequence[Kept]) -> int:
    """Every fact says whose first, then when."""
    return values[1] or 0


def _digest(values: tuple[Kept, ...]) -> str:
    return blake2b(repr(values).encode(), digest_size=12).hexdigest()
