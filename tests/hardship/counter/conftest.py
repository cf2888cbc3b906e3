"""One shop for all tests of this folder: built and walked through once; what each test does to it is undone."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.hardship.counter.office import at_work, visitors, walked
from tests.hardship.web.explorer import Found
from tests.hardship.web.forms import Visitor
from tests.permissions.one_stop_world import Things


@pytest.fixture(scope="package")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Things]:
    with at_work(django_db_blocker) as built:
        yield built


@pytest.fixture(scope="package")
def people(made: Things) -> dict[str, Visitor]:
    return visitors(made)


@pytest.fixture(scope="package")
def found(made: Things, people: dict[str, Visitor]) -> Found:
    return walked(made, people)
