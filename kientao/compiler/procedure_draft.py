"""What the compiler yields for a decision that publishes procedures: every field points to the words it came from.

The shapes follow `procedure-draft/1` (docs/contracts/procedure-draft.schema.json); what the contract leaves open and a
catalogue wants to know (papers to hand in, conditions, agencies on the way) stands beside it under keys of its own.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kientao.compiler.draft import Coverage, Diagnostic, DocumentHead, Quote, Reference, Remainder
from kientao.kernel.span import Spans

TimeUnit = Literal["hour", "day", "working_day", "month"]
ProcedureLevel = Literal["tỉnh", "xã", "tỉnh, xã", "huyện", "trung ương"]
Change = Literal["new", "amended", "replaced", "abolished"]


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """How long a procedure may take. `value` is None where the words give no figure ("Ngay sau khi …")."""

    text: str
    spans: Spans
    value: Decimal | None = None
    unit: TimeUnit | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """How long a step or a process takes. `hours` are working hours, eight to a day; None without a figure."""

    text: str
    spans: Spans
    hours: Decimal | None = None
    unit: TimeUnit | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """Words that hold a number: "01 (bộ)"."""

    text: str
    spans: Spans
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that belongs to the dossier, and how many originals and copies of it."""

    text: str
    spans: Spans
    originals: int = 0
    copies: int = 0


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A printed form of the procedure: its code ("BM.01") where one stands, its name."""

    text: str
    spans: Spans
    code: str | None = None


@dataclass(frozen=True, slots=True)
class DraftProcedure:
    """One procedure; `spans` are all words that tell of it.

    `listed`: it stands in a list of the decision, not only over a process.
    `change` says what the decision does to it, told from the heading over its list. `deciding` decides, `carrying_out`
    does the work. `symbol` is the office's own number of the process ("QT.01").
    """

    id: str
    name: str
    spans: Spans
    name_spans: Spans = ()
    code: str | None = None
    field: Quote | None = None
    level: ProcedureLevel | None = None
    change: Change | None = None
    listed: bool = False
    time_limit: TimeLimit | None = None
    fee: Quote | None = None
    place: Quote | None = None
    legal_basis: Quote | None = None
    symbol: str | None = None
    conditions: Quote | None = None
    manner: Quote | None = None
    components: tuple[Paper, ...] = ()
    sets: Counted | None = None
    subjects: Quote | None = None
    deciding: Quote | None = None
    carrying_out: Quote | None = None
    result: Quote | None = None
    forms: tuple[FormSheet, ...] = ()
    records: Quote | None = None


@dataclass(frozen=True, slots=True)
class DraftStep:
    """One row of a process. `number` is as printed ("B1"), its place in the process where none is printed.

    `agency` is the agency in whose part of the process the step stands, from a heading over it or a column of its own.
    `shares_time`: its time is that of the step above, printed once for both.
    """

    number: str
    text: str
    spans: Spans
    posts: tuple[Quote, ...] = ()
    duration: Duration | None = None
    result: Quote | None = None
    agency: Quote | None = None
    note: Quote | None = None
    shares_time: bool = False


@dataclass(frozen=True, slots=True)
class Leg:
    """The part of a process that lies with one agency: steps `first` to `last` (positions from 0, both counted)."""

    agency: Quote
    first: int
    last: int
    total: Duration | None = None


@dataclass(frozen=True, slots=True)
class DraftProcess:
    """The steps of one procedure, or of one variant of it. `procedure` is the id of a `DraftProcedure`."""

    id: str
    procedure: str | None
    spans: Spans
    variant: str | None = None
    total: Duration | None = None
    steps: tuple[DraftStep, ...] = ()
    legs: tuple[Leg, ...] = ()


@dataclass(frozen=True, slots=True)
class ProcedureDraft:
    document: DocumentHead
    references: tuple[Reference, ...]
    procedures: tuple[DraftProcedure, ...]
    processes: tuple[DraftProcess, ...]
    diagnostics: tuple[Diagnostic, ...]
    coverage: Coverage
    unclaimed: tuple[Remainder, ...]
    furniture: tuple[Remainder, ...]

    def procedure(self, identifier: str | None) -> DraftProcedure | None:
        """The procedure of this id."""
        return next((item for item in self.procedures if item.id == identifier), None)

    def processes_of(self, identifier: str) -> tuple[DraftProcess, ...]:
        """The processes of one procedure, in order."""
        return tuple(process for process in self.processes if process.procedure == identifier)
