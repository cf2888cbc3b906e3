"""A draft of published procedures → the props of the two-sided view."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kientao.compiler.draft import Quote
from kientao.compiler.procedure_draft import DraftProcedure, DraftProcess, DraftStep, ProcedureDraft
from kientao.compiler.procedures.from_json import procedures_from_json
from kientao.compiling.plan_json import LayoutJson
from kientao.programme.two_sided import items
from kientao.programme.two_sided.view import (
    Notes,
    document_facts,
    one_group,
    rest_panels,
    severity_figures,
    simple_panel,
    worst_first,
)
from kientao.ui.chip import Chip
from kientao.ui.numbers import decimal, whole
from kientao.ui.two_sided.kept import blocks_of_json
from kientao.ui.two_sided.props import Coverage, Field, Figure, Group, Item, Panel, TwoSided

_NO_PROCEDURE = "Không đọc được thủ tục nào."
_NO_STEP = "Không đọc được bước nào."


def procedures_two_sided(text: str, draft: Mapping[str, Any], layout: Sequence[LayoutJson] = ()) -> TwoSided:
    """Everything of the draft beside its text."""
    read = procedures_from_json(draft)
    document = draft["document"]
    return TwoSided(
        name=draft["source"]["name"],
        title=document["title"] or "",
        facts=document_facts(document, draft["source"].get("pages")),
        text=text,
        panels=tuple(_panels(text, draft, read)),
        figures=tuple(_figures(draft, read)),
        coverage=Coverage(read.coverage.claimed, read.coverage.furniture, read.coverage.unclaimed),
        layout=blocks_of_json(layout),
    )


def _figures(draft: Mapping[str, Any], read: ProcedureDraft) -> Iterator[Figure]:
    yield Figure(whole(len(read.procedures)), "thủ tục", "procedure")
    yield Figure(whole(sum(len(process.steps) for process in read.processes)), "bước", "step")
    yield from severity_figures(draft["diagnostics"])


def _panels(text: str, draft: Mapping[str, Any], read: ProcedureDraft) -> Iterable[Panel]:
    noted = Notes(draft["diagnostics"])
    procedures = [noted.on(_procedure(index, procedure)) for index, procedure in enumerate(read.procedures)]
    groups = tuple(
        Group(_title(read, process), tuple(noted.on(_step(number, at, step)) for at, step in enumerate(process.steps)))
        for number, process in enumerate(read.processes)
    )
    yield Panel("procedure", "Thủ tục", one_group(procedures), _NO_PROCEDURE)
    yield Panel("step", "Quy trình", groups, _NO_STEP)
    found = worst_first(draft["diagnostics"])
    yield Panel("diagnostic", "Điểm cần xem", one_group(found), "Không có điểm nào cần xem lại.")
    yield simple_panel(
        "reference", "Viện dẫn", items.reference, draft.get("references", []), "Không viện dẫn văn bản nào."
    )
    yield Panel("head", "Thể thức", one_group(items.head(draft["document"])), "Không nhận ra phần đầu văn bản.")
    yield from rest_panels(text, draft["unclaimed"], draft["furniture"])


def _title(draft: ProcedureDraft, process: DraftProcess) -> str:
    procedure = draft.procedure(process.procedure)
    name = procedure.name if procedure is not None else "Quy trình không rõ thủ tục"
    total = f"tổng {process.total.text}" if process.total is not None else ""
    return " · ".join(part for part in (name, process.variant or "", total) if part)


def _procedure(index: int, found: DraftProcedure) -> Item:
    chips = [Chip(f"cấp {found.level}", "outline")] if found.level else []
    if not found.listed:
        chips.append(Chip("ngoài danh mục", "outline", "flag"))
    return Item(
        id=f"p{index}",
        kind="procedure",
        number=found.code or "–",
        text=found.name,
        spans=found.name_spans,
        chips=tuple(chips),
        fields=tuple(_procedure_fields(found)),
    )


def _procedure_fields(found: DraftProcedure) -> Iterator[Field]:
    if found.time_limit is not None:
        yield Field("Thời hạn", found.time_limit.text, found.time_limit.spans)
    named: tuple[tuple[str, Quote | None], ...] = (
        ("Lĩnh vực", found.field),
        ("Phí, lệ phí", found.fee),
        ("Địa điểm", found.place),
        ("Căn cứ", found.legal_basis),
        ("Điều kiện", found.conditions),
        ("Cách thức", found.manner),
        ("Đối tượng", found.subjects),
        ("Cơ quan thực hiện", found.carrying_out),
        ("Cơ quan quyết định", found.deciding),
        ("Kết quả", found.result),
    )
    for label, quote in named:
        if quote is not None:
            yield Field(label, quote.text, quote.spans)
    for paper in found.components:
        counts = [f"{paper.originals} bản chính"] if paper.originals else []
        counts += [f"{paper.copies} bản sao"] if paper.copies else []
        yield Field("Thành phần", f"{paper.text} ({', '.join(counts)})" if counts else paper.text, paper.spans)
    for sheet in found.forms:
        yield Field("Biểu mẫu", f"{sheet.code}: {sheet.text}" if sheet.code else sheet.text, sheet.spans)


def _step(process: int, at: int, found: DraftStep) -> Item:
    return Item(
        id=f"b{process}-{at}",
        kind="step",
        number=found.number,
        text=found.text or "–",
        spans=found.spans,
        fields=tuple(_step_fields(found)),
    )


def _step_fields(found: DraftStep) -> Iterator[Field]:
    if found.agency is not None:
        yield Field("Cơ quan", found.agency.text, found.agency.spans)
    for post in found.posts:
        yield Field("Người thực hiện", post.text, post.spans)
    time = found.duration
    if time is not None:
        chip = Chip(f"{decimal(float(time.hours))} giờ", "slate", "clock") if time.hours is not None else None
        yield Field("Thời gian", time.text, time.spans, chip)
    if found.result is not None:
        yield Field("Kết quả", found.result.text, found.result.spans)
    if found.note is not None:
        yield Field("Ghi chú", found.note.text, found.note.spans)
