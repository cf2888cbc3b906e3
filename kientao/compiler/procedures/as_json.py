"""The draft as `procedure-draft/1`, with what a catalogue wants to know beside the contract's own fields."""

from collections.abc import Iterable

from kientao.compiler.as_json import (
    Json,
    Places,
    coverage_as_json,
    diagnostic_as_json,
    head_as_json,
    number_as_json,
    quote_as_json,
    reference_as_json,
    remainder_as_json,
    source_as_json,
)
from kientao.compiler.draft import Quote
from kientao.compiler.procedure_draft import (
    Counted,
    DraftProcedure,
    DraftProcess,
    DraftStep,
    Duration,
    FormSheet,
    Leg,
    Paper,
    ProcedureDraft,
    TimeLimit,
)
from kientao.compiler.procedures.flow import cells_of
from kientao.kernel.source import SourceDocument

SCHEMA = "procedure-draft/1"


def procedures_as_json(source: SourceDocument, draft: ProcedureDraft) -> Json:
    """The JSON value of a draft, ready for `json.dumps`."""
    places = Places.in_cells(source, cells_of(source))
    return {
        "schema": SCHEMA,
        "source": source_as_json(source),
        "document": head_as_json(places, draft.document),
        "references": [reference_as_json(places, item) for item in draft.references],
        "procedures": [_procedure(places, item) for item in draft.procedures],
        "processes": [_process(places, item) for item in draft.processes],
        "diagnostics": [diagnostic_as_json(places, item) for item in draft.diagnostics],
        "coverage": coverage_as_json(draft.coverage),
        "unclaimed": [remainder_as_json(places, item) for item in draft.unclaimed],
        "furniture": [remainder_as_json(places, item) for item in draft.furniture],
    }


def _procedure(places: Places, item: DraftProcedure) -> Json:
    quoted = {"field": item.field, "fee": item.fee, "place": item.place, "legal_basis": item.legal_basis}
    return {
        "id": item.id,
        "code": item.code,
        "name": item.name,
        "field": _words(item.field),
        "level": item.level,
        "change": item.change,
        "listed": item.listed,
        "time_limit": _limit(places, item.time_limit),
        "fee": _words(item.fee),
        "place": _words(item.place),
        "legal_basis": _words(item.legal_basis),
        "symbol": item.symbol,
        "conditions": quote_as_json(places, item.conditions),
        "manner": quote_as_json(places, item.manner),
        "components": [_paper(places, paper) for paper in item.components],
        "sets": _counted(places, item.sets),
        "subjects": quote_as_json(places, item.subjects),
        "deciding": quote_as_json(places, item.deciding),
        "carrying_out": quote_as_json(places, item.carrying_out),
        "result": quote_as_json(places, item.result),
        "forms": [_form(places, sheet) for sheet in item.forms],
        "records": quote_as_json(places, item.records),
        "spans": places.all(item.spans),
        "name_spans": places.all(item.name_spans),
        "part_spans": {name: places.all(quote.spans) for name, quote in quoted.items() if quote is not None},
    }


def _words(quote: Quote | None) -> str | None:
    return quote.text if quote is not None else None


def _limit(places: Places, item: TimeLimit | None) -> Json | None:
    if item is None:
        return None
    return {
        "text": item.text,
        "value": number_as_json(item.value),
        "unit": item.unit,
        "spans": places.all(item.spans),
    }


def _duration(places: Places, item: Duration | None) -> Json | None:
    if item is None:
        return None
    return {
        "text": item.text,
        "hours": number_as_json(item.hours),
        "unit": item.unit,
        "spans": places.all(item.spans),
    }


def _paper(places: Places, item: Paper) -> Json:
    return {
        "text": item.text,
        "originals": item.originals,
        "copies": item.copies,
        "spans": places.all(item.spans),
    }


def _counted(places: Places, item: Counted | None) -> Json | None:
    return {"text": item.text, "number": item.number, "spans": places.all(item.spans)} if item is not None else None


def _form(places: Places, item: FormSheet) -> Json:
    return {"code": item.code, "text": item.text, "spans": places.all(item.spans)}


def _process(places: Places, item: DraftProcess) -> Json:
    return {
        "id": item.id,
        "procedure": item.procedure,
        "variant": item.variant,
        "total": _duration(places, item.total),
        "steps": [_step(places, step) for step in item.steps],
        "legs": [_leg(places, leg) for leg in item.legs],
        "spans": places.all(item.spans),
    }


def _step(places: Places, item: DraftStep) -> Json:
    return {
        "number": item.number,
        "text": item.text,
        "posts": _quotes(places, item.posts),
        "duration": _duration(places, item.duration),
        "shares_time": item.shares_time,
        "result": _words(item.result),
        "result_spans": places.all(item.result.spans) if item.result is not None else [],
        "agency": quote_as_json(places, item.agency),
        "note": quote_as_json(places, item.note),
        "spans": places.all(item.spans),
    }


def _quotes(places: Places, quotes: Iterable[Quote]) -> list[Json]:
    return [{"text": quote.text, "spans": places.all(quote.spans)} for quote in quotes]


def _leg(places: Places, item: Leg) -> Json:
    return {
        "agency": quote_as_json(places, item.agency),
        "first": item.first,
        "last": item.last,
        "total": _duration(places, item.total),
    }
