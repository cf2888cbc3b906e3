"""What the tests ask of a compiled decision."""

from collections.abc import Iterator

from kientao.compiler import compile_procedures
from kientao.compiler.coverage import count_ink
from kientao.compiler.procedure_draft import ProcedureDraft
from kientao.documents import read_bytes
from kientao.kernel.source import SourceDocument
from kientao.kernel.span import Span, Spans
from tests.plans.reading import UNCLAIMED_SHARE, same


def compiled(data: bytes | str, name: str) -> tuple[SourceDocument, ProcedureDraft]:
    """The document as read and its draft."""
    source = read_bytes(data.encode() if isinstance(data, str) else data, name)
    return source, compile_procedures(source)


def quotations(draft: ProcedureDraft) -> Iterator[tuple[str, str, Spans]]:
    """Every (kind, text, spans) of a draft that quotes the document."""
    for procedure in draft.procedures:
        for name in ("field", "fee", "place", "legal_basis", "conditions", "manner", "subjects", "deciding", "result"):
            quote = getattr(procedure, name)
            if quote is not None:
                yield name, quote.text, quote.spans
        if procedure.time_limit is not None:
            yield "time limit", procedure.time_limit.text, procedure.time_limit.spans
        if procedure.sets is not None:
            yield "sets", procedure.sets.text, procedure.sets.spans
        yield from (("paper", paper.text, paper.spans) for paper in procedure.components)
        yield from (("form", sheet.text, sheet.spans) for sheet in procedure.forms)
    for process in draft.processes:
        if process.total is not None:
            yield "total", process.total.text, process.total.spans
        yield from (("leg", leg.agency.text, leg.agency.spans) for leg in process.legs)
        for step in process.steps:
            if step.text:
                yield "step", step.text, step.spans
            yield from (("post", post.text, post.spans) for post in step.posts)
            if step.duration is not None:
                yield "time", step.duration.text, step.duration.spans
            for quote in (step.result, step.agency, step.note):
                if quote is not None:
                    yield "quote", quote.text, quote.spans


def misread(source: SourceDocument, draft: ProcedureDraft) -> list[str]:
    """Quotations whose spans do not give back their words."""
    wrong = []
    for kind, text, spans in quotations(draft):
        said = "".join(source.text[span.start : span.end] for span in spans)
        if "".join(said.split()) != "".join(text.split()):
            wrong.append(f"{kind}: {text!r} but the document says {said!r}")
    return wrong


def assert_adds_up(source: SourceDocument, draft: ProcedureDraft) -> None:
    """Every character is claimed, furniture or on the list of what was not understood; none twice."""
    count = draft.coverage
    assert count.characters == count.claimed + count.furniture + count.unclaimed
    assert count.characters == count_ink(source.text, (Span(0, len(source.text)),))
    assert count_ink(source.text, (span for rest in draft.unclaimed for span in rest.spans)) == count.unclaimed


def assert_nothing_lost(source: SourceDocument, draft: ProcedureDraft) -> None:
    """All of it adds up, every quotation re-reads, and hardly anything is left over."""
    assert misread(source, draft) == []
    assert_adds_up(source, draft)
    rest = [source.text[span.start : span.end] for item in draft.unclaimed for span in item.spans]
    assert draft.coverage.unclaimed <= UNCLAIMED_SHARE * draft.coverage.characters, rest


__all__ = ["assert_adds_up", "assert_nothing_lost", "compiled", "misread", "same"]
