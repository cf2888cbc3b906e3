"""The story as data: on days the office works, in the days of whoever acts, nobody forgotten."""

import datetime
from collections import Counter

import pytest

from kientao.base.calendar.days import office_calendar
from kientao.demo.__main__ import PRACTICE_DAY
from kientao.demo.province.organisations import COMMUNES, DISTRICTS, first_entries
from kientao.demo.province.people import HEAD_OF, PEOPLE
from kientao.demo.story import conclusions, earlier_years, every_month, half_a_year, unit_plans
from kientao.demo.story.event import Paper
from kientao.people.roles import Role
from kientao.people.rules.accounts import Person, faults_of_person

STORY = (
    *earlier_years.events(),
    *half_a_year.EVENTS,
    *unit_plans.EVENTS,
    *every_month.events(),
    *conclusions.EVENTS,
)


@pytest.mark.django_db
def test_nobody_works_on_a_day_of_rest_or_after_the_practice_day() -> None:
    calendar = office_calendar(datetime.date(2025, 1, 1), datetime.date(2026, 12, 31))
    days = {datetime.date.fromisoformat(event.day) for event in STORY}
    assert [f"{day}" for day in sorted(days) if not calendar.is_working_day(day)] == []
    assert max(days) <= datetime.date.fromisoformat(PRACTICE_DAY)


def test_a_paper_is_older_than_the_day_it_is_handed_in() -> None:
    papers = [(event.day, piece.date) for event in STORY for piece in event.evidence if isinstance(piece, Paper)]
    assert papers
    assert [pair for pair in papers if pair[1] > pair[0]] == []


def test_everybody_who_acts_is_somebody() -> None:
    assert {event.who for event in STORY} <= PEOPLE.keys()


def test_every_role_is_held_by_somebody() -> None:
    assert {role for person in PEOPLE.values() for role in person.roles} == set(Role)


def test_sign_in_names_can_be_typed_and_names_are_nobodys_twice() -> None:
    assert [name for name, one in PEOPLE.items() if faults_of_person(Person.typed(one.name, name))] == []
    assert [name for name, count in Counter(one.name for one in PEOPLE.values()).items() if count > 1] == []


def test_every_commune_came_from_one_district_and_has_a_head() -> None:
    taken = [commune for _, _, communes in DISTRICTS.values() for commune in communes]
    assert sorted(taken) == sorted(COMMUNES)
    assert HEAD_OF.keys() >= COMMUNES.keys()


def test_people_work_where_there_is_an_agency() -> None:
    codes = {entry.code.removeprefix("KA.") for entry in first_entries()}
    assert {person.at for person in PEOPLE.values()} <= codes
