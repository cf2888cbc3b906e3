"""Imports go down the floors only, and never in a circle."""

import subprocess
import sys

import pytest

from tests.architecture.modules import FLOORS, PACKAGE, imports, may_use


def test_every_folder_stands_on_a_floor() -> None:
    folders = {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
    assert folders <= set().union(*FLOORS)


def test_imports_go_down_the_floors_only() -> None:
    wrong = [
        (user, used)
        for user, targets in imports().items()
        for used in targets
        if user.count(".") and used.count(".") and not may_use(user.split(".")[1], used.split(".")[1])
    ]
    assert wrong == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert [circle for circle in _circles() if len(circle) > 1] == []


def _circles() -> list[list[str]]:
    """Strongly connected components (Tarjan)."""
    graph = imports()
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        on_stack.add(node)
        for other in sorted(graph[node]):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in on_stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            circle = []
            while True:
                last = stack.pop()
                on_stack.discard(last)
                circle.append(last)
                if last == node:
                    break
            found.append(sorted(circle))

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return found


@pytest.mark.parametrize(
    ("module", "never"),
    [
        ("kientao.cli.compile", "django"),
        ("kientao.cli.table", "django"),
        ("kientao.cli.arguments", "rich"),
        ("kientao.cli", "json"),
        ("kientao.compiling.worker", "django"),
        ("kientao.compiler", "django"),
        ("kientao.documents", "django"),
    ],
)
def test_what_must_start_fast_or_stay_pure_loads_no_framework(module: str, never: str) -> None:
    code = f"import sys, {module}; sys.exit({never!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
