"""The decisions that ship with the product: their slips are found, and nothing else is blamed."""

import zipfile
from pathlib import Path

import pytest

from kientao.compiler.draft import Diagnostic
from kientao.demo.sample import write_sample
from tests.plans.reading import assert_nothing_lost, compiled, same, table_tasks

SAMPLE = write_sample.HERE / "quyet-dinh-mau.docx"
CLEAN = write_sample.HERE / "quyet-dinh-sach.docx"
SLIPS = {"NUM-GAP", "REF-DATE-CONFLICT", "TARGET-UNREACHABLE", "TARGET-CONFLICT", "TASK-NO-LEAD"}


def _warnings(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return sorted(found.code for found in diagnostics if found.severity != "info")


def test_the_sample_shows_its_five_slips_and_no_other_warning() -> None:
    _, draft = compiled(SAMPLE.read_bytes(), SAMPLE.name)
    assert _warnings(draft.diagnostics) == sorted(SLIPS), [
        (found.code, found.message) for found in draft.diagnostics if found.severity != "info"
    ]


def test_the_sample_gives_thirty_rows_in_seven_fields_and_an_annex() -> None:
    source, draft = compiled(SAMPLE.read_bytes(), SAMPLE.name)
    rows = table_tasks(draft)
    assert [task.number for task in rows] == [str(n) for n in range(1, 29) if n != 12] + ["1", "2", "3"]
    assert rows[1].goal == rows[0].goal
    assert rows[3].goal != rows[0].goal
    (heading,) = rows[-3].lead
    assert heading.via == "heading"
    assert same(heading.name or heading.text) == "sở văn hóa, thể thao và du lịch"
    assert [same(agency.text) for agency in rows[-2].coordinating] == ["ubnd các xã, phường"]
    assert [same(agency.text) for agency in rows[-1].lead] == ["sở nội vụ"]
    copied = rows[1].coordinating
    assert {agency.via for agency in copied} == {"ditto"}
    assert draft.document.number == "1875/QĐ-UBND"
    assert_nothing_lost(source, draft)


def test_a_clean_plan_gives_no_warning_at_all() -> None:
    source, draft = compiled(CLEAN.read_bytes(), CLEAN.name)
    assert draft.diagnostics == (), [(found.code, found.message) for found in draft.diagnostics]
    assert len(table_tasks(draft)) == 4
    assert_nothing_lost(source, draft)


@pytest.mark.parametrize(("shipped", "write"), [(SAMPLE, write_sample.write_sample), (CLEAN, write_sample.write_clean)])
def test_the_shipped_file_is_what_its_script_writes(shipped: Path, write: object, tmp_path: Path) -> None:
    fresh = tmp_path / shipped.name
    assert callable(write)
    write(fresh)
    assert _words_of(fresh) == _words_of(shipped)


def _words_of(path: Path) -> bytes:
    return zipfile.ZipFile(path).read("word/document.xml")
