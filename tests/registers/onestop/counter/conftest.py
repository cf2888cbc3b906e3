"""People of the one-stop shop in front of its pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.support.onestop import Shop

Desk = Callable[[str], Client]


@pytest.fixture
def desk(office: Shop, settings: LazySettings, tmp_path: Path) -> Desk:
    """A browser in which the named one is signed in, by password alone; files go to a folder of the test's own."""
    settings.SECOND_FACTOR_ROLES = frozenset()
    settings.SESSION_IDLE_MINUTES = 60 * 24 * 1000  # the clock is moved in these tests
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.EVIDENCE_CLAMD = None

    def signed_in(who: str) -> Client:
        client = Client()
        account = office.accounts[who] if who in office.accounts else office.cast.accounts[who]
        client.force_login(account, backend="kientao.people.backend.AccountBackend")
        return client

    return signed_in
