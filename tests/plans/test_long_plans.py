"""The long plans of the bench are as long as they say, and none of their rows is lost."""

from pathlib import Path

import pytest

from bench.long_plans import PAGE, long_plan, write_text, write_word
from tests.plans.reading import assert_nothing_lost, compiled, table_tasks

pytestmark = pytest.mark.slow


def test_a_plan_of_forty_pages_has_forty_pages_of_characters(tmp_path: Path) -> None:
    text = write_text(long_plan(40), tmp_path / "plan.txt").read_text()
    assert 0.95 < len(text) / (40 * PAGE) < 1.15


def test_a_long_plan_loses_no_row(tmp_path: Path) -> None:
    plan = long_plan(40)
    rows = [row for row in plan.rows[1:] if len(row) > 2]
    for path in (write_text(plan, tmp_path / "plan.txt"), write_word(plan, tmp_path / "plan.docx")):
        source, draft = compiled(path.read_bytes(), path.name)
        assert [task.number for task in table_tasks(draft)] == [row[0] for row in rows]
        assert [task.text for task in table_tasks(draft)] == [row[1] for row in rows]
        assert_nothing_lost(source, draft)
