"""Somebody of the shop in front of a page."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.support.onestop import Shop

Desk = Callable[[str], Client]


@pytest.fixture
def desk(office: Shop, settings: LazySettings) -> Desk:
    """A browser in which the named one is signed in, by password alone."""
    settings.SECOND_FACTOR_ROLES = frozenset()
    settings.SESSION_IDLE_MINUTES = 60 * 24 * 1000  # the clock is moved in these tests

    def signed_in(who: str) -> Client:
        client = Client()
        client.force_login(office.accounts.get(who) or office.cast.accounts[who])
        return client

    return signed_in
