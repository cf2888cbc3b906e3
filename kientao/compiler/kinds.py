"""Any document the compiler knows: its kind is recognised, its draft compiled and written as its contract says."""

from kientao.compiler.as_json import Json, draft_as_json
from kientao.compiler.compile import compile_plan
from kientao.compiler.draft import PlanDraft
from kientao.compiler.procedure_draft import ProcedureDraft
from kientao.compiler.procedures.as_json import procedures_as_json
from kientao.compiler.procedures.compile import compile_procedures
from kientao.compiler.recognise import Kind, kind_of
from kientao.kernel.source import SourceDocument


def compile_document(source: SourceDocument, kind: Kind | None = None) -> PlanDraft | ProcedureDraft:
    """The checked draft of a document; `kind` where it isn't to be recognised."""
    if (kind or kind_of(source)) == "procedures":
        return compile_procedures(source)
    return compile_plan(source)


def document_as_json(source: SourceDocument, draft: PlanDraft | ProcedureDraft) -> Json:
    """The draft as `plan-draft/1` or `procedure-draft/1`."""
    if isinstance(draft, ProcedureDraft):
        return procedures_as_json(source, draft)
    return draft_as_json(source, draft)
