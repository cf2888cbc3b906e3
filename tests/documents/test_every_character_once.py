"""Every character of a document with a shape has exactly one place, in real documents and in invented ones."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings

from kientao.documents import read_bytes, read_document
from tests.documents.corpus import CORPUS, documents, needs_corpus
from tests.documents.reckoning import assert_every_character_has_one_place
from tests.plans.form import laid_out
from tests.plans.model import Plan
from tests.plans.printers.web import print_web
from tests.plans.printers.word import print_word
from tests.plans.strategies import plans

pytestmark = pytest.mark.slow

SHAPED = documents("rebuilt", ".docx", ".html")


@needs_corpus
def test_the_real_documents_are_there() -> None:
    assert len(SHAPED) == 6


@pytest.mark.parametrize("path", SHAPED, ids=lambda path: path.name)
def test_a_real_document(path: Path) -> None:
    document = read_document(path)
    assert_every_character_has_one_place(document)
    assert len(document.text) > 30_000


@settings(max_examples=15, deadline=None, derandomize=True, database=None)
@given(plans())
def test_an_invented_plan(plan: Plan) -> None:
    form = laid_out(plan)
    assert_every_character_has_one_place(read_bytes(print_web(form), "plan.html"))
    for auto_numbers in (False, True):
        assert_every_character_has_one_place(read_bytes(print_word(form, auto_numbers=auto_numbers), "plan.docx"))


@needs_corpus
def test_word_and_web_page_of_one_document_give_the_same_text() -> None:
    for path in documents("rebuilt", ".docx"):
        assert read_document(path).text == read_document(path.with_suffix(".html")).text


@needs_corpus
def test_a_plan_of_68_tasks_is_read_quickly() -> None:
    path = CORPUS / "rebuilt" / "vinh-phuc-2021-2025.docx"
    seconds = []
    for _ in range(5):
        begun = time.perf_counter()
        read_document(path)
        seconds.append(time.perf_counter() - begun)
    assert min(seconds) < 0.06
