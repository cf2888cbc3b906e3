"""Letters of apology that were published: what is told of them outside, and where the office sees which ones are."""

import datetime
from dataclasses import replace

import pytest

from kientao.base.actor import SYSTEM
from kientao.base.refusal import Invalid
from kientao.kernel.period import Period
from kientao.registers.onestop.actions.apologising import draft_apologies, sign_apology
from kientao.registers.onestop.actions.settling_rules import settle_rules
from kientao.registers.onestop.models import Apology, Dossier
from kientao.registers.onestop.queries.public_apologies import PublicApology, published_apologies
from kientao.registers.onestop.rules.office_rules import OfficeRules
from tests.registers.onestop.work.conftest import Desk
from tests.support.onestop import Shop
from tests.support.programme import on

pytestmark = pytest.mark.django_db
LETTERS = "/mot-cua/xin-loi/"
MARCH = Period.month(2026, 3)


def signed(office: Shop, number: str, cause: str = "Chờ xác minh lý lịch") -> Apology:
    """By the head, on the morning the draft is there; promised anew for Friday 20 March."""
    with on("2026-03-16"):
        [apology] = draft_apologies(actor=SYSTEM)
        assert apology.due_before is not None
        return sign_apology(
            actor=office.actor("minh"), apology_id=apology.pk, version=apology.version, cause=cause, fault="own",
            new_due=apology.due_before + datetime.timedelta(days=3), number=number,
        )  # fmt: skip


def publishing() -> None:
    rules = replace(OfficeRules(), publish_apologies=True)
    settle_rules(actor=SYSTEM, valid_from=datetime.date(2026, 3, 3), rules=rules, legal_act="7/QĐ-UBND")


def test_a_published_letter_says_all_but_to_whom(office: Shop) -> None:
    publishing()
    dossier = office.dossier()
    letter = signed(office, "12/STP-XL")
    assert letter.new_due is not None
    with on("2026-03-19"):
        assert published_apologies(MARCH) == [
            PublicApology(
                number="12/STP-XL", signed=datetime.date(2026, 3, 16), agency="Sở Tư pháp",
                procedure="Cấp thẻ tư vấn viên pháp luật", days_late=2, due_before=letter.due_before,
                new_due=letter.new_due, cause="Chờ xác minh lý lịch",
            )
        ]  # fmt: skip
        assert dossier.applicant_name not in str(published_apologies(MARCH))
        assert published_apologies(MARCH, [office.organisations["tai_chinh"].pk]) == []
        assert published_apologies(Period.month(2026, 4)) == []


def test_days_late_stop_when_the_dossier_ends_and_are_none_before_its_date(office: Shop) -> None:
    publishing()
    dossier = office.dossier()
    letter = signed(office, "12/STP-XL")
    with on("2026-03-16"):
        assert [one.days_late for one in published_apologies(MARCH)] == [0]
    Dossier.objects.filter(pk=dossier.pk).update(status=9, ended=letter.due_before + datetime.timedelta(days=1))
    with on("2026-04-20"):
        assert [one.days_late for one in published_apologies(MARCH)] == [1]


def test_a_letter_stays_in_the_office_where_the_rules_publish_none(office: Shop) -> None:
    office.dossier()
    signed(office, "12/STP-XL", cause="Phan Thị Bưởi nộp thiếu bản sao, cơ quan báo chậm")
    with on("2026-03-19"):
        assert published_apologies(MARCH) == []


def test_a_letter_that_is_published_doesnt_name_the_applicant_in_its_cause(office: Shop) -> None:
    publishing()
    office.dossier()
    with pytest.raises(Invalid, match="không nêu tên người nộp"):
        signed(office, "12/STP-XL", cause="Bà PHAN THỊ BƯỞI nộp thiếu bản sao")


def test_the_office_finds_the_letters_that_are_published_and_those_that_arent(office: Shop, desk: Desk) -> None:
    office.dossier()
    signed(office, "11/STP-XL")
    publishing()
    office.dossier()
    signed(office, "12/STP-XL")
    with on("2026-03-19"):
        for asked, found in (("", {"11", "12"}), ("?cong-khai=co", {"12"}), ("?cong-khai=khong", {"11"})):
            page = desk("minh").get(LETTERS + asked).content.decode()
            assert {one for one in ("11", "12") if f"{one}/STP-XL" in page} == found
            assert "Phan Thị Bưởi" not in page
        assert "/STP-XL" not in desk("phuc").get(LETTERS).content.decode()
        assert LETTERS in desk("minh").get("/mot-cua/tre-han/").content.decode()
