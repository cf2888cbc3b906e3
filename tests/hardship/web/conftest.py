"""One office for all tests of this folder: built and walked through once; what each test does to it is undone."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from tests.hardship.deeds import DAY
from tests.hardship.web.explorer import PEOPLE, Found, explored, visitor
from tests.hardship.web.forms import Visitor
from tests.hardship.web.office import Office, office
from tests.support.programme import on


@pytest.fixture(scope="package")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Office]:
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(SECOND_FACTOR_ROLES=frozenset()):
        made = office()
        with on(DAY):
            yield made
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def people(built: Office) -> dict[str, Visitor]:
    return {who: visitor(built.stage.world.cast.accounts[who]) for who in PEOPLE}


@pytest.fixture(scope="package")
def found(built: Office, people: dict[str, Visitor]) -> Found:
    return explored(people, built.addresses)
