"""The one-stop shop reads English as well: every address, opened and sent an empty form."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.hardship.web.forms import html_of
from tests.permissions.one_stop_tour import ROUTES, address, signed_in
from tests.permissions.one_stop_world import Things, standing
from tests.web.reading import FRAME, Read
from tools.page_phrases import data

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.same_everywhere]
READERS = ("mai", "minh", "dung")  # counter, head, owner of procedures


@pytest.fixture(scope="module")
def read_pages(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Read]:
    with standing(django_db_blocker) as made:
        yield Read({who: dict(_read(made, who)) for who in READERS}, data())


def _read(made: Things, who: str) -> Iterator[tuple[str, str]]:
    client = signed_in(made, who)
    client.cookies["django_language"] = "en"
    for name in sorted(ROUTES):
        there = address(name, made.of["tu_phap"])
        for how, ask in (("opened", client.get), ("sent", client.post)):
            with transaction.atomic():
                answer = ask(there)
                transaction.set_rollback(True)
            yield f"{there} {how}", html_of(answer)


def test_nearly_everything_the_one_stop_shop_says_is_english(read_pages: Read) -> None:
    said, left = read_pages.said_and_left()
    assert len(said) > 1000
    assert len(left) < len(said) / 20, sorted(left)


@pytest.mark.parametrize("part", FRAME)
def test_nothing_in_the_frame_of_its_pages_is_left_vietnamese(part: str, read_pages: Read) -> None:
    assert read_pages.left_in(part) == {}
