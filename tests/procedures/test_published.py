"""The decision that ships with the practice province gives back what it was written from."""

import zipfile
from pathlib import Path

import pytest

from kientao.compiler.procedure_draft import ProcedureDraft
from kientao.demo.procedures import DECISION
from kientao.demo.procedures.published import Procedure, procedures
from kientao.demo.procedures.write_published import NUMBER, as_text, write_published
from kientao.kernel.source import SourceDocument
from tests.procedures.reading import assert_nothing_lost, compiled, same

SLIPS = ["PROCESS-OVER-LIMIT"]


@pytest.fixture(scope="module", params=["docx", "txt"])
def read(request: pytest.FixtureRequest) -> tuple[SourceDocument, ProcedureDraft]:
    if request.param == "docx":
        return compiled(DECISION.read_bytes(), DECISION.name)
    return compiled(as_text(), "quyet-dinh-thu-tuc-mau.txt")


def test_eighteen_procedures_come_back_with_level_field_and_limit(read: tuple[SourceDocument, ProcedureDraft]) -> None:
    source, draft = read
    assert draft.document.number == NUMBER
    assert [(one.code, one.name) for one in draft.procedures] == [(one.code, one.name) for one in procedures()]
    for found, written in zip(draft.procedures, procedures(), strict=True):
        assert found.level == ("xã" if written.code.startswith("2.") else "tỉnh")
        assert found.change == "new"
        assert found.field is not None
        assert found.time_limit is not None
        assert found.time_limit.value == written.days
        assert found.time_limit.unit == "working_day"
        assert same(found.fee.text if found.fee else "") == same(written.fee)
        assert [paper.originals for paper in found.components] == [1] * len(written.papers)
        assert found.sets is not None
        assert found.sets.number == 1
        assert same(found.deciding.text if found.deciding else "") == same(written.legs[-1].agency)
    assert_nothing_lost(source, draft)


def test_every_step_comes_back_with_its_post_and_hours(read: tuple[SourceDocument, ProcedureDraft]) -> None:
    _, draft = read
    written = procedures()
    assert sum(len(process.steps) for process in draft.processes) == sum(len(list(one.steps)) for one in written) > 160
    for one in written:
        _same_steps(draft, one)


def _same_steps(draft: ProcedureDraft, written: Procedure) -> None:
    procedure = next(one for one in draft.procedures if one.code == written.code)
    (process,) = draft.processes_of(procedure.id)
    assert [same(step.text) for step in process.steps] == [same(step.text) for step in written.steps]
    assert [[post.text for post in step.posts] for step in process.steps] == [[step.post] for step in written.steps]
    hours = [step.duration.hours if step.duration else None for step in process.steps]
    assert hours == [step.hours for step in written.steps]
    assert process.total is not None
    assert process.total.hours == written.hours
    if len(written.legs) > 1:
        assert [leg.agency.text for leg in process.legs] == [leg.agency for leg in written.legs]
        assert [leg.last - leg.first + 1 for leg in process.legs] == [len(leg.steps) for leg in written.legs]


def test_two_procedures_pass_through_two_agencies(read: tuple[SourceDocument, ProcedureDraft]) -> None:
    _, draft = read
    assert sum(len(process.legs) > 1 for process in draft.processes) == 2


def test_the_one_slip_is_found_and_nothing_else_is_blamed(read: tuple[SourceDocument, ProcedureDraft]) -> None:
    _, draft = read
    assert [found.code for found in draft.diagnostics if found.severity != "info"] == SLIPS


def test_the_shipped_file_is_what_its_script_writes(tmp_path: Path) -> None:
    fresh = tmp_path / DECISION.name
    write_published(fresh)
    assert _words_of(fresh) == _words_of(DECISION)


def _words_of(path: Path) -> bytes:
    return zipfile.ZipFile(path).read("word/document.xml")
