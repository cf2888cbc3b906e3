"""The draft as `plan-draft/1`: spans get their page, table, row and column."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kientao.compiler.blocks.blocks import blocks_of
from kientao.compiler.blocks.model import Grid
from kientao.compiler.draft import (
    Agency,
    Coverage,
    Deadline,
    Deliverable,
    Diagnostic,
    DocumentHead,
    Duty,
    OtherRole,
    PlanDraft,
    Quote,
    Reference,
    Remainder,
    Reporting,
    Section,
    Target,
    Task,
)
from kientao.kernel.source import SourceDocument
from kientao.kernel.span import Span, Spans

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Places:
    """Where offsets stand: page starts, and cells as (start, end, table, row, column) in order."""

    pages: tuple[int, ...]
    starts: tuple[int, ...]
    cells: tuple[tuple[int, int, int, int, int], ...]

    @classmethod
    def of(cls, source: SourceDocument) -> "Places":
        """Places in the tables that a plan is read from."""
        return cls.in_cells(
            source,
            (
                (span.start, span.end, grid.number, cell.row + 1, cell.column + 1)
                for grid in blocks_of(source).pieces
                if isinstance(grid, Grid)
                for cell in grid.cells
                for line in cell.lines
                for span in line.spans
            ),
        )

    @classmethod
    def in_cells(cls, source: SourceDocument, cells: Iterable[tuple[int, int, int, int, int]]) -> "Places":
        """Places in the cells given as (start, end, table, row, column), tables, rows and columns from 1."""
        ordered = tuple(sorted(cells))
        return cls(source.pages, tuple(cell[0] for cell in ordered), ordered)

    def json(self, span: Span) -> Json:
        found: Json = {"start": span.start, "end": span.end}
        if self.pages:
            found["page"] = max(1, bisect_right(self.pages, span.start))
        index = bisect_right(self.starts, span.start) - 1
        if index >= 0 and span.start < self.cells[index][1]:
            _, _, table, row, column = self.cells[index]
            found.update(table=table, row=row, column=column)
        return found

    def all(self, spans: Spans) -> list[Json]:
        return [self.json(span) for span in spans]


def draft_as_json(source: SourceDocument, draft: PlanDraft) -> Json:
    """The JSON value of a draft, ready for `json.dumps`; numbers are int or float only for what was printed exactly."""
    places = Places.of(source)
    return {
        "schema": "plan-draft/1",
        "source": source_as_json(source),
        "document": head_as_json(places, draft.document),
        "references": [reference_as_json(places, item) for item in draft.references],
        "sections": [_section(places, item) for item in draft.sections],
        "targets": [_target(places, item) for item in draft.targets],
        "tasks": [_task(places, item) for item in draft.tasks],
        "duties": [_duty(places, item) for item in draft.duties],
        "diagnostics": [diagnostic_as_json(places, item) for item in draft.diagnostics],
        "coverage": coverage_as_json(draft.coverage),
        "unclaimed": [remainder_as_json(places, item) for item in draft.unclaimed],
        "furniture": [remainder_as_json(places, item) for item in draft.furniture],
    }


def source_as_json(source: SourceDocument) -> Json:
    """The file a draft was read from."""
    return {
        "name": source.name,
        "format": source.format,
        "sha256": source.sha256,
        "characters": len(source.text),
        "pages": len(source.pages) or None,
    }


def coverage_as_json(coverage: Coverage) -> Json:
    """How much of the text was understood."""
    return {
        "characters": coverage.characters,
        "claimed": coverage.claimed,
        "furniture": coverage.furniture,
        "unclaimed": coverage.unclaimed,
    }


class _Nowhere(Places):
    """For what stands in no document."""

    def json(self, span: Span) -> Json:
        return {"start": 0, "end": 0}

    def all(self, spans: Spans) -> list[Json]:
        return []


_NOWHERE = _Nowhere((), (), ())


def task_as_json(task: Task) -> Json:
    """A task that was typed and stands in no document: every `spans` is empty."""
    return _task(_NOWHERE, task)


def target_as_json(target: Target) -> Json:
    """A target that was typed: every `spans` is empty, `value_span` is 0 to 0."""
    return _target(_NOWHERE, target)


def _date(day: date | None) -> str | None:
    return day.isoformat() if day else None


def number_as_json(value: Decimal | None) -> int | float | None:
    """A whole number as int, any other as float."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def head_as_json(places: Places, head: DocumentHead) -> Json:
    """The document's head."""
    return {
        "kind": head.kind,
        "number": head.number,
        "date": _date(head.date),
        "place": head.place,
        "issuer": head.issuer,
        "locality": head.locality,
        "title": head.title,
        "signer": {"name": head.signer.name, "capacity": head.signer.capacity} if head.signer else None,
        "recipients": list(head.recipients),
        "period": {"start": _date(head.period.start), "end": _date(head.period.end)} if head.period else None,
        "head_spans": {name: places.all(spans) for name, spans in head.head_spans.items()},
    }


def reference_as_json(places: Places, item: Reference) -> Json:
    """A document that is cited."""
    return {
        "number": item.number,
        "date": _date(item.date),
        "kind": item.kind,
        "issuer": item.issuer,
        "spans": places.all(item.spans),
    }


def _section(places: Places, item: Section) -> Json:
    return {
        "id": item.id,
        "number": item.number,
        "title": item.title,
        "parent": item.parent,
        "spans": places.all(item.spans),
        "body": places.all(item.body),
    }


def _target(places: Places, item: Target) -> Json:
    return {
        "id": item.id,
        "section": item.section,
        "task": item.task,
        "kind": item.kind,
        "text": item.text,
        "subject": item.subject,
        "value": number_as_json(item.value),
        "value_to": number_as_json(item.value_to),
        "unit": item.unit,
        "comparator": item.comparator,
        "change": item.change,
        "base": item.base,
        "level": item.level,
        "due": _date(item.due),
        "schedule": [{"date": _date(step.date), "value": number_as_json(step.value)} for step in item.schedule],
        "within": item.within,
        "spans": places.all(item.spans),
        "value_span": places.json(item.value_span),
        "lead": _agencies(places, item.lead),
        "coordinating": _agencies(places, item.coordinating),
    }


def _task(places: Places, item: Task) -> Json:
    return {
        "id": item.id,
        "section": item.section,
        "section_title": item.section_title,
        "number": item.number,
        "text": item.text,
        "goal": quote_as_json(places, item.goal),
        "origin": item.origin,
        "deliverables": [_deliverable(places, part) for part in item.deliverables],
        "lead": _agencies(places, item.lead),
        "coordinating": _agencies(places, item.coordinating),
        "others": [_other(places, part) for part in item.others],
        "deadlines": [_deadline(places, part) for part in item.deadlines],
        "budget": quote_as_json(places, item.budget),
        "note": quote_as_json(places, item.note),
        "spans": places.all(item.spans),
    }


def quote_as_json(places: Places, item: Quote | None) -> Json | None:
    """Words with their places."""
    return {"text": item.text, "spans": places.all(item.spans)} if item is not None else None


def _deliverable(places: Places, item: Deliverable) -> Json:
    return {"id": item.id, "text": item.text, "kind": item.kind, "spans": places.all(item.spans)}


def _other(places: Places, item: OtherRole) -> Json:
    return {"role": item.role, "agencies": _agencies(places, item.agencies)}


def _deadline(places: Places, item: Deadline) -> Json:
    return {
        "text": item.text,
        "label": item.label,
        "kind": item.kind,
        "start": _date(item.start),
        "end": _date(item.end),
        "recurrence": list(item.recurrence),
        "deliverable": item.deliverable,
        "spans": places.all(item.spans),
    }


def _agencies(places: Places, agencies: Sequence[Agency]) -> list[Json]:
    return [
        {
            "text": agency.text,
            "kind": agency.kind,
            "name": agency.name,
            "group": agency.group,
            "via": agency.via,
            "spans": places.all(agency.spans),
        }
        for agency in agencies
    ]


def _duty(places: Places, item: Duty) -> Json:
    return {
        "agencies": _agencies(places, item.agencies),
        "text": item.text,
        "section": item.section,
        "reporting": _reporting(item.reporting),
        "deadlines": [_deadline(places, part) for part in item.deadlines],
        "spans": places.all(item.spans),
    }


def _reporting(item: Reporting | None) -> Json | None:
    if item is None:
        return None
    due = item.due
    return {
        "periods": list(item.periods),
        "due": {
            "text": due.text,
            "day": due.day,
            "month_of_period": due.month_of_period,
            "inclusive": due.inclusive,
        }
        if due is not None
        else None,
        "to": item.to,
    }


def diagnostic_as_json(places: Places, item: Diagnostic) -> Json:
    """Something to look at."""
    return {
        "code": item.code,
        "severity": item.severity,
        "message": item.message,
        "hint": item.hint,
        "spans": places.all(item.spans),
    }


def remainder_as_json(places: Places, item: Remainder) -> Json:
    """Text set aside or not understood."""
    return {"why": item.why, "spans": places.all(item.spans)}
