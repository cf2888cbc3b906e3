"""One module reckons due dates, kientao/kernel/working_time: nobody else knows working days, or adds days to be due.

Dates of a plan are reckoned by kientao/kernel/working_days, its older sibling. What looks like it and isn't has its
reason here.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from tests.architecture.modules import PACKAGE

pytestmark = pytest.mark.slow

_OWN = ("kientao/kernel/working_time/", "kientao/kernel/working_days.py")
# Which day of the week it is, for another purpose than working days.
WEEKDAYS = {
    "kientao/base/jobs/times.py": "a job of every Friday is due on Fridays",
    "kientao/programme/rules/occurrences.py": "a report of every week is of Monday to Sunday",
    "kientao/registers/onestop/queries/calendars.py": "a date that was swapped takes another weekday's hours",
    "kientao/ui/parts/month.py": "a month is drawn in weeks, and names its days",
}
# The law's own list of days off.
HOLIDAYS = {"kientao/base/calendar/defaults.py": "the editable table of days off begins as the law has it"}
# What is called due and takes its value from a date and a duration.
SHIFTED: dict[str, str] = {}
Source = tuple[str, ast.Module]
_DUE = re.compile(r"(^|_)(due|deadline|overdue|appointment|term_end)(_|$)")


def test_only_the_engine_knows_what_day_of_the_week_it_is() -> None:
    assert {file for file, _ in _calls("weekday", "isoweekday", "isocalendar")} == set(WEEKDAYS)


def test_only_the_calendar_of_the_office_asks_for_the_laws_days_off() -> None:
    found = {file for file, tree in _sources() for name in _imported(tree) if name.split(".")[0] == "holidays"}
    assert found == set(HOLIDAYS)


def test_nobody_reaches_into_the_engine() -> None:
    inner = "kientao.kernel.working_time."
    assert {file for file, tree in _sources() for name in _imported(tree) if name.startswith(inner)} == set()


def test_nobody_else_makes_a_due_date_by_adding_days() -> None:
    found = {f"{file}:{function}" for file, function in _shifts(_sources())}
    assert found == set(SHIFTED)


def test_only_two_modules_step_over_days_off() -> None:
    """A loop that goes on day by day until a date is no day off is a calendar of its own."""
    assert {f"{file}:{function}" for file, function in _steps(_sources())} == set()


def test_reckoning_of_ones_own_is_recognised() -> None:
    own = (
        "def due_of(day): return day + timedelta(days=3)",
        "def keep(row, day): row.new_due = day + timedelta(days=3)",
        "def keep(day): return Dossier(due=day + timedelta(days=3))",
        "def after(day):\n    while is_day_off(day):\n        day += timedelta(days=1)",
    )
    others = (
        "def late(day): return rows.filter(due__lte=day + timedelta(days=3))",
        "def read(file):\n    while file.rest:\n        file = file.rest",
    )
    found = {text: bool([*_shifts([("a.py", ast.parse(text))]), *_steps([("a.py", ast.parse(text))])])
             for text in (*own, *others)}  # fmt: skip
    assert found == {**dict.fromkeys(own, True), **dict.fromkeys(others, False)}


@cache
def _sources() -> tuple[Source, ...]:
    paths = {file.relative_to(PACKAGE.parent).as_posix(): file for file in sorted(PACKAGE.rglob("*.py"))}
    return tuple(
        (path, ast.parse(file.read_text(encoding="utf-8")))
        for path, file in paths.items()
        if not path.startswith(_OWN) and "/migrations/" not in path
    )


def _calls(*methods: str) -> Iterator[tuple[str, str]]:
    for path, tree in _sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in methods:
                yield path, node.func.attr


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _functions(sources: Iterable[Source]) -> Iterator[tuple[str, ast.FunctionDef]]:
    for path, tree in sources:
        yield from ((path, node) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _shifts(sources: Iterable[Source]) -> Iterator[tuple[str, str]]:
    """Functions called due…, and names called …due, that take their value from a date and a duration."""
    for path, function in _functions(sources):
        for node in ast.walk(function):
            if _DUE.search(function.name) and isinstance(node, ast.Return) and _shifted(node.value):
                yield path, function.name
            elif isinstance(node, ast.Assign) and _shifted(node.value):
                named = [one.id if isinstance(one, ast.Name) else getattr(one, "attr", "") for one in node.targets]
                if any(_DUE.search(one) for one in named):
                    yield path, function.name
            elif isinstance(node, ast.keyword) and _is_due(node.arg or "") and _shifted(node.value):
                yield path, function.name


def _is_due(name: str) -> bool:
    """Not a condition of a query: those ask for what lies around a date."""
    return bool(_DUE.search(name)) and "__" not in name


def _shifted(value: ast.AST | None) -> bool:
    """Is it something plus or minus a timedelta?"""
    return (
        isinstance(value, ast.BinOp)
        and isinstance(value.op, ast.Add | ast.Sub)
        and any(isinstance(one, ast.Call) and _called(one) == "timedelta" for one in ast.walk(value))
    )


def _steps(sources: Iterable[Source]) -> Iterator[tuple[str, str]]:
    for path, function in _functions(sources):
        for loop in ast.walk(function):
            if isinstance(loop, ast.While) and _asks_for_days_off(loop.test) and _moves(loop):
                yield path, function.name


def _asks_for_days_off(test: ast.AST) -> bool:
    words = {getattr(node, "attr", getattr(node, "id", "")) for node in ast.walk(test)}
    return any("off" in word or "holiday" in word or "working" in word or "rest" in word for word in words if word)


def _moves(loop: ast.While) -> bool:
    return any(isinstance(node, ast.AugAssign) or _shifted(node) for node in ast.walk(loop))


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
