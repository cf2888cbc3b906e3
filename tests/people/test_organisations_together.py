"""Two people keep the register at the same moment: each in a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from kientao.base.actor import SYSTEM
from kientao.base.audit import faults
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.people.actions.organisations import establish_organisation, rename_organisation
from kientao.people.actions.provinces import load_province
from kientao.people.actions.responsibilities import set_responsibility
from kientao.people.models import Organisation, Responsibility
from kientao.people.rules.entries import Entry

pytestmark = pytest.mark.django_db(transaction=True)
ONE = Entry("SDL", "Sở Du lịch", "department", "province")


def _both(*works: object) -> list[object]:
    """What each said: its result, or the refusal it was told."""
    start = Barrier(len(works))

    def run(work: object) -> object:
        try:
            start.wait()
            return work()  # type: ignore[operator]
        except (Invalid, ChangedMeanwhile) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_one_code_is_given_to_one_of_two() -> None:
    said = _both(*[lambda: establish_organisation(actor=SYSTEM, entry=ONE)] * 2)
    assert sorted(type(one).__name__ for one in said) == ["Invalid", "Organisation"]
    assert Organisation.objects.count() == 1


def test_of_two_names_given_at_once_the_second_is_refused() -> None:
    office = establish_organisation(actor=SYSTEM, entry=ONE)
    said = _both(
        lambda: rename_organisation(actor=SYSTEM, organisation=office, name="Sở A", version=office.version),
        lambda: rename_organisation(actor=SYSTEM, organisation=office, name="Sở B", version=office.version),
    )
    assert sorted(type(one).__name__ for one in said) == ["ChangedMeanwhile", "Organisation"]
    office.refresh_from_db()
    assert office.version == 2
    assert office.names.filter(kind="standard").count() == 1


def test_a_province_loaded_by_two_is_there_once() -> None:
    said = _both(*[lambda: load_province(actor=SYSTEM, code="12")] * 2)
    assert all(type(one).__name__ in {"LoadSummary", "ChangedMeanwhile"} for one in said)
    codes = list(Organisation.objects.values_list("code", flat=True))
    assert len(codes) == len(set(codes)) > 60
    assert not list(faults())


def test_one_answers_for_a_domain_even_when_two_are_named_at_once() -> None:
    province = Organisation.objects.get(pk=load_province(actor=SYSTEM, code="12").province)
    offices = [Organisation.objects.get(code=code) for code in ("12.STP", "12.VP")]
    day = province.valid_from
    _both(
        *[
            lambda office=office: set_responsibility(
                actor=SYSTEM, province=province, subject="procedures", organisation=office, valid_from=day
            )
            for office in offices
        ]
    )
    assert Responsibility.objects.filter(subject="procedures").count() == 1
