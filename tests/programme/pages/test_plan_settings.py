"""The office's two forms about a plan as a whole: how it is followed, and a new ledger."""

import pytest
from django.urls import reverse

from kientao.programme.models import Plan
from tests.programme.pages.conftest import Desk
from tests.support.programme import World, on

pytestmark = pytest.mark.django_db

GIVEN = {
    "title": "Kế hoạch cải cách hành chính năm 2026",
    "deciding": "acceptance",
    "receiver": "Sở Khoa học và Công nghệ",
    "soon_days": "21",
    "correction_days": "3",
    "answer_days": "10",
    "state": "running",
}


def test_what_the_office_settles_is_kept_and_shown(world: World, desk: Desk) -> None:
    address = reverse("plan-settings", args=[world.plan.pk])
    with on("2026-04-15"):
        client = desk("son")
        page = client.get(reverse("plan", args=[world.plan.pk])).content.decode()
        assert address in page
        assert client.post(address, {**GIVEN, "version": world.plan.version}).status_code == 302
        shown = client.get(reverse("plan", args=[world.plan.pk])).content.decode()
    plan = Plan.objects.get(pk=world.plan.pk)
    assert (plan.deciding, plan.soon_days, plan.correction_days, plan.answer_days) == ("acceptance", 21, 3, 10)
    assert plan.receiver == world.cast.organisations["khcn"]
    assert "còn 21 ngày trở xuống" in shown
    assert "Ngày nộp lần được nghiệm thu" in shown


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", " ", "Tên kế hoạch"),
        ("soon_days", "0", "soon_days"),
        ("soon_days", "mười", "soon_days"),
        ("receiver", "Sở Không Có", "Chưa rõ là cơ quan nào"),
        ("state", "closed", "việc chưa xong"),
        ("deciding", "'; drop table", "deciding"),
        ("vice_chair", "999999", "vice_chair"),
    ],
)
def test_every_refusal_stands_beside_its_field(world: World, desk: Desk, field: str, value: str, words: str) -> None:
    with on("2026-04-15"):
        answer = desk("son").post(
            reverse("plan-settings", args=[world.plan.pk]), {**GIVEN, "version": world.plan.version, field: value}
        )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in shown
    assert words in shown
    assert Plan.objects.get(pk=world.plan.pk).version == world.plan.version


def test_who_saves_an_old_page_is_told(world: World, desk: Desk) -> None:
    address = reverse("plan-settings", args=[world.plan.pk])
    with on("2026-04-15"):
        client = desk("son")
        client.post(address, {**GIVEN, "version": world.plan.version})
        answer = client.post(address, {**GIVEN, "soon_days": "7", "version": world.plan.version})
    assert answer.status_code == 409
    assert Plan.objects.get(pk=world.plan.pk).soon_days == 21


def test_a_ledger_is_opened_and_leads_to_its_page(world: World, desk: Desk) -> None:
    given = {"title": "Kết luận, chỉ đạo năm 2026", "first_day": "1/1/2026", "last_day": "31/12/2026"}
    with on("2026-04-15"):
        answer = desk("son").post(reverse("open-ledger"), given)
        wrong = desk("son").post(reverse("open-ledger"), {**given, "last_day": "1/1/2025"})
    ledger = Plan.objects.get(kind="ledger")
    assert answer.headers["Location"] == reverse("plan", args=[ledger.pk])
    assert wrong.status_code == 422
    assert "Ngày cuối phải từ ngày đầu trở đi" in wrong.content.decode()
