"""What a plan says, before anybody lays it out: the value that a compiled print must give back."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

ColumnKind = Literal["number", "goal", "task", "product", "lead", "coordinating", "roles", "time", "note"]
GroupForm = Literal["two cells", "trailing cells", "one cell"]
Numbering = Literal["per group", "running", "hierarchical"]


@dataclass(frozen=True, slots=True)
class When:
    """One deadline. `kinds` holds every fair reading; `end` is the last day on time, None where there is none."""

    words: str
    kinds: frozenset[str]
    start: date | None = None
    end: date | None = None
    label: str | None = None

    @property
    def line(self) -> str:
        return f"- {self.label}: {self.words}" if self.label else self.words


@dataclass(frozen=True, slots=True)
class Row:
    """One task. The `_cell` fields are as printed, `lead` and `coordinating` as they should be told apart.

    `ditto`: "Nt" stands in the coordinating cell for what the row above has there.
    """

    number: str
    paragraphs: tuple[str, ...]
    deliverable_lines: tuple[str, ...]
    lead_cell: str
    lead: tuple[str, ...]
    coordinating_cell: str
    coordinating: tuple[str, ...]
    deadlines: tuple[When, ...]
    goal: str | None = None
    ditto: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Group:
    numeral: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quantity that a sentence asks for."""

    value: Decimal
    comparator: str
    unit: str = "percent"
    value_to: Decimal | None = None
    change: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A bullet of the body with the quantities it holds, in the order in which they are printed."""

    text: str
    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """What "Tổ chức thực hiện" gives to one heading of agencies."""

    heading: str
    agencies: tuple[str, ...]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    kind: ColumnKind
    heading: str


@dataclass(frozen=True, slots=True)
class Plan:
    """`columns` are in printed order; `decision` tells a decision with an attached plan from a plan standing alone."""

    decision: bool
    number: str
    signed: date
    place: str
    title: str
    first_year: int
    last_year: int
    objectives: tuple[Sentence, ...]
    duties: tuple[Duty, ...]
    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    numbering: Numbering = "per group"
    group_form: GroupForm = "two cells"
    number_dot: bool = False
    notes: tuple[str, ...] = field(default=())

    @property
    def rows(self) -> Iterator[Row]:
        for group in self.groups:
            yield from group.rows

    def has(self, kind: ColumnKind) -> bool:
        return any(column.kind == kind for column in self.columns)

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        return tuple(wanted for sentence in self.objectives for wanted in sentence.wanted)

    def section_of(self, row: Row) -> str:
        return next(group.title for group in self.groups if row in group.rows)
