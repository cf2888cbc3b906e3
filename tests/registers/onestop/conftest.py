"""The one-stop shop of the tests, on a Tuesday morning. A module builds it once; each test gets it as it was built."""

import copy
from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.support.onestop import Shop, shop
from tests.support.programme import on


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Shop]:
    """In a transaction around those of the module's tests, taken back after the last one."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        try:
            with on("2026-03-03"):
                yield shop()
        finally:
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


@pytest.fixture
def office(built: Shop, db: None) -> Iterator[Shop]:
    """Tuesday 3 March 2026, nine o'clock."""
    with on("2026-03-03"):
        yield copy.deepcopy(built)
