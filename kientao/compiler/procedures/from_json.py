"""A draft read back from its JSON, as it was kept or sent. Pages, tables, rows and columns are left behind."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast

from kientao.compiler.draft import (
    Coverage,
    DatePeriod,
    Diagnostic,
    DocumentHead,
    Quote,
    Reference,
    Remainder,
    Signer,
)
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
from kientao.kernel.span import Span, Spans

Value = Mapping[str, Any]


def procedures_from_json(value: Mapping[str, object]) -> ProcedureDraft:
    """The draft that `procedures_as_json` wrote; keys beyond the contract may be missing.

    Raises KeyError, TypeError or ValueError for what is no `procedure-draft/1`.
    """
    given = cast(Value, value)
    if given["schema"] != "procedure-draft/1":
        raise ValueError(f"no procedure-draft/1: {given['schema']!r}")
    count = given["coverage"]
    return ProcedureDraft(
        document=_head(given["document"]),
        references=tuple(_reference(item) for item in given.get("references", ())),
        procedures=tuple(_procedure(item) for item in given["procedures"]),
        processes=tuple(_process(item) for item in given["processes"]),
        diagnostics=tuple(
            Diagnostic(item["code"], item["severity"], item["message"], _spans(item["spans"]), item.get("hint"))
            for item in given["diagnostics"]
        ),
        coverage=Coverage(count["characters"], count["claimed"], count["furniture"], count["unclaimed"]),
        unclaimed=_remainders(given["unclaimed"]),
        furniture=_remainders(given["furniture"]),
    )


def _spans(items: list[Value] | None) -> Spans:
    return tuple(Span(item["start"], item["end"]) for item in items or ())


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _head(value: Value) -> DocumentHead:
    signer, period = value.get("signer"), value.get("period")
    return DocumentHead(
        kind=value["kind"],
        number=value.get("number"),
        date=_day(value.get("date")),
        place=value.get("place"),
        issuer=value.get("issuer"),
        locality=value.get("locality"),
        title=value.get("title"),
        signer=Signer(signer.get("name"), signer.get("capacity")) if signer else None,
        recipients=tuple(value.get("recipients", ())),
        period=DatePeriod(_day(period.get("start")), _day(period.get("end"))) if period else None,
        head_spans={name: _spans(spans) for name, spans in value["head_spans"].items()},
    )


def _reference(value: Value) -> Reference:
    return Reference(
        value["number"], _day(value.get("date")), _spans(value["spans"]), value.get("kind"), value.get("issuer")
    )


def _quote(value: Value | None) -> Quote | None:
    return Quote(value["text"], _spans(value.get("spans"))) if value else None


def _procedure(value: Value) -> DraftProcedure:
    places = value.get("part_spans", {})

    def part(name: str) -> Quote | None:
        text = value.get(name)
        return Quote(text, _spans(places.get(name))) if text else None

    limit, sets = value.get("time_limit"), value.get("sets")
    return DraftProcedure(
        id=value["id"],
        name=value["name"],
        spans=_spans(value["spans"]),
        name_spans=_spans(value.get("name_spans")),
        code=value.get("code"),
        field=part("field"),
        level=value.get("level"),
        change=value.get("change"),
        listed=value.get("listed", False),
        time_limit=TimeLimit(limit["text"], _spans(limit.get("spans")), _number(limit.get("value")), limit.get("unit"))
        if limit
        else None,
        fee=part("fee"),
        place=part("place"),
        legal_basis=part("legal_basis"),
        symbol=value.get("symbol"),
        conditions=_quote(value.get("conditions")),
        manner=_quote(value.get("manner")),
        components=tuple(
            Paper(item["text"], _spans(item.get("spans")), item.get("originals", 0), item.get("copies", 0))
            for item in value.get("components", ())
        ),
        sets=Counted(sets["text"], _spans(sets.get("spans")), sets.get("number")) if sets else None,
        subjects=_quote(value.get("subjects")),
        deciding=_quote(value.get("deciding")),
        carrying_out=_quote(value.get("carrying_out")),
        result=_quote(value.get("result")),
        forms=tuple(
            FormSheet(item["text"], _spans(item.get("spans")), item.get("code")) for item in value.get("forms", ())
        ),
        records=_quote(value.get("records")),
    )


def _duration(value: Value | None) -> Duration | None:
    if not value:
        return None
    return Duration(value["text"], _spans(value.get("spans")), _number(value.get("hours")), value.get("unit"))


def _process(value: Value) -> DraftProcess:
    return DraftProcess(
        id=value["id"],
        procedure=value["procedure"],
        spans=_spans(value["spans"]),
        variant=value.get("variant"),
        total=_duration(value.get("total")),
        steps=tuple(_step(item) for item in value["steps"]),
        legs=tuple(
            Leg(
                Quote(item["agency"]["text"], _spans(item["agency"].get("spans"))),
                item["first"],
                item["last"],
                _duration(item.get("total")),
            )
            for item in value.get("legs", ())
        ),
    )


def _step(value: Value) -> DraftStep:
    result = value.get("result")
    return DraftStep(
        number=value["number"],
        text=value["text"],
        spans=_spans(value["spans"]),
        posts=tuple(Quote(item["text"], _spans(item.get("spans"))) for item in value["posts"]),
        duration=_duration(value["duration"]),
        result=Quote(result, _spans(value.get("result_spans"))) if result else None,
        agency=_quote(value.get("agency")),
        note=_quote(value.get("note")),
        shares_time=value.get("shares_time", False),
    )


def _remainders(values: list[Value]) -> tuple[Remainder, ...]:
    return tuple(Remainder(_spans(item["spans"]), item.get("why")) for item in values)
