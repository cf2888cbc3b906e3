"""A figure is asked for, answered with evidence, approved, counted by a measure, corrected, and no longer counted."""

from datetime import date

import pytest

from kientao.base.models import AuditEntry
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.evidence.actions import withdraw
from kientao.kernel.period import Period
from kientao.ledger.catching_up import catch_up
from kientao.ledger.givers import giver
from kientao.ledger.models import Waiting
from kientao.ledger.verifying import wrong_rows
from kientao.measures.answering import figure
from kientao.measures.asked import Asked
from kientao.measures.catalogue import MEASURES
from kientao.measures.engines.live import Live
from kientao.measures.figure import Figure
from kientao.registers.entered.actions.answering import drop_piece, hand_in, save_answer
from kientao.registers.entered.actions.asking import ask_more, extend_request
from kientao.registers.entered.models import Answer, Request, RevisionState
from kientao.registers.entered.rules.states import State
from tests.registers.entered.conftest import COPIES, PROCEDURES, QUARTER, RANK, Round, told, version
from tests.support.programme import on

pytestmark = pytest.mark.django_db


def counted(code: str, period: Period, recorded: int | None = None) -> Figure:
    return figure(MEASURES[code], Asked(period, None, recorded), Live(), MEASURES.__getitem__)


def test_an_approved_answer_is_a_figure_and_one_that_waits_is_none(office: Round) -> None:
    asked = office.asked(agencies=("tu_phap", "van_son"))
    assert asked.office == office.people.organisations["noi_vu"]
    office.handed_in(office.answer(asked), 18, 20)
    catch_up()
    assert counted(COPIES, QUARTER).share is None
    office.approved(office.answer(asked))
    office.done(asked, 1, 10, "van_son")
    assert Waiting.objects.filter(source=5).count() == 2
    catch_up()
    found = counted(COPIES, QUARTER)
    assert (found.numerator, found.denominator) == (19, 30)
    assert [row["day"] for row in told("figure-entered")] == [20260331, 20260331]
    assert list(wrong_rows(giver(5))) == []


def test_sums_of_quarters_are_those_of_the_year(office: Round) -> None:
    office.done(office.asked(period=Period.quarter(2025, 4)), 5, 10)
    office.done(office.asked(), 8, 10)
    catch_up()
    assert [counted(COPIES, Period.year(year)).numerator for year in (2025, 2026)] == [5, 8]


def test_a_level_holds_from_its_day_until_the_next_one_begins(office: Round) -> None:
    office.done(office.asked(PROCEDURES, Period.quarter(2025, 4)), 5, 10)
    office.done(office.asked(PROCEDURES), 8, 10)
    catch_up()
    assert [(row["since"], row["until"]) for row in told("level-entered")] == [(20251231, 20260330), (20260331, None)]
    assert [counted(PROCEDURES, Period.month(2026, month)).numerator for month in (1, 2, 3, 4)] == [5, 5, 8, 8]
    between = office.asked(PROCEDURES, Period.month(2026, 1))
    office.done(between, 6, 10)
    catch_up()
    assert [row["until"] for row in told("level-entered")] == [20260130, None, 20260330]
    office.withdrawn(between)
    catch_up()
    assert [row["until"] for row in told("level-entered")] == [20260330, None]
    assert list(wrong_rows(giver(5))) == []


def test_a_rank_has_no_line_and_is_its_own_value(office: Round) -> None:
    asked = office.asked(RANK, Period.year(2025), ("noi_vu",))
    answer = office.answer(asked, "noi_vu")
    office.handed_in(answer, 12)
    with pytest.raises(NotAllowed, match="lãnh đạo UBND duyệt"):
        office.approved(answer)
    office.approved(answer, office.people.binh)
    catch_up()
    assert counted(RANK, Period.year(2026)).value == 12


def test_a_correction_counts_once_it_is_approved_and_the_old_number_stays_readable(office: Round) -> None:
    answer = office.done(office.asked(), 18, 20)
    catch_up()
    with on("2026-04-08"):
        office.corrected(answer)
        office.saved(answer, 19, 20)
        catch_up()
        assert counted(COPIES, QUARTER).numerator == 18
        office.sent(answer)  # the evidence came along
        assert office.returned(answer).state == State.RETURNED
        office.saved(answer, 20, 20)
        office.sent(answer)
        before = int(answer.changed.timestamp()) + 60
        office.approved(answer)
        catch_up()
        assert counted(COPIES, QUARTER).numerator == 20
        assert counted(COPIES, QUARTER, before).numerator == 18
    kept = list(answer.revisions.values_list("number", "above", "state", "stands", "correction"))
    assert kept == [
        (1, 18, "approved", False, ""),
        (2, 19, "returned", False, "Đếm thiếu một xã"),
        (3, 20, "approved", True, "Đếm thiếu một xã"),
    ]
    assert list(wrong_rows(giver(5))) == []


def test_a_dropped_correction_leaves_what_was_approved_and_the_next_one_begins_there(office: Round) -> None:
    answer = office.done(office.asked(), 18, 20)
    office.corrected(answer)
    office.saved(answer, 1, 20)
    assert office.uncorrected(answer).state == State.APPROVED
    office.corrected(answer, reason="Lần nữa")
    newest = answer.revisions.get(state=RevisionState.DRAFTED)
    assert (newest.number, newest.above, newest.correction) == (3, 18, "Lần nữa")
    with pytest.raises(NotAllowed, match="bỏ bản sửa"):
        office.uncorrected(office.answer(office.asked(period=Period.quarter(2025, 4))))


def test_without_evidence_nothing_is_handed_in(office: Round) -> None:
    answer = office.answer(office.asked())
    office.saved(answer, 18, 20)
    with pytest.raises(Invalid, match="ít nhất một minh chứng"):
        office.sent(answer)
    office.proved(answer)
    piece = answer.revisions.get().evidence.get()
    drop_piece(actor=office.people.lan, answer_id=answer.pk, item_id=piece.pk)
    with pytest.raises(Invalid, match="ít nhất một minh chứng"):
        office.sent(answer)
    office.proved(answer)
    withdraw(actor=office.people.lan, item=answer.revisions.get().evidence.get(), reason="Nhầm trang")
    with pytest.raises(Invalid, match="đã được rút"):
        office.sent(answer)


def test_evidence_of_what_was_handed_in_stays(office: Round) -> None:
    answer = office.answer(office.asked())
    office.handed_in(answer, 18, 20)
    piece = answer.revisions.get().evidence.get()
    with pytest.raises(Invalid, match="nên không rút được"):
        withdraw(actor=office.people.lan, item=piece, reason="Nhầm")
    office.returned(answer)
    withdraw(actor=office.people.lan, item=piece, reason="Nhầm")
    office.saved(answer, 18, 20)
    assert not answer.revisions.get(number=2).evidence.exists()  # what was withdrawn doesn't come along


def test_what_was_typed_is_kept_before_it_is_whole(office: Round) -> None:
    answer = office.answer(office.asked())
    office.saved(answer, 18)
    assert Answer.objects.get(pk=answer.pk).state == State.DRAFTED
    office.proved(answer)
    with pytest.raises(Invalid) as refused:
        office.sent(answer)
    assert set(refused.value.errors) == {"below"}
    with pytest.raises(Invalid, match="từ 0 trở lên"):
        office.saved(answer, -1, 20)


def test_two_who_answer_at_once_are_told_of_each_other(office: Round) -> None:
    answer = office.answer(office.asked())
    before = version(answer)
    office.saved(answer, 18, 20)
    with pytest.raises(ChangedMeanwhile, match="Nguyễn Thị Lan"):
        save_answer(actor=office.people.minh, answer_id=answer.pk, version=before, above=1, below=2)
    seen = version(answer)
    office.proved(answer)  # evidence counts as a change too
    with pytest.raises(ChangedMeanwhile):
        hand_in(actor=office.people.minh, answer_id=answer.pk, version=seen)


def test_no_day_is_asked_for_twice(office: Round) -> None:
    office.asked()
    with pytest.raises(Invalid) as refused:
        office.asked()
    assert "mở yêu cầu đó" in refused.value.errors["period"]
    with pytest.raises(Invalid, match="Quý I/2026, trùng thời gian nên sẽ tính hai lần, với: Sở Tư pháp"):
        office.asked(period=Period.month(2026, 2))
    office.asked(period=Period.month(2026, 2), agencies=("van_son",))  # asked of nobody twice
    office.asked(PROCEDURES)
    office.asked(PROCEDURES, Period.months(2026, 1, 6))
    with pytest.raises(Invalid, match="trùng thời gian"):
        office.asked(PROCEDURES, Period.month(2026, 3))
    office.withdrawn(Request.objects.get(question=COPIES, first=date(2026, 1, 1)))
    office.asked(period=Period.month(2026, 1))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"question": "nothing"}, "question"),
        ({"period": Period(date(2026, 1, 5), date(2026, 2, 9))}, "period"),
        ({"due": date(2026, 4, 5)}, "due"),
        ({"period": Period.quarter(2026, 3), "due": date(2026, 6, 30)}, "due"),
        ({"agencies": ()}, "agencies"),
        ({"note": "x" * 1001}, "note"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused_beside_its_field(
    office: Round, given: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        office.asked(**given)  # type: ignore[arg-type]
    assert set(refused.value.errors) == {field}
    assert not Request.objects.exists()


def test_more_are_asked_and_more_time_is_given_with_the_first_deadline_known(office: Round) -> None:
    asked = office.asked()
    son, key = office.people.son, office.people.organisations["van_son"].pk
    ask_more(actor=son, request_id=asked.pk, version=1, agencies=[key])
    assert Answer.objects.filter(request=asked).count() == 2
    with pytest.raises(Invalid, match="đã được hỏi"):
        ask_more(actor=son, request_id=asked.pk, version=2, agencies=[key])
    with pytest.raises(Invalid, match="phải sau hạn đang có"):
        extend_request(actor=son, request_id=asked.pk, version=2, due=asked.due)
    extend_request(actor=son, request_id=asked.pk, version=2, due=date(2026, 5, 4))
    with pytest.raises(ChangedMeanwhile):
        extend_request(actor=son, request_id=asked.pk, version=2, due=date(2026, 5, 5))
    asked.refresh_from_db()
    assert (asked.original_due, asked.due) == (date(2026, 4, 20), date(2026, 5, 4))


def test_a_withdrawn_request_asks_nobody_and_nothing_of_it_counts(office: Round) -> None:
    asked = office.asked(agencies=("tu_phap", "van_son"))
    office.done(asked, 18, 20)
    catch_up()
    office.withdrawn(asked)
    catch_up()
    assert told("figure-entered") == []
    assert counted(COPIES, QUARTER).share is None
    with pytest.raises(NotAllowed, match="đã rút"):
        office.saved(office.answer(asked, "van_son"), 1, 2)
    with pytest.raises(NotAllowed, match="đã rút"):
        office.withdrawn(asked)
    assert office.answer(asked).revisions.get().above == 18
    assert list(wrong_rows(giver(5))) == []


def test_everything_done_stands_in_the_trail(office: Round) -> None:
    asked = office.asked()
    answer = office.answer(asked)
    office.saved(answer, 0, 20)
    office.proved(answer)
    office.sent(answer)
    office.returned(answer)
    office.handed_in(answer, 18, 20)
    office.approved(answer)
    office.corrected(answer)
    office.uncorrected(answer)
    office.withdrawn(asked)
    done = AuditEntry.objects.filter(subject__startswith="Figure").order_by("sequence").values_list("action", flat=True)
    assert list(done) == [
        "open_figure_request", "save_figure_answer", "add_figure_evidence", "hand_in_figure_answer",
        "return_figure_answer", "save_figure_answer", "add_figure_evidence", "hand_in_figure_answer",
        "approve_figure_answer", "correct_figure_answer", "drop_figure_correction", "withdraw_figure_request",
    ]  # fmt: skip
    assert '"value": "0/20"' in AuditEntry.objects.filter(action="save_figure_answer").order_by("sequence")[0].data


def test_an_answer_is_described_to_whoever_may_see_it(office: Round) -> None:
    answer = office.done(office.asked(), 18, 20)
    for who in ("lan", "minh", "quang", "son", "binh"):
        said = giver(5).described([answer.pk], office.people.actor(who))[answer.pk]
        assert said.words == "Chứng thực bản sao điện tử, Quý I/2026: Sở Tư pháp"
        assert said.address == f"/so-lieu-nhap/tra-loi/{answer.pk}/"
    for who in ("hoa", "khoa", "thu", "dung"):
        assert giver(5).described([answer.pk], office.people.actor(who)) == {}
