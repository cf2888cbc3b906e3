"""A decision that publishes procedures becomes a checked draft: flow → lists → sections → checks."""

import re

from kientao.compiler.checks.document import check_file
from kientao.compiler.checks.references import check_references
from kientao.compiler.checks.report import in_order
from kientao.compiler.coverage import cover
from kientao.compiler.draft import Remainder
from kientao.compiler.items.references import read_references
from kientao.compiler.procedure_draft import ProcedureDraft
from kientao.compiler.procedures.checks import check_all, check_names
from kientao.compiler.procedures.flow import Flow, Table, flow_of
from kientao.compiler.procedures.front import Front, read_front
from kientao.compiler.procedures.headings import Headings
from kientao.compiler.procedures.known import Known
from kientao.compiler.procedures.making import Findings
from kientao.compiler.procedures.sections import Sections, read_lists
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.source import SourceDocument
from kientao.kernel.span import Span


def compile_procedures(source: SourceDocument) -> ProcedureDraft:
    """The checked draft. Pure: the same source gives the same draft."""
    flow = flow_of(source)
    findings = Findings()
    front = read_front(findings, flow)
    published = flow.pieces[front.end :]
    known = Known()
    read_lists(findings, known, published, _headings(source, front))
    processes = Sections(findings, known, published, _headings(source, front)).read()
    procedures = tuple(made.done() for made in known.all)
    drafted = tuple(made.done() for made in processes)
    cited = read_references(_texts(flow))
    diagnostics = [
        *check_file(source, flow.furniture if flow.noisy else (), front.asked),
        *check_references(cited),
        *check_names(procedures),
        *check_all(findings, procedures, drafted),
    ]
    coverage, unclaimed, furniture = cover(
        source.text, findings.claimed, [*flow.furniture, *front.furniture, *_blank_rules(source)]
    )
    return ProcedureDraft(
        front.head,
        tuple(reference for reference, _, _ in cited),
        procedures,
        drafted,
        in_order(diagnostics),
        coverage,
        unclaimed,
        furniture,
    )


def _headings(source: SourceDocument, front: Front) -> Headings:
    """What the title says of everything published: "… lĩnh vực Đất đai thuộc thẩm quyền của Sở …"."""
    headings = Headings()
    title = Excerpt.of(source.text, front.head.head_spans.get("title", ()))
    if title:
        headings.add(title, -1)
    return headings


def _texts(flow: Flow) -> list[Excerpt]:
    texts: list[Excerpt] = []
    for piece in flow.pieces:
        if isinstance(piece, Table):
            texts.extend(line for row in piece.rows for box in row.filled for line in box.lines)
        else:
            texts.append(piece.words)
    return texts


_RULE = re.compile(r"(?m)^[ \t]*[-_=*~.…]{3,}[ \t]*$")


def _blank_rules(source: SourceDocument) -> list[Remainder]:
    """Rules drawn with dashes or dots between the parts of a document."""
    spans = tuple(Span(*match.span()) for match in _RULE.finditer(source.text))
    return [Remainder(spans, "rule")] if spans else []
