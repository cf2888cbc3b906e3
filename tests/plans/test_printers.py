"""The printers themselves: no print drops a word of the plan, so what a reader misses is the reader's."""

from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from selectolax.lexbor import LexborHTMLParser

from tests.plans.form import Box, Grid, laid_out
from tests.plans.model import Plan
from tests.plans.printers.bars import print_bars
from tests.plans.printers.pages import font_missing, print_pages
from tests.plans.printers.pipes import print_pipes
from tests.plans.printers.tabs import print_tabs
from tests.plans.printers.web import print_web
from tests.plans.printers.word import print_word
from tests.plans.strategies import plans

some = settings(deadline=None, derandomize=True, database=None, max_examples=15)


def _missing(plan: Plan, printed: str) -> list[str]:
    flat = " ".join(printed.replace("**", "").replace("<br>", " ").split())
    cells = [words for row in plan.rows for words in (*row.paragraphs, row.lead_cell, *(w.line for w in row.deadlines))]
    return [words for words in (*cells, *(sentence.text for sentence in plan.objectives)) if words not in flat]


@some
@given(plans())
def test_bar_cells_keep_every_word(plan: Plan) -> None:
    form = laid_out(plan)
    for row_marks, bold in ((False, False), (True, False), (True, True)):
        assert _missing(plan, print_bars(form, row_marks=row_marks, bold=bold)) == []


@some
@given(plans(goals=False))
def test_tab_cells_and_pipes_keep_every_word(plan: Plan) -> None:
    assert _missing(plan, print_tabs(laid_out(plan, "annexes"))) == []
    assert _missing(plan, print_pipes(laid_out(plan))) == []


@some
@given(plans())
def test_a_web_page_and_a_word_document_keep_every_word(plan: Plan) -> None:
    form = laid_out(plan)
    body = LexborHTMLParser(print_web(form)).body
    assert body is not None
    assert _missing(plan, body.text(separator=" ")) == []
    document = Document(BytesIO(print_word(form)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert _missing(plan, " ".join([*(p.text for p in document.paragraphs), *cells])) == []


@some
@given(plans())
def test_merged_cells_fill_the_grid_exactly(plan: Plan) -> None:
    for grid in (piece for piece in laid_out(plan) if isinstance(piece, Grid)):
        covered = [0] * len(grid.rows)
        for at, row in enumerate(grid.rows):
            for box in row:
                _cover(covered, at, box)
        assert covered == [grid.width] * len(grid.rows)


def _cover(covered: list[int], at: int, box: Box) -> None:
    for down in range(box.rows):
        covered[at + down] += box.columns


@pytest.mark.skipif(font_missing(), reason="needs the fonts of the Debian package fonts-dejavu-core")
@settings(some, max_examples=2)
@given(plans())
def test_a_pdf_is_written(plan: Plan) -> None:
    assert print_pages(laid_out(plan)).startswith(b"%PDF-")
