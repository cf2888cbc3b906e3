"""A real decision, kept beside the repository and never in it: four short processes whose times are words."""

import hashlib
import unicodedata

import pytest

from kientao.compiler import compile_document
from kientao.compiler.procedure_draft import ProcedureDraft
from kientao.kernel.source import SourceDocument
from tests.procedures.reading import assert_nothing_lost
from tests.support.shared import SHARED

PATH = SHARED / "data" / "procedures" / "ha-tinh-3004-internal-processes.txt"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not PATH.is_file(), reason=f"không có {SHARED.name}/ bên cạnh kho mã"),
]


@pytest.fixture(scope="module")
def read() -> tuple[SourceDocument, ProcedureDraft]:
    data = PATH.read_bytes()
    text = unicodedata.normalize("NFC", data.decode("utf-8"))
    source = SourceDocument(PATH.name, "txt", hashlib.sha256(data).hexdigest(), text)
    draft = compile_document(source)
    assert isinstance(draft, ProcedureDraft)
    return source, draft


def test_four_listed_procedures_with_what_the_list_says(read: tuple[SourceDocument, ProcedureDraft]) -> None:
    source, draft = read
    assert [one.code for one in draft.procedures] == ["1.003006", "1.003029", "1.003039", "3.000449"]
    assert all(one.listed and one.level == "tỉnh" and one.change == "amended" for one in draft.procedures)
    assert all(one.time_limit is not None and one.time_limit.value is None for one in draft.procedures)
    assert len({one.legal_basis.text for one in draft.procedures if one.legal_basis}) == 1  # "Như trên" opened
    assert [one.symbol for one in draft.procedures] == [f"QT.TBYT.0{n}" for n in (1, 2, 3, 6)]
    assert_nothing_lost(source, draft)


def test_the_form_around_each_process_fills_the_procedure(read: tuple[SourceDocument, ProcedureDraft]) -> None:
    _, draft = read
    assert [len(one.components) for one in draft.procedures] == [3, 8, 4, 3]
    assert all(paper.originals == 1 and not paper.copies for one in draft.procedures for paper in one.components)
    assert [len(one.forms) for one in draft.procedures] == [1, 5, 2, 2]
    assert all(one.deciding is not None and one.deciding.text.startswith("Sở Y tế") for one in draft.procedures)
    assert all(one.subjects is not None and one.conditions is not None for one in draft.procedures)


def test_two_steps_each_the_one_cut_by_a_page_made_whole(read: tuple[SourceDocument, ProcedureDraft]) -> None:
    _, draft = read
    assert [process.procedure for process in draft.processes] == [one.id for one in draft.procedures]
    assert [[step.number for step in process.steps] for process in draft.processes] == [["B1", "B2"]] * 4
    cut = draft.processes[0].steps[0]
    assert "được dựa vào địa điểm ghi trong giấy chứng nhận" in cut.text
    assert cut.result is not None
    assert cut.result.text == "Hồ sơ mục 2.3"
    assert [post.text for post in draft.processes[2].steps[0].posts] == ["Tổ chức", "Công chức TN&TKQ"]


def test_each_time_that_is_only_words_is_named(read: tuple[SourceDocument, ProcedureDraft]) -> None:
    _, draft = read
    codes = [found.code for found in draft.diagnostics]
    assert codes.count("STEP-TIME-OPEN") == 8
    assert codes.count("PROC-TIME-WORDS") == 4
    assert all(step.duration is not None and step.duration.hours is None for p in draft.processes for step in p.steps)
    assert [found for found in draft.diagnostics if found.severity != "info"] == []
