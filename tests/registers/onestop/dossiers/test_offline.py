"""When the network is down: numbered paper, entered afterwards with the time on it, confirmed by somebody else."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from kientao.base.refusal import Invalid, NotAllowed
from kientao.registers.onestop.actions.offline import confirm_late, enter_late, make_paper_book
from kientao.registers.onestop.models import Dossier, Event
from tests.support.onestop import Shop
from tests.support.programme import on

RECEIVED = datetime.datetime(2026, 3, 3, 14, 20, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def enter(office: Shop, number: str, received: datetime.datetime = RECEIVED, who: str = "mai") -> Dossier:
    return enter_late(
        actor=office.actor(who), procedure_id=office.procedure().pk, competent_id=office.organisations["tu_phap"].pk,
        filing=office.filing(), paper_number=number, received=received,
    )  # fmt: skip


def test_it_counts_from_the_time_on_the_paper_and_says_when_it_was_entered(office: Shop) -> None:
    make_paper_book(actor=office.actor("mai"), prefix="TT-", count=50)
    with on("2026-03-05"):
        dossier = enter(office, "tt-7")
    assert dossier.received_on == RECEIVED
    assert dossier.code.endswith("-260303-0001")
    assert timezone.localdate(dossier.due) == datetime.date(2026, 3, 17)
    event = Event.objects.get(dossier=dossier, number=1)
    assert (event.at, timezone.localdate(event.recorded)) == (RECEIVED, datetime.date(2026, 3, 5))
    assert (dossier.entered_late, dossier.confirmed_by) == (True, "")


@pytest.mark.parametrize("number", ["TT-51", "TT-0", "BD-1", "TT-", "TT-x"])
def test_a_number_that_was_never_printed_is_refused(office: Shop, number: str) -> None:
    make_paper_book(actor=office.actor("mai"), prefix="TT-", count=50)
    with on("2026-03-05"), pytest.raises(Invalid, match="không thuộc tập phiếu"):
        enter(office, number)


def test_a_paper_receipt_is_entered_once_and_never_from_the_future(office: Shop) -> None:
    make_paper_book(actor=office.actor("mai"), prefix="TT-", count=50)
    with on("2026-03-05"):
        enter(office, "TT-7")
        with pytest.raises(Invalid, match="đã được nhập"):
            enter(office, "TT-7")
        with pytest.raises(Invalid, match="không thể sau bây giờ"):
            enter(office, "TT-8", RECEIVED + datetime.timedelta(days=9))


def test_nobody_wrote_on_paper_that_was_not_printed_yet(office: Shop) -> None:
    with on("2026-03-04", 8):
        make_paper_book(actor=office.actor("mai"), prefix="TT-", count=50)
    with on("2026-03-05"):
        with pytest.raises(Invalid, match="in lúc 08:00 04/03/2026") as refusal:
            enter(office, "TT-7")
        assert refusal.value.errors.keys() == {"received"}
        printed = datetime.datetime(2026, 3, 4, 8, 0, tzinfo=RECEIVED.tzinfo)
        with pytest.raises(Invalid, match="không thể trước đó"):
            enter(office, "TT-7", printed - datetime.timedelta(minutes=1))
        assert enter(office, "TT-7", printed).received_on == printed


def test_a_second_person_confirms(office: Shop) -> None:
    make_paper_book(actor=office.actor("anh"), prefix="BD-", count=50)
    with on("2026-03-05"):
        dossier = enter(office, "BD-1", who="anh")
        for who, said in (("anh", "Người nhập không tự xác nhận"), ("mai", "Người thứ hai")):
            with pytest.raises(NotAllowed, match=said):
                confirm_late(actor=office.actor(who), dossier_id=dossier.pk, version=dossier.version)
        dossier.refresh_from_db()
        confirm_late(actor=office.actor("van"), dossier_id=dossier.pk, version=dossier.version)
    dossier.refresh_from_db()
    assert dossier.confirmed_by == "Đào Thị Vân"


def test_numbers_of_books_follow_each_other_and_belong_to_one_office(office: Shop) -> None:
    books = [make_paper_book(actor=office.actor("mai"), prefix="TT-", count=count) for count in (50, 20)]
    assert [(one.first, one.last) for one in books] == [(1, 50), (51, 70)]
    with pytest.raises(Invalid, match="Bộ phận một cửa khác"):
        make_paper_book(actor=office.actor("anh"), prefix="TT-", count=10)
