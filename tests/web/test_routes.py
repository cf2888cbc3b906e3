"""Every address, what a stranger gets there, and what it asks of the database."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kientao.programme.models import StoredDraft
from tests.support.routes import routes

pytestmark = pytest.mark.django_db

# name → (GET, POST) as a stranger meets them; each also says how many questions the page asks the database.
ROUTES = {
    "start": (200, 405),
    "upload": (405, 422),
    "document": (200, 405),
    "document-json": (200, 405),
    "document-html": (200, 405),
    "document-text": (200, 405),
}
QUERIES = {"start": 2, "document": 1, "document-json": 1, "document-html": 1, "document-text": 1}


def _address(name: str, stored: StoredDraft) -> str:
    return {
        "start": "/",
        "upload": "/van-ban/",
        "document": f"/van-ban/{stored.pk}/",
        "document-json": f"/van-ban/{stored.pk}/ke-hoach.json",
        "document-html": f"/van-ban/{stored.pk}/hai-ben.html",
        "document-text": f"/van-ban/{stored.pk}/nguyen-van.txt",
    }[name]


def test_no_route_was_forgotten_in_the_table() -> None:
    assert set(routes()) == set(ROUTES)


@pytest.mark.parametrize("name", ROUTES)
def test_a_stranger_gets_what_the_table_says(name: str, stored: StoredDraft) -> None:
    client = Client()
    address = _address(name, stored)
    assert (client.get(address).status_code, client.post(address).status_code) == ROUTES[name]


@pytest.mark.parametrize("name", QUERIES)
def test_a_page_asks_the_database_no_more_than_before(name: str, stored: StoredDraft) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        Client().get(_address(name, stored))
    assert len(asked) == QUERIES[name], [query["sql"] for query in asked]


@pytest.mark.parametrize(
    "forged",
    ["6f1b0d8e-3c0a-4a51-9d0e-2f6f3c2b7a11", "1", "' OR 1=1 --", "00000000-0000-0000-0000-000000000000", "../.."],
)
@pytest.mark.parametrize("rest", ["", "ke-hoach.json", "hai-ben.html", "nguyen-van.txt"])
def test_a_forged_address_is_not_found(forged: str, rest: str, stored: StoredDraft) -> None:
    answer = Client().get(f"/van-ban/{forged}/{rest}")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()


def test_every_answer_tells_the_browser_to_take_nothing_from_elsewhere(stored: StoredDraft) -> None:
    for name in ROUTES:
        headers = Client().get(_address(name, stored)).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
