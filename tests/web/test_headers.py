"""What every answer tells the browser."""

import pytest
from django.test import Client

from tests.support.programme import a_programme

pytestmark = pytest.mark.django_db


def test_every_answer_tells_the_browser_to_take_nothing_from_elsewhere() -> None:
    world = a_programme()
    client = Client()
    client.force_login(world.cast.accounts["son"], backend="kientao.people.backend.AccountBackend")
    task = f"/nhiem-vu/{world.work('kiểm tra').task_id}/"
    for address in ("/", "/dang-nhap/", "/viec-cua-toi/", "/bang-theo-doi/", task, "/khong-co-trang-nay/"):
        headers = client.get(address).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_pages_of_whoever_is_signed_in_are_kept_by_no_cache() -> None:
    world = a_programme()
    client = Client()
    client.force_login(world.cast.accounts["son"], backend="kientao.people.backend.AccountBackend")
    assert "no-store" in client.get("/viec-cua-toi/").headers["Cache-Control"]
