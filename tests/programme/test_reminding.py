"""Nobody forgets: what waits is told to whom it waits for, once, and lateness climbs step by step."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kientao.base.actor import SYSTEM
from kientao.base.models import AuditEntry
from kientao.base.refusal import NotAllowed
from kientao.people.actions.absences import set_substitute
from kientao.programme.actions.deciding import accept, return_product
from kientao.programme.actions.delivering import hand_in
from kientao.programme.actions.extending import ask_extension, grant_extension
from kientao.programme.actions.helping import raise_difficulty
from kientao.programme.actions.reminding import Reminded, remind
from kientao.programme.models import Notice, Reminder
from tests.support.programme import World, a_figure, a_programme, on

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    return a_programme()


def _run(day: str) -> Reminded:
    with on(day, 6):
        return remind(actor=SYSTEM)


def _told(world: World, who: str, kind: str = "") -> list[str]:
    rows = Notice.objects.filter(account=world.cast.accounts[who], key__startswith="remind:").order_by("pk")
    return [row.words for row in (rows.filter(kind=kind) if kind else rows)]


def _steps(world: World, text: str) -> list[str]:
    return list(Reminder.objects.filter(assignment=world.work(text)).values_list("step", flat=True))


def test_the_agency_is_told_seven_days_before_and_only_once(world: World) -> None:
    _run("2026-03-24")
    _run("2026-03-24")
    _run("2026-03-25")
    assert [words for words in _told(world, "son") if "Kế hoạch" in words] == [
        "Còn 7 ngày (hạn 31/03/2026): Kế hoạch – Ban hành kế hoạch kiểm tra cải cách hành chính"
    ]
    assert _steps(world, "kiểm tra") == ["before-7"]


def test_where_nobody_is_focal_point_the_head_is_told(world: World) -> None:
    _run("2026-03-31")
    assert any(words.startswith("Hôm nay là hạn cuối (hạn 31/03/2026)") for words in _told(world, "son", "due-soon"))


def test_lateness_reaches_the_programme_office_and_the_vice_chairman(world: World) -> None:
    world.plan.vice_chair = world.cast.officers["binh"]
    world.plan.save()
    for day in ("2026-04-01", "2026-04-03", "2026-04-09"):
        _run(day)
    assert _told(world, "binh", "overdue") == []
    _run("2026-04-21")
    assert any("quá hạn từ 15 ngày làm việc" in words for words in _told(world, "binh", "overdue"))
    assert _steps(world, "kiểm tra") == ["late-1", "late-3", "late-7", "late-15"]


def test_after_weeks_without_the_machine_everybody_is_told_once(world: World) -> None:
    made = _run("2026-06-01")
    assert made.steps > 0
    for who in ("son", "binh", "lan", "minh"):
        things = [words for words in _told(world, who) if "Kế hoạch" in words]
        assert len(things) <= 1, things
    assert _run("2026-06-01") == Reminded(0, 0)
    assert _run("2026-06-02").steps == 0


def test_what_is_handed_in_or_accepted_is_not_reminded_of(world: World) -> None:
    work = world.work("kiểm tra")
    with on("2026-03-10"):
        hand_in(actor=world.cast.son, assignment_id=work.pk, version=work.version, evidence=[a_figure(world.cast.son)])
    _run("2026-04-30")
    assert not any(step.startswith(("before", "late", "on-day")) for step in _steps(world, "kiểm tra"))
    with on("2026-05-04"):
        accept(actor=world.cast.binh, assignment_id=work.pk, version=world.work("kiểm tra").version)
    before = Reminder.objects.filter(assignment=work).count()
    _run("2026-06-30")
    assert Reminder.objects.filter(assignment=work).count() == before


def test_standing_work_has_no_reminders(world: World) -> None:
    _run("2026-06-30")
    assert _steps(world, "quy trình điện tử") == []


def test_the_receiver_is_reminded_of_a_product_that_waits(world: World) -> None:
    work = world.work("kiểm tra")
    with on("2026-03-30"):
        hand_in(actor=world.cast.son, assignment_id=work.pk, version=work.version, evidence=[a_figure(world.cast.son)])
    _run("2026-04-03")
    assert _told(world, "binh", "waits") == []
    _run("2026-04-06")
    [words] = _told(world, "binh", "waits")
    assert words.startswith("Sở Nội vụ nộp ngày 30/03/2026, chưa được nghiệm thu: Kế hoạch")


def test_what_was_returned_is_reminded_of_by_its_new_day(world: World) -> None:
    work = world.work("kiểm tra")
    with on("2026-03-30"):
        hand_in(actor=world.cast.son, assignment_id=work.pk, version=work.version, evidence=[a_figure(world.cast.son)])
    with on("2026-04-01"):
        again = world.work("kiểm tra").version
        return_product(actor=world.cast.binh, assignment_id=work.pk, version=again, reason="Thiếu phụ lục.")
    _run("2026-04-07")
    assert any("(hạn 08/04/2026)" in words for words in _told(world, "son", "due-soon"))


def test_a_moved_deadline_begins_anew(world: World) -> None:
    work = world.work("kiểm tra")
    _run("2026-03-30")
    with on("2026-03-30"):
        asked = ask_extension(
            actor=world.cast.son,
            assignment_id=work.pk,
            version=work.version,
            asked_due=date(2026, 4, 20),
            reason="Chờ hướng dẫn.",
        )
        grant_extension(actor=world.cast.binh, extension_id=asked.pk, granted_due=date(2026, 4, 20))
    _run("2026-04-02")
    assert _steps(world, "kiểm tra") == ["before-1"]
    _run("2026-04-13")
    assert _steps(world, "kiểm tra") == ["before-1", "before-7"]


def test_a_request_for_more_time_that_waits_is_told_to_who_decides(world: World) -> None:
    work = world.work("kiểm tra")
    with on("2026-03-20"):
        ask_extension(
            actor=world.cast.son,
            assignment_id=work.pk,
            version=work.version,
            asked_due=date(2026, 4, 20),
            reason="Chờ hướng dẫn.",
        )
    _run("2026-03-27")
    assert any("đề nghị gia hạn ngày 20/03/2026" in words for words in _told(world, "binh", "waits"))


def test_an_unanswered_difficulty_is_told_to_who_answers(world: World) -> None:
    work = world.work("kiểm tra")
    with on("2026-03-02"):
        difficulty = raise_difficulty(actor=world.cast.son, task_id=work.task_id, text="Thiếu kinh phí.")
    assert difficulty.answer_by == date(2026, 3, 11)
    _run("2026-03-12")
    words = [words for words in _told(world, "binh", "waits") if "Thiếu kinh phí" in words]
    assert words == ["Vướng mắc của Sở Nội vụ quá hạn trả lời (hạn 11/03/2026): Thiếu kinh phí."]


def test_whoever_stands_in_is_told_too(world: World) -> None:
    with on("2026-03-20"):
        set_substitute(
            actor=world.cast.son,
            organisation=world.cast.organisations["noi_vu"],
            away=world.cast.officers["son"],
            substitute=world.cast.officers["thu"],
            first_day=date(2026, 3, 20),
            last_day=date(2026, 4, 10),
            reason="Đi công tác",
        )
    _run("2026-03-24")
    assert any("Còn 7 ngày" in words for words in _told(world, "thu"))


def test_many_things_of_one_day_are_one_notice(world: World) -> None:
    _run("2026-12-30")
    for who in world.cast.accounts:
        keys = list(Notice.objects.filter(account=world.cast.accounts[who]).values_list("key", flat=True))
        assert len([key for key in keys if key.startswith("remind:before")]) <= 1


def test_a_run_is_one_line_in_the_trail_and_only_some_may_start_it(world: World) -> None:
    _run("2026-03-24")
    assert AuditEntry.objects.filter(action="remind").count() == 1
    with pytest.raises(NotAllowed, match="tự nhắc hằng ngày"):
        remind(actor=world.cast.hoa)


def test_reminding_asks_the_same_however_much_there_is(world: World) -> None:
    with CaptureQueriesContext(connection) as quiet:
        _run("2026-02-01")
    with CaptureQueriesContext(connection) as busy:
        _run("2026-06-01")
    assert len(quiet) <= 21
    assert len(busy) <= 45
