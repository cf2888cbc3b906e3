"""Another system at the machine door of the one-stop shop."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from kientao.base.actor import SYSTEM
from kientao.people.actions.clients import make_client
from kientao.people.scopes import Scope
from tests.support.onestop import Shop, shop
from tests.support.programme import on

ALL = (Scope.SEND_DOSSIERS, Scope.READ_DOSSIERS)
MakeKey = Callable[..., str]


@pytest.fixture
def office(db: None) -> Iterator[Shop]:
    """Tuesday 3 March 2026, nine o'clock."""
    with on("2026-03-03"):
        yield shop()


@pytest.fixture
def key(office: Shop) -> MakeKey:
    """A key for a system of an organisation, by its short name."""

    def made(agency: str = "ubnd", name: str = "Một cửa cũ", scopes: Any = ALL, valid_to: date | None = None) -> str:
        return make_client(
            actor=SYSTEM, name=name, organisation=office.organisations[agency], scopes=scopes, valid_to=valid_to
        ).key

    return made


class Caller:
    """Calls with a key, without cookies."""

    def __init__(self, key: str = "") -> None:
        self._client = Client(enforce_csrf_checks=True)
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}

    def get(self, address: str) -> Any:
        """GET."""
        return self._client.get(f"/api/v1{address}", headers=self._headers)

    def post(self, address: str, content: bytes, kind: str = "application/json") -> Any:
        """POST of raw bytes."""
        return self._client.post(f"/api/v1{address}", content, content_type=kind, headers=self._headers)


def work() -> None:
    """What waits in the background is done."""
    call_command("jobs", "--once", verbosity=0)
