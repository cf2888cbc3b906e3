"""Every page from which the programme is followed opens for whoever may look, and says no to nobody by accident."""

import pytest
from django.urls import reverse

from tests.programme.pages.conftest import Desk
from tests.support.programme import World, on

pytestmark = pytest.mark.slow

PAGES = (
    "board", "assignments", "leader", "plans", "timeline", "month", "ledger", "search", "difficulties", "extensions",
    "tasks-without-lead", "orphans",
)  # fmt: skip


@pytest.mark.parametrize("who", ["son", "binh", "dung", "minh", "hoa", "khoa", "thu", "quang"])
def test_every_page_opens_for_everybody_of_the_office(desk: Desk, who: str) -> None:
    client = desk(who)
    with on("2026-04-15"):
        assert {route: client.get(reverse(route)).status_code for route in PAGES} == dict.fromkeys(PAGES, 200)


def test_boards_can_be_seen_from_each_side(desk: Desk) -> None:
    client = desk("son")
    with on("2026-04-15"):
        for route in ("board", "timeline"):
            for side in ("", "co-quan", "tinh-trang", "viec", "khong-co"):
                assert client.get(reverse(route), {"xem": side}).status_code == 200


def test_a_plan_shows_its_terms_its_headings_and_its_targets(desk: Desk, world: World) -> None:
    with on("2026-04-15"):
        shown = desk("son").get(reverse("plan", args=[world.plan.pk])).content.decode()
    assert "Tối thiểu 95%" in shown
    assert "≥ 95 %" in shown
    assert "12/QĐ-UBND" in shown
