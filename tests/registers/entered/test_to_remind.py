"""What people are told in the morning of figures they owe, and of answers that wait for their word."""

from datetime import date

import pytest

from kientao.base.actor import SYSTEM
from kientao.programme.actions.reminding import remind
from kientao.programme.models import Notice
from kientao.registers.entered.queries.to_remind import to_remind
from tests.registers.entered.conftest import Round
from tests.support.programme import on

pytestmark = pytest.mark.django_db
NAME = "Chứng thực bản sao điện tử, Quý I/2026"


def test_an_agency_is_told_once_when_it_is_asked_before_it_is_due_and_when_it_is_late(office: Round) -> None:
    office.asked()
    lan = office.people.accounts["lan"]
    for day in ("2026-04-07", "2026-04-08", "2026-04-16", "2026-04-17", "2026-04-21", "2026-04-22"):
        with on(day, 6):
            remind(actor=SYSTEM)
    told = Notice.objects.filter(account=lan, key__startswith="entered").order_by("pk").values_list("kind", "words")
    assert list(told) == [
        ("waits", f"Số liệu cần trả lời, hạn 20/04/2026: {NAME}."),
        ("due-soon", f"Sắp đến hạn trả lời số liệu (hạn 20/04/2026): {NAME}."),
        ("overdue", f"Quá hạn trả lời số liệu (hạn 20/04/2026): {NAME}."),
    ]
    assert not Notice.objects.filter(account=office.people.accounts["quang"], key__startswith="entered").exists()


def test_what_came_back_is_told_again_and_what_waits_is_told_the_office(office: Round) -> None:
    asked = office.asked()
    answer = office.answer(asked)
    office.handed_in(answer, 18, 20)
    (waits,) = to_remind(date(2026, 4, 7))
    assert (waits.organisation, waits.words) == (asked.office_id, "1 trả lời số liệu chờ duyệt.")
    office.returned(answer)
    (back,) = to_remind(date(2026, 5, 7))
    assert back.words == f"Số liệu bị trả lại, cần sửa và nộp lại: {NAME}."
    office.withdrawn(asked)
    assert list(to_remind(date(2026, 4, 7))) == []
