"""The table view at any width."""

import pytest

from kientao.cli.table import table_view
from tests.support.small_plan import TEXT, small_plan


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_window(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    said = table_view(TEXT, small_plan(severity="error").draft, for_terminal=False)
    assert max(len(line) for line in said.splitlines()) <= width
    assert "Văn phòng" in said


def test_what_is_piped_has_no_colours_and_no_trailing_blanks() -> None:
    said = table_view(TEXT, small_plan(severity="error").draft, for_terminal=False)
    assert "\x1b" not in said
    assert all(line == line.rstrip() for line in said.splitlines())


def test_severities_are_said_in_words_beside_their_codes() -> None:
    said = table_view(TEXT, small_plan(severity="error").draft, for_terminal=False)
    assert "lỗi TARGET-IMPOSSIBLE" in said
    assert "cảnh báo NUM-GAP" in said
    assert "ghi chú DEADLINE-OPEN" in said
    assert "1 lỗi · 1 cảnh báo · 1 ghi chú" in said


def test_carets_stand_under_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    lines = table_view(TEXT, small_plan(severity="error").draft, for_terminal=False).splitlines()
    at = next(number for number, line in enumerate(lines) if "9 │ Tối thiểu 95%" in line)
    assert lines[at].index("95%") == lines[at + 1].index("^^^")
