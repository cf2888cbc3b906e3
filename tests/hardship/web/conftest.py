"""One office for all tests of this folder: built and walked through once; what each test does to it is undone."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.hardship.web.explorer import PEOPLE, Found, explored, visitor
from tests.hardship.web.forms import Visitor
from tests.hardship.web.office import Office, standing


@pytest.fixture(scope="package")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    with standing(django_db_blocker) as made:
        yield made


@pytest.fixture(scope="package")
def people(built: Office) -> dict[str, Visitor]:
    return {who: visitor(built.stage.world.cast.accounts[who]) for who in PEOPLE}


@pytest.fixture(scope="package")
def found(built: Office, people: dict[str, Visitor]) -> Found:
    return explored(people, built.addresses)
