"""What the two-sided view is given. All words are ready to show; all spans are places in `TwoSided.text`."""

from dataclasses import dataclass
from typing import Literal

from kientao.kernel.span import Spans
from kientao.ui.chip import Chip
from kientao.ui.two_sided.layout import Block

Kind = Literal[
    "head",
    "section",
    "target",
    "task",
    "duty",
    "procedure",
    "step",
    "reference",
    "diagnostic",
    "unclaimed",
    "furniture",
]
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Field:
    """One property of an item. Without spans nothing lights up (a computed value)."""

    label: str
    text: str
    spans: Spans = ()
    chip: Chip | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A diagnostic that touches an item."""

    severity: Severity
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing found. `id` is unique in the view and safe in an address; `where` says page, table and row."""

    id: str
    kind: Kind
    text: str
    spans: Spans
    number: str = ""
    where: str = ""
    chips: tuple[Chip, ...] = ()
    fields: tuple[Field, ...] = ()
    notes: tuple[Note, ...] = ()
    severity: Severity | None = None  # of a diagnostic item
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading of the document; `title` is empty where there is nothing to group by."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """All items of one kind."""

    kind: Kind
    label: str
    groups: tuple[Group, ...]
    when_empty: str

    @property
    def count(self) -> int:
        return sum(len(group.items) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the head of the view; `kind` is the panel it opens."""

    value: str
    label: str
    kind: Kind
    chip: Chip | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Non-blank characters by what became of them; `total` is the sum of the other three."""

    claimed: int
    furniture: int
    unclaimed: int

    @property
    def total(self) -> int:
        return self.claimed + self.furniture + self.unclaimed


@dataclass(frozen=True, slots=True)
class TwoSided:
    """A document beside its items. Without a `layout` the text stands line by line."""

    name: str
    title: str
    facts: tuple[str, ...]
    text: str
    panels: tuple[Panel, ...]
    figures: tuple[Figure, ...]
    coverage: Coverage
    layout: tuple[Block, ...] = ()
