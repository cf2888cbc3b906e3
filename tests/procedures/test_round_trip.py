"""A random decision, printed in each layout an office meets, comes back from the compiler as it was."""

import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from kientao.compiler.procedure_draft import DraftProcess, ProcedureDraft
from tests.plans.printers.bars import print_bars
from tests.plans.printers.pages import font_missing, print_pages
from tests.plans.printers.pipes import print_pipes
from tests.plans.printers.tabs import print_tabs
from tests.plans.printers.web import print_web
from tests.plans.printers.word import print_word
from tests.procedures import words
from tests.procedures.form import laid_out
from tests.procedures.model import Decision, Procedure, Process
from tests.procedures.reading import assert_nothing_lost, compiled, same
from tests.procedures.strategies import decisions

pytestmark = pytest.mark.slow

EXAMPLES = int(os.environ.get("KIENTAO_PLAN_EXAMPLES", "25"))
settings.register_profile(
    "procedures",
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
modest = settings(settings.get_profile("procedures"), max_examples=EXAMPLES)
few = settings(settings.get_profile("procedures"), max_examples=max(EXAMPLES // 4, 4))


@modest
@given(decisions())
def test_cells_closed_by_bars_with_row_marks(decision: Decision) -> None:
    _comes_back(decision, "quyet-dinh.txt", print_bars(laid_out(decision), row_marks=True))


@modest
@given(decisions())
def test_cells_closed_by_bars_with_row_marks_and_asterisks(decision: Decision) -> None:
    _comes_back(decision, "quyet-dinh.txt", print_bars(laid_out(decision), row_marks=True, bold=True))


@modest
@given(decisions(broken=False, missing=False))
def test_cells_closed_by_bars_without_row_marks(decision: Decision) -> None:
    _comes_back(decision, "quyet-dinh.txt", print_bars(laid_out(decision), row_marks=False))


@modest
@given(decisions(plain=True))
def test_forms_closed_by_bars(decision: Decision) -> None:
    draft = _comes_back(decision, "quyet-dinh.txt", print_bars(laid_out(decision, "forms"), row_marks=True, bold=True))
    _same_forms(decision, draft)


@modest
@given(decisions(plain=True))
def test_forms_of_a_word_document(decision: Decision) -> None:
    draft = _comes_back(decision, "quyet-dinh.docx", print_word(laid_out(decision, "forms")))
    _same_forms(decision, draft)


@modest
@given(decisions())
def test_a_word_document_with_merged_cells(decision: Decision) -> None:
    _comes_back(decision, "quyet-dinh.docx", print_word(laid_out(decision)))


@modest
@given(decisions())
def test_one_table_for_all_processes(decision: Decision) -> None:
    _comes_back(decision, "quyet-dinh.docx", print_word(laid_out(decision, "one table")), headed=False)


@modest
@given(decisions())
def test_one_table_for_all_processes_closed_by_bars(decision: Decision) -> None:
    printed = print_bars(laid_out(decision, "one table"), row_marks=True)
    _comes_back(decision, "quyet-dinh.txt", printed, headed=False)


@modest
@given(decisions())
def test_a_web_page(decision: Decision) -> None:
    _comes_back(decision, "quyet-dinh.html", print_web(laid_out(decision, "labelled")))


@modest
@given(decisions(legs=False))
def test_markdown_pipes(decision: Decision) -> None:
    _comes_back(decision, "quyet-dinh.md", print_pipes(laid_out(decision)))


@modest
@given(decisions(legs=False, broken=False))
def test_tab_cells(decision: Decision) -> None:
    _comes_back(decision, "quyet-dinh.txt", print_tabs(laid_out(decision)))


@modest
@given(decisions())
def test_labelled_parts_above_the_table(decision: Decision) -> None:
    draft = _comes_back(decision, "quyet-dinh.docx", print_word(laid_out(decision, "labelled")))
    for procedure, expected in zip(draft.procedures, decision.procedures, strict=True):
        papers = [(same(paper.text).split(" (")[0], paper.originals, paper.copies) for paper in procedure.components]
        assert papers == [(same(paper.text), paper.originals, paper.copies) for paper in expected.papers]
        assert same(procedure.subjects.text if procedure.subjects else "") == same(words.SUBJECTS)
        assert procedure.sets is not None
        assert procedure.sets.number == 1


@modest
@given(decisions(legs=False, broken=False))
def test_steps_told_in_prose(decision: Decision) -> None:
    _comes_back(decision, "quyet-dinh.docx", print_word(laid_out(decision, "prose")))


@pytest.mark.skipif(font_missing(), reason="needs the fonts of the Debian package fonts-dejavu-core")
@few
@given(decisions())
def test_a_pdf_gives_every_listed_procedure_and_loses_nothing(decision: Decision) -> None:
    """Columns of a PDF's small table may run together, so its steps are not compared cell by cell."""
    source, draft = compiled(print_pages(laid_out(decision)), "quyet-dinh.pdf")
    _same_head(decision, draft)
    assert [procedure.code for procedure in draft.procedures] == [one.code for one in decision.procedures]
    assert [same(procedure.name) for procedure in draft.procedures] == [same(one.name) for one in decision.procedures]
    assert_nothing_lost(source, draft)


def _comes_back(decision: Decision, name: str, printed: str | bytes, *, headed: bool = True) -> ProcedureDraft:
    source, draft = compiled(printed, name)
    _same_head(decision, draft)
    assert [procedure.code for procedure in draft.procedures] == [one.code for one in decision.procedures]
    for procedure, expected in zip(draft.procedures, decision.procedures, strict=True):
        assert same(procedure.name) == same(expected.name)
        assert procedure.listed
        assert procedure.level == decision.level
        assert procedure.time_limit is not None
        assert same(procedure.time_limit.text) == same(expected.limit)
        assert (procedure.time_limit.value, procedure.time_limit.unit) == (expected.value, expected.unit)
        assert same(procedure.fee.text if procedure.fee else "") == same(expected.fee)
        assert same(procedure.place.text if procedure.place else "") == same(expected.place)
        basis = " ".join(line.removeprefix("- ") for line in expected.basis)
        assert same(procedure.legal_basis.text if procedure.legal_basis else "") == same(basis)
    for field in decision.fields:
        for one in field.procedures:
            found = next(procedure for procedure in draft.procedures if procedure.code == one.code)
            assert found.field is not None
            assert same(found.field.text) == same(field.title)
    _same_processes(decision, draft, headed=headed)
    assert_nothing_lost(source, draft)
    return draft


def _same_head(decision: Decision, draft: ProcedureDraft) -> None:
    head = draft.document
    assert (head.kind, head.number, head.date) == ("decision", decision.number, decision.signed)
    assert head.signer is not None
    assert head.signer.name == "Trần Minh Sơn"


def _same_processes(decision: Decision, draft: ProcedureDraft, *, headed: bool) -> None:
    codes = {procedure.id: procedure.code for procedure in draft.procedures}
    found = [(codes.get(process.procedure or ""), len(process.steps)) for process in draft.processes]
    assert found == [(procedure.code, len(list(process.steps))) for procedure, process in decision.processes]
    for (procedure, expected), process in zip(decision.processes, draft.processes, strict=True):
        _same_process(decision, procedure, expected, process)
        assert same(process.variant) == same(expected.variant) or (expected.variant or "") in (process.variant or "")


def _same_process(decision: Decision, procedure: Procedure, expected: Process, process: DraftProcess) -> None:
    for step, wanted in zip(process.steps, expected.steps, strict=True):
        assert same(step.text) == same(wanted.text)
        assert [same(post.text) for post in step.posts] == [same(post) for post in wanted.posts]
        assert same(step.duration.text if step.duration else "") == same(wanted.time)
        assert (step.duration.hours if step.duration else None) == wanted.hours
        if any(column.kind == "result" for column in decision.columns):
            assert same(step.result.text if step.result else "") == same(wanted.result)
    agencies = [part.agency for part in expected.parts if part.agency]
    if agencies and (len(agencies) > 1 or decision.legs == "column"):
        legs = [same(leg.agency.text).removeprefix("tại ") for leg in process.legs]
        assert legs == [same(agency) for agency in agencies]
        sizes = [leg.last - leg.first + 1 for leg in process.legs]
        assert sizes == [len(part.steps) for part in expected.parts]


def _same_forms(decision: Decision, draft: ProcedureDraft) -> None:
    for procedure, expected in zip(draft.procedures, decision.procedures, strict=True):
        papers = [(same(paper.text), paper.originals, paper.copies) for paper in procedure.components]
        assert papers == [(same(paper.text), paper.originals, paper.copies) for paper in expected.papers]
        assert same(procedure.manner.text if procedure.manner else "") == same(words.MANNER)
        assert same(procedure.subjects.text if procedure.subjects else "") == same(words.SUBJECTS)
        assert same(procedure.deciding.text if procedure.deciding else "") == "sở xây dựng"
        assert procedure.conditions is not None
        assert "bảo đảm an toàn" in procedure.conditions.text
        assert procedure.symbol == f"QT.{expected.code[-2:]}"
        assert procedure.sets is not None
        assert procedure.sets.number == 1
        assert [sheet.code for sheet in procedure.forms] == [f"BM.{expected.code[-2:]}.01"]
