"""The guides inside the program: everybody finds the one for the own role, and reads it as it was written."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from kientao.people.roles import Role
from kientao.web.guides import GUIDE_OF, Run, blocks_of, guide_file, picture_file, runs_of
from tests.support.programme import World, a_programme

GUIDES = sorted(set(GUIDE_OF.values()))


@pytest.fixture
def world() -> World:
    return a_programme()


def _client(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.cast.accounts[who], backend="kientao.people.backend.AccountBackend")
    return client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "guide"),
    [("lan", "dau-moi"), ("minh", "thu-truong"), ("quang", "cong-chuc"), ("son", "co-quan-thuong-truc")],
)
def test_the_help_page_offers_the_guide_of_ones_role_first(world: World, who: str, guide: str) -> None:
    text = _client(world, who).get("/tro-giup/").content.decode()
    assert f'class="button" href="/tro-giup/huong-dan/{guide}/"' in text
    assert all(f'href="/tro-giup/huong-dan/{name}/"' in text for name in GUIDES)


@pytest.mark.django_db
def test_every_guide_opens_with_its_pictures(world: World) -> None:
    client = _client(world, "lan")
    for name in GUIDES:
        text = client.get(f"/tro-giup/huong-dan/{name}/").content.decode()
        assert "**" not in text
        assert text.split('<article class="card guide">')[1].split("</article>")[0].count("<h2>") == 5
        assert 'src="/tro-giup/hinh/' in text
    answer = client.get("/tro-giup/hinh/leader.png")
    assert answer["Content-Type"] == "image/png"
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")  # type: ignore[attr-defined]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["huong-dan/readme/", "huong-dan/khong-co/", "hinh/khong-co.png", "hinh/Board.png"])
def test_what_is_no_guide_is_not_there(world: World, address: str) -> None:
    assert _client(world, "lan").get(f"/tro-giup/{address}").status_code == 404


@pytest.mark.parametrize("name", ["../README", "..%2f", "", "README", "dau-moi.md"])
def test_a_forged_name_reaches_no_other_file(name: str) -> None:
    assert guide_file(name) is None
    assert picture_file(f"../{name}") is None


def test_every_role_leads_to_a_guide_that_is_there() -> None:
    assert all(guide_file(GUIDE_OF[role]) for role in Role)


def test_a_line_becomes_runs() -> None:
    assert runs_of("Bấm **Nộp**, xem [thủ trưởng](thu-truong.md) và `make demo`.") == (
        Run("Bấm "),
        Run("Nộp", "b"),
        Run(", xem "),
        Run("thủ trưởng", "a", "thu-truong"),
        Run(" và "),
        Run("make demo", "code"),
        Run("."),
    )


def test_a_numbered_list_goes_on_after_a_list_inside_it() -> None:
    found = blocks_of("1. Một.\n2. Hai:\n   - Văn bản.\n3. Ba.")
    assert [(block.kind, block.start, len(block.lines)) for block in found] == [
        ("ol", 1, 2),
        ("ul", 1, 1),
        ("ol", 3, 1),
    ]


@given(st.text())
def test_any_text_gives_blocks_without_failing(text: str) -> None:
    assert all(block.kind for block in blocks_of(text))


@pytest.mark.django_db
def test_a_guide_asks_the_database_no_more_than_the_help_page(world: World) -> None:
    client = _client(world, "lan")
    asked = []
    for address in ("/tro-giup/", "/tro-giup/", "/tro-giup/huong-dan/dau-moi/"):
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        asked.append(len(found))
    assert asked[1] == asked[2] <= 15
