"""The published cases, each counted by the engine; and the page that prints them."""

import json

import pytest

from kientao.kernel.working_time.reference import (
    FILE,
    ReferenceCase,
    ReferenceMeasure,
    reference_cases,
    reference_measures,
)
from tools.deadline_cases import PAGE, page


@pytest.mark.parametrize("case", reference_cases(), ids=lambda case: case.name)
def test_a_published_case_is_due_as_published(case: ReferenceCase) -> None:
    found = case.counted()
    assert (found.due, found.remaining) == (case.due, case.left)


@pytest.mark.parametrize("measure", reference_measures(), ids=lambda measure: measure.name)
def test_a_published_measure_is_as_published(measure: ReferenceMeasure) -> None:
    assert measure.counted() == measure.used


def test_every_case_has_a_name_of_its_own_and_says_why() -> None:
    cases = reference_cases()
    assert len({case.name for case in cases}) == len(cases) >= 40
    assert all(case.why and case.law and (case.due is None) == bool(case.left) for case in cases)


def test_every_calendar_of_the_file_is_used() -> None:
    said = json.loads(FILE.read_text(encoding="utf-8"))
    assert {one["calendar"] for one in said["cases"]} == set(said["calendars"])


def test_the_page_is_that_of_the_file() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "docs/deadlines.md is old: run `python -m tools.deadline_cases`"
