"""Writes the second half of docs/deadlines.md: every reference case as a row. `python -m tools.deadline_cases`"""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from kientao.kernel.working_time import Extension, Left, Pause, StartRule, Term
from kientao.kernel.working_time.reference import (
    FILE,
    ReferenceCase,
    ReferenceMeasure,
    reference_cases,
    reference_measures,
)
from kientao.kernel.working_time.rules import NEXT_DATE

PAGE = Path(__file__).resolve().parent.parent / "docs" / "deadlines.md"
_HEADING = "## Reference cases\n"
_CASES = """
Worked out by hand, in `kientao/kernel/working_time/reference_cases.json` with their calendars; a test counts each.
From here on this page is printed by `python -m tools.deadline_cases`.

| Case | Begins | Term | Besides | Due | Why | Ground |
|---|---|---|---|---|---|---|
"""
_CALENDARS = """
| Calendar | Covers | Hours of a Monday / a Saturday | Dates and stretches not as their weekday says | Ground |
|---|---|---|---|---|
"""
_MEASURES = """
| Measured | From | To | Result | Why |
|---|---|---|---|---|
"""


def page() -> str:
    """The whole page: what is written by hand, then the cases."""
    by_hand, _, _ = PAGE.read_text(encoding="utf-8").partition(_HEADING)
    return (
        by_hand
        + _HEADING
        + _CASES
        + "".join(_row(case) for case in reference_cases())
        + _MEASURES
        + "".join(_measure_row(measure) for measure in reference_measures())
        + _CALENDARS
        + "".join(_calendar_rows())
    )


def _row(case: ReferenceCase) -> str:
    besides = [f"calendar “{case.calendar.name}”", *_said_rule(case.rule)]
    besides += [_said_pause(pause) for pause in case.pauses]
    besides += [_said_extension(extension) for extension in case.extensions]
    due = _said(case.due) if case.due else f"paused, {' and '.join(map(_said_term, case.left))} left"
    cells = (case.name, _said(case.start), _said_term(case.term), "; ".join(besides), due, case.why, case.law)
    return f"| {' | '.join(cells)} |\n"


def _measure_row(one: ReferenceMeasure) -> str:
    cells = (one.name, _said(one.since), _said(one.until), f"{one.used} × {one.unit}", one.why)
    return f"| {' | '.join(cells)} |\n"


def _calendar_rows() -> Iterator[str]:
    for one in json.loads(FILE.read_text(encoding="utf-8"))["calendars"].values():
        weeks = "; ".join(f"{hours['week'][0]} / {hours['week'][5] or 'closed'}" for hours in one["hours"])
        special = len(one["off"]) + len(one["worked"])
        yield f"| {one['name']} | {' – '.join(one['covers'])} | {weeks} | {special or 'none'} | {one['law']} |\n"


def _said_rule(rule: StartRule) -> list[str]:
    said = [] if rule.first == NEXT_DATE else [f"`{rule.first}`"]
    if rule.cut_off is not None:
        said.append(f"cut-off {rule.cut_off // 60:02}:{rule.cut_off % 60:02}")
    return said


def _said_pause(pause: Pause) -> str:
    return f"paused {_said(pause.since)} – {_said(pause.until) if pause.until else 'open'}"


def _said_extension(extension: Extension) -> str:
    return f"extended by {_said_term(extension.term)}"


def _said_term(term: Term | Left) -> str:
    return f"{term.amount} × {term.unit}"


def _said(moment: datetime) -> str:
    return f"{moment:%a %Y-%m-%d %H:%M}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name}: {len(reference_cases())} cases\n")
