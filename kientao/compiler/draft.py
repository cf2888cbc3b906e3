"""What the compiler yields: a plan in which every item points to the words it came from.

The shapes follow `plan-draft/1` (docs/contracts/plan-draft.schema.json) field by field; spans are bare here and get
their page, table, row and column when the draft is written as JSON.
"""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from kientao.kernel.span import Span, Spans

DocumentKind = Literal[
    "decision",
    "plan",
    "programme",
    "directive",
    "notice",
    "resolution",
    "outline",
    "report",
    "dispatch",
    "other",
]
AgencyKind = Literal["agency", "group", "person", "unknown"]
Via = Literal["ditto", "heading"]
Comparator = Literal[">=", ">", "<=", "<", "=", "between"]
Unit = Literal[
    "percent",
    "percentage_point",
    "hour",
    "day",
    "working_day",
    "month",
    "year",
    "times",
    "per_month",
    "per_year",
    "count",
    "rank",
    "vnd",
    "score",
    "other",
]
DeadlineKind = Literal[
    "date",
    "month",
    "quarter",
    "half",
    "year",
    "years",
    "standing",
    "recurring",
    "conditional",
    "reference",
    "event",
    "unknown",
]
Recurrence = Literal["weekly", "monthly", "quarterly", "half-yearly", "nine-monthly", "yearly", "ad-hoc"]
ReportPeriod = Literal["month", "quarter", "half", "nine-months", "year", "ad-hoc"]
Severity = Literal["error", "warning", "info"]
Level = Literal["tỉnh", "huyện", "xã"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words taken from the document."""

    text: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Agency:
    """Somebody a task is given to. `name` is the standard name, abbreviations opened; `group` names a collective."""

    text: str
    kind: AgencyKind
    spans: Spans
    name: str | None = None
    group: str | None = None
    via: Via | None = None


@dataclass(frozen=True, slots=True)
class OtherRole:
    role: str
    agencies: tuple[Agency, ...]


@dataclass(frozen=True, slots=True)
class Deliverable:
    id: str
    text: str
    spans: Spans
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """`end` is the last day on which it is still on time; None where no end can be computed."""

    text: str
    kind: DeadlineKind
    spans: Spans
    label: str | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None
    recurrence: tuple[Recurrence, ...] = ()
    deliverable: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    id: str
    origin: Literal["table", "prose"]
    text: str
    spans: Spans
    section: str | None = None
    section_title: str | None = None
    number: str | None = None
    goal: Quote | None = None
    deliverables: tuple[Deliverable, ...] = ()
    lead: tuple[Agency, ...] = ()
    coordinating: tuple[Agency, ...] = ()
    others: tuple[OtherRole, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    budget: Quote | None = None
    note: Quote | None = None


@dataclass(frozen=True, slots=True)
class ScheduleStep:
    date: datetime.date | None
    value: Decimal


@dataclass(frozen=True, slots=True)
class Target:
    """A quantified statement: a wanted level, or (`baseline`) a measured one of the past."""

    id: str
    kind: Literal["target", "baseline"]
    text: str
    spans: Spans
    value: Decimal | None
    value_span: Span
    unit: Unit
    comparator: Comparator | None
    section: str | None = None
    task: str | None = None
    subject: str | None = None
    value_to: Decimal | None = None
    change: Literal["increase", "decrease"] | None = None
    base: str | None = None
    level: Level | None = None
    due: datetime.date | None = None
    schedule: tuple[ScheduleStep, ...] = ()
    within: str | None = None
    lead: tuple[Agency, ...] = ()
    coordinating: tuple[Agency, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportingDue:
    text: str
    day: int | None = None
    month_of_period: int | None = None  # 1 = first, -1 = last month of the period
    inclusive: bool | None = None  # "trước ngày 20" False, "chậm nhất ngày 20" True


@dataclass(frozen=True, slots=True)
class Reporting:
    periods: tuple[ReportPeriod, ...]
    due: ReportingDue | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    agencies: tuple[Agency, ...]
    text: str
    spans: Spans
    section: str | None = None
    reporting: Reporting | None = None
    deadlines: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the outline. `body` is the text under it that is no item of its own."""

    id: str
    number: str | None
    title: str
    parent: str | None
    spans: Spans
    body: Spans = ()


@dataclass(frozen=True, slots=True)
class Reference:
    number: str
    date: datetime.date | None
    spans: Spans
    kind: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    name: str | None
    capacity: str | None


@dataclass(frozen=True, slots=True)
class DatePeriod:
    start: datetime.date | None
    end: datetime.date | None


@dataclass(frozen=True, slots=True)
class DocumentHead:
    kind: DocumentKind
    number: str | None = None
    date: datetime.date | None = None
    place: str | None = None
    issuer: str | None = None
    locality: str | None = None
    title: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    period: DatePeriod | None = None
    head_spans: dict[str, Spans] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    code: str
    severity: Severity
    message: str
    spans: Spans
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Non-blank characters; `characters` is the sum of the other three."""

    characters: int
    claimed: int
    furniture: int
    unclaimed: int


@dataclass(frozen=True, slots=True)
class Remainder:
    """Text set aside or not understood, and why."""

    spans: Spans
    why: str | None = None


@dataclass(frozen=True, slots=True)
class PlanDraft:
    document: DocumentHead
    references: tuple[Reference, ...]
    sections: tuple[Section, ...]
    targets: tuple[Target, ...]
    tasks: tuple[Task, ...]
    duties: tuple[Duty, ...]
    diagnostics: tuple[Diagnostic, ...]
    coverage: Coverage
    unclaimed: tuple[Remainder, ...]
    furniture: tuple[Remainder, ...]
