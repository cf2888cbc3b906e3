"""Locks leave keys alone: else whoever adds a row that refers to a locked one waits for it, and both for ever."""

from pathlib import Path


def test_no_lock_takes_the_key_of_a_row(root: Path) -> None:
    lines = [
        f"{path.relative_to(root)}:{number}"
        for path in sorted((root / "kientao").rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if ".select_for_update(" in line and "no_key=True" not in line
    ]
    assert lines == []
