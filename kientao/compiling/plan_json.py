"""The draft as it is printed, kept and sent: `plan-draft/1`, field by field.

Only shapes; `kientao.compiler.as_json` fills them, `kientao.compiler.layout` the layout beside it.
"""

from typing import Literal, NotRequired, TypedDict


class SpanJson(TypedDict):
    start: int
    end: int
    page: NotRequired[int | None]
    table: NotRequired[int | None]
    row: NotRequired[int | None]
    column: NotRequired[int | None]


class SourceJson(TypedDict):
    name: str
    format: str
    sha256: str
    characters: int
    pages: NotRequired[int | None]


class PeriodJson(TypedDict):
    start: str | None
    end: str | None


class SignerJson(TypedDict):
    name: str | None
    capacity: str | None


class DocumentJson(TypedDict):
    kind: str
    number: str | None
    date: str | None
    place: NotRequired[str | None]
    issuer: str | None
    locality: NotRequired[str | None]
    title: str | None
    signer: NotRequired[SignerJson | None]
    recipients: NotRequired[list[str]]
    period: PeriodJson | None
    head_spans: dict[str, list[SpanJson]]


class ReferenceJson(TypedDict):
    number: str
    date: str | None
    kind: NotRequired[str | None]
    issuer: NotRequired[str | None]
    spans: list[SpanJson]


class SectionJson(TypedDict):
    id: str
    number: str | None
    title: str
    parent: str | None
    spans: list[SpanJson]


class AgencyJson(TypedDict):
    text: str
    kind: str
    name: NotRequired[str | None]
    group: NotRequired[str | None]
    via: NotRequired[str | None]
    spans: list[SpanJson]


class QuoteJson(TypedDict):
    text: str
    spans: list[SpanJson]


class DeliverableJson(TypedDict):
    id: str
    text: str
    kind: NotRequired[str | None]
    spans: list[SpanJson]


class DeadlineJson(TypedDict):
    text: str
    label: NotRequired[str | None]
    kind: str
    start: str | None
    end: str | None
    recurrence: list[str]
    deliverable: str | None
    spans: list[SpanJson]


class OtherRoleJson(TypedDict):
    role: str
    agencies: list[AgencyJson]


class TaskJson(TypedDict):
    id: str
    origin: str
    section: str | None
    section_title: NotRequired[str | None]
    number: str | None
    text: str
    goal: NotRequired[QuoteJson | None]
    deliverables: list[DeliverableJson]
    lead: list[AgencyJson]
    coordinating: list[AgencyJson]
    others: list[OtherRoleJson]
    deadlines: list[DeadlineJson]
    budget: NotRequired[QuoteJson | None]
    note: NotRequired[QuoteJson | None]
    spans: list[SpanJson]


class ScheduleStepJson(TypedDict):
    date: str | None
    value: float


class TargetJson(TypedDict):
    id: str
    kind: str
    text: str
    section: NotRequired[str | None]
    task: NotRequired[str | None]
    subject: NotRequired[str | None]
    value: float | None
    value_to: NotRequired[float | None]
    unit: str
    comparator: str | None
    change: NotRequired[str | None]
    base: NotRequired[str | None]
    level: NotRequired[str | None]
    due: NotRequired[str | None]
    schedule: NotRequired[list[ScheduleStepJson]]
    within: NotRequired[str | None]
    lead: NotRequired[list[AgencyJson]]
    coordinating: NotRequired[list[AgencyJson]]
    spans: list[SpanJson]
    value_span: SpanJson


class ReportingDueJson(TypedDict):
    text: str
    day: NotRequired[int | None]
    month_of_period: NotRequired[int | None]
    inclusive: NotRequired[bool | None]


class ReportingJson(TypedDict):
    periods: list[str]
    due: NotRequired[ReportingDueJson | None]
    to: NotRequired[str | None]


class DutyJson(TypedDict):
    agencies: list[AgencyJson]
    text: str
    section: NotRequired[str | None]
    reporting: NotRequired[ReportingJson | None]
    deadlines: NotRequired[list[DeadlineJson]]
    spans: list[SpanJson]


class DiagnosticJson(TypedDict):
    code: str
    severity: Literal["error", "warning", "info"]
    message: str
    hint: NotRequired[str | None]
    spans: list[SpanJson]


class CoverageJson(TypedDict):
    characters: int
    claimed: int
    furniture: int
    unclaimed: int


class RemainderJson(TypedDict):
    why: NotRequired[str | None]
    spans: list[SpanJson]


class DraftJson(TypedDict):
    schema: str
    source: SourceJson
    document: DocumentJson
    references: list[ReferenceJson]
    sections: list[SectionJson]
    targets: list[TargetJson]
    tasks: list[TaskJson]
    duties: list[DutyJson]
    diagnostics: list[DiagnosticJson]
    coverage: CoverageJson
    unclaimed: list[RemainderJson]
    furniture: list[RemainderJson]


class LayoutJson(TypedDict):
    """A paragraph ("p") or a table ("t"); see `kientao.compiler.layout`. No part of `plan-draft/1`."""

    kind: Literal["p", "t"]
    spans: NotRequired[list[list[int]]]
    bold: NotRequired[bool]
    centred: NotRequired[bool]
    level: NotRequired[int | None]
    rows: NotRequired[int]
    columns: NotRequired[int]
    head: NotRequired[int]
    cells: NotRequired[list[tuple[int, int, int, int, list[list[list[int]]]]]]
