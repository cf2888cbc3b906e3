"""The cast, and somebody of it in front of a page of procedures."""

import copy
from collections.abc import Callable, Iterator

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.support.cast import Cast, cast

Desk = Callable[[str], Client]


@pytest.fixture(scope="module")
def cast_built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Once for a module, in a transaction around those of its tests."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        try:
            yield cast()
        finally:
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


@pytest.fixture
def people(cast_built: Cast, db: None) -> Cast:
    """The province of every test, as it was built."""
    return copy.deepcopy(cast_built)


@pytest.fixture
def desk(people: Cast, settings: LazySettings) -> Desk:
    """A browser in which the named one is signed in, by password alone."""
    settings.SECOND_FACTOR_ROLES = frozenset()
    settings.SESSION_IDLE_MINUTES = 60 * 24 * 1000  # the clock is moved in these tests

    def signed_in(who: str) -> Client:
        client = Client()
        client.force_login(people.accounts[who])
        return client

    return signed_in
