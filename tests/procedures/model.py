"""What a decision publishes, before anybody lays it out: the value that a compiled print must give back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

ColumnKind = Literal["number", "step", "post", "agency", "time", "result"]
Numbering = Literal["B", "Bước ", "", "."]
TotalForm = Literal["none", "row", "above", "below"]
LegForm = Literal["wide row", "two cells", "headings", "column"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `broken` prints its last words in a row of their own, without a number."""

    text: str
    posts: tuple[str, ...]
    time: str
    hours: Decimal | None
    result: str
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """The steps that lie with one agency; without a name, all of a process."""

    agency: str | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Process:
    variant: str | None
    parts: tuple[Part, ...]

    @property
    def steps(self) -> Iterator[Step]:
        for part in self.parts:
            yield from part.steps

    @property
    def hours(self) -> Decimal:
        return sum((step.hours or Decimal(0) for step in self.steps), Decimal(0))

    @property
    def all_counted(self) -> bool:
        return all(step.hours is not None for step in self.steps)


@dataclass(frozen=True, slots=True)
class Paper:
    text: str
    originals: int
    copies: int


@dataclass(frozen=True, slots=True)
class Procedure:
    code: str
    name: str
    limit: str
    value: Decimal | None
    unit: str | None
    fee: str
    place: str
    basis: tuple[str, ...]
    papers: tuple[Paper, ...]
    processes: tuple[Process, ...]
    ditto: bool = False  # the list prints "Như trên" for its legal basis


@dataclass(frozen=True, slots=True)
class Field:
    title: str
    procedures: tuple[Procedure, ...]


@dataclass(frozen=True, slots=True)
class Column:
    kind: ColumnKind
    heading: str


@dataclass(frozen=True, slots=True)
class Decision:
    """`columns` are those of the tables of steps, in printed order."""

    number: str
    signed: date
    place: str
    fields: tuple[Field, ...]
    columns: tuple[Column, ...]
    numbering: Numbering
    total: TotalForm
    legs: LegForm
    level: Literal["tỉnh", "xã"] = "tỉnh"

    @property
    def procedures(self) -> list[Procedure]:
        return [procedure for field in self.fields for procedure in field.procedures]

    @property
    def processes(self) -> list[tuple[Procedure, Process]]:
        return [(procedure, process) for procedure in self.procedures for process in procedure.processes]
