"""An agency hands in, the receiver decides; dates and words follow from what was done."""

import datetime

import pytest

from kientao.base.audit import faults
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.programme.actions.deciding import accept, return_product
from kientao.programme.actions.delivering import hand_in, prepare, submit_for_signature, withdraw
from kientao.programme.actions.extending import ask_extension, grant_extension, refuse_extension
from kientao.programme.models import Assignment, Notice, Spell
from kientao.programme.rules.status import Status, status_of
from tests.support.programme import World, a_figure, a_programme, on

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    return a_programme()


def _status(assignment: Assignment, day: str) -> Status:
    today = datetime.date.fromisoformat(day)
    return status_of(assignment, today, today + datetime.timedelta(days=14))


def _handed_in(world: World, day: str) -> Assignment:
    """Sơn's office owes the inspection plan to the committee: handed in on a day."""
    work = world.work("kiểm tra")
    with on(day):
        hand_in(actor=world.cast.son, assignment_id=work.pk, version=work.version, evidence=[a_figure(world.cast.son)])
    return world.work("kiểm tra")


def test_work_is_not_due_then_soon_then_overdue(world: World) -> None:
    work = world.work("kiểm tra")
    assert [_status(work, day) for day in ("2026-02-01", "2026-03-20", "2026-03-31", "2026-04-01")] == [
        Status.NOT_DUE,
        Status.DUE_SOON,
        Status.DUE_SOON,
        Status.OVERDUE,
    ]


def test_what_was_handed_in_on_time_is_not_late_however_long_the_receiver_takes(world: World) -> None:
    work = _handed_in(world, "2026-03-31")
    with on("2026-06-01"):
        done = accept(actor=world.cast.binh, assignment_id=work.pk, version=work.version)
    assert _status(done, "2026-06-02") is Status.DONE
    assert (f"{done.handed_in_on}", f"{done.accepted_on}") == ("2026-03-31", "2026-06-01")


def test_what_was_handed_in_late_stays_late_after_acceptance(world: World) -> None:
    work = _handed_in(world, "2026-04-02")
    with on("2026-04-03"):
        done = accept(actor=world.cast.binh, assignment_id=work.pk, version=work.version)
    assert _status(done, "2026-04-03") is Status.DONE_LATE


def test_nobody_accepts_its_own_product(world: World) -> None:
    work = _handed_in(world, "2026-03-30")
    with pytest.raises(NotAllowed, match="tự nghiệm thu"):
        accept(actor=world.cast.son, assignment_id=work.pk, version=work.version)


def test_a_return_says_why_and_gives_working_days_to_correct(world: World) -> None:
    work = _handed_in(world, "2026-03-31")
    with on("2026-04-01"):
        back = return_product(
            actor=world.cast.binh, assignment_id=work.pk, version=work.version, reason="Thiếu phụ lục."
        )
    assert f"{back.correct_by}" == "2026-04-08"
    assert _status(back, "2026-04-08") is Status.RETURNED
    assert _status(back, "2026-04-09") is Status.OVERDUE
    with on("2026-04-08"):
        again = _handed_in(world, "2026-04-08")
        done = accept(actor=world.cast.binh, assignment_id=again.pk, version=again.version)
    assert _status(done, "2026-04-09") is Status.DONE


def test_a_return_without_a_reason_changes_nothing(world: World) -> None:
    work = _handed_in(world, "2026-03-31")
    with pytest.raises(Invalid, match="lý do"):
        return_product(actor=world.cast.binh, assignment_id=work.pk, version=work.version, reason="  ")
    assert world.work("kiểm tra").state == "handed-in"


def test_nothing_is_handed_in_without_evidence(world: World) -> None:
    work = world.work("kiểm tra")
    with pytest.raises(Invalid, match="minh chứng"):
        hand_in(actor=world.cast.son, assignment_id=work.pk, version=work.version, evidence=[])
    assert world.work("kiểm tra").version == work.version


def test_evidence_of_another_agency_is_refused(world: World) -> None:
    work = world.work("kiểm tra")
    with pytest.raises(Invalid, match="chính cơ quan"):
        hand_in(actor=world.cast.son, assignment_id=work.pk, version=work.version, evidence=[a_figure(world.cast.minh)])


def test_the_second_of_two_people_is_told_and_overwrites_nothing(world: World) -> None:
    work = world.work("kiểm tra")
    _handed_in(world, "2026-03-01")
    with pytest.raises(ChangedMeanwhile, match="Trần Hải Sơn"):
        withdraw(actor=world.cast.son, assignment_id=work.pk, version=work.version, reason="Nhầm tệp")
    assert world.work("kiểm tra").state == "handed-in"


def test_awaiting_signature_names_who_holds_it_and_is_still_the_agencys_delay(world: World) -> None:
    work = world.work("kiểm tra")
    with on("2026-03-20"):
        submit_for_signature(
            actor=world.cast.son,
            assignment_id=work.pk,
            version=work.version,
            submitted_on=datetime.date(2026, 3, 20),
            holder="Phó Chủ tịch Vũ Thanh Bình",
            held_by=world.cast.organisations["ubnd"],
            document="15/TTr-SNV",
        )
    waiting = world.work("kiểm tra")
    assert (waiting.holder, waiting.held_by) == ("Phó Chủ tịch Vũ Thanh Bình", world.cast.organisations["ubnd"])
    assert _status(waiting, "2026-03-25") is Status.AWAITING
    assert _status(waiting, "2026-04-01") is Status.OVERDUE


def test_an_extension_moves_the_current_deadline_and_never_the_original(world: World) -> None:
    work = world.work("kiểm tra")
    with on("2026-03-25"):
        asked = ask_extension(
            actor=world.cast.son,
            assignment_id=work.pk,
            version=work.version,
            asked_due=datetime.date(2026, 4, 30),
            reason="Chờ hướng dẫn của Bộ Nội vụ.",
        )
        grant_extension(actor=world.cast.binh, extension_id=asked.pk, granted_due=datetime.date(2026, 4, 20))
    after = world.work("kiểm tra")
    assert (f"{after.original_due}", f"{after.current_due}") == ("2026-03-31", "2026-04-20")
    assert _status(after, "2026-04-10") is Status.DUE_SOON


def test_who_asked_for_more_time_doesnt_grant_it(world: World) -> None:
    work = world.work("kiểm tra")
    with on("2026-03-25"):
        asked = ask_extension(
            actor=world.cast.son,
            assignment_id=work.pk,
            version=work.version,
            asked_due=datetime.date(2026, 4, 30),
            reason="Chờ hướng dẫn.",
        )
        with pytest.raises(NotAllowed, match="không tự gia hạn"):
            grant_extension(
                actor=world.cast.son,
                extension_id=asked.pk,
                granted_due=datetime.date(2026, 4, 30),
                document_number="20/UBND-NC",
                document_date=datetime.date(2026, 3, 25),
            )
        refuse_extension(actor=world.cast.binh, extension_id=asked.pk, answer="Đã gia hạn một lần trong năm.")
    assert world.work("kiểm tra").current_due == world.work("kiểm tra").original_due


def test_a_focal_point_prepares_and_the_head_hands_in(world: World) -> None:
    work = world.work("quy trình điện tử")
    with pytest.raises(NotAllowed, match="Văn phòng"):
        prepare(actor=world.cast.lan, assignment_id=work.pk, version=work.version, evidence=[a_figure(world.cast.lan)])


def test_a_board_can_be_asked_how_it_stood(world: World) -> None:
    work = _handed_in(world, "2026-03-30")
    history = list(Spell.objects.filter(assignment=work).values_list("state", "act"))
    assert history == [("open", "assign"), ("handed-in", "hand_in")]
    assert Spell.objects.filter(assignment=work, to_at__isnull=True).count() == 1


def test_the_receiver_is_told_once(world: World) -> None:
    _handed_in(world, "2026-03-30")
    told = Notice.objects.filter(kind="handed-in", account=world.cast.accounts["binh"])
    assert [notice.words for notice in told] == ["Sở Nội vụ đã nộp: Kế hoạch"]


def test_every_step_is_in_the_audit_trail_and_the_chain_holds(world: World) -> None:
    _handed_in(world, "2026-03-30")
    assert list(faults()) == []
