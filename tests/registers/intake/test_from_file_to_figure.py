"""A file of another system is looked at, written, and counted by a measure; what was wrong is undone."""

from datetime import date

import pytest

from kientao.base.models import AuditEntry
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.kernel.period import Period
from kientao.ledger.catching_up import catch_up
from kientao.ledger.givers import giver
from kientao.ledger.models import Waiting
from kientao.ledger.verifying import wrong_rows, wrong_tallies
from kientao.measures.answering import figure
from kientao.measures.asked import Asked
from kientao.measures.catalogue import MEASURES
from kientao.measures.engines.live import Live
from kientao.registers.intake.models import BatchState, IntakeRow
from kientao.registers.intake.rules.mode import Mode
from tests.registers.intake.conftest import DOCUMENTS, Office, line, told, workbook
from tests.support.programme import on

pytestmark = pytest.mark.django_db
YEAR = Asked(Period.year(2026))


def counted(code: str) -> tuple[int, int | None]:
    found = figure(MEASURES[code], YEAR, Live(), MEASURES.__getitem__)
    return found.numerator, found.denominator


def test_a_file_becomes_a_figure_of_a_measure(office: Office) -> None:
    batch = office.sent(workbook(line("1/STP"), line("2/STP", electronic="Không", signed="Không"), line("3/STP")))
    assert (batch.state, batch.counts) == ("staged", {"new": 3, "changed": 0, "ended": 0, "unchanged": 0})
    assert (batch.first, batch.last) == (date(2026, 3, 1), date(2026, 3, 31))
    assert not IntakeRow.objects.exists()
    assert office.applied(batch).state == BatchState.APPLIED
    assert Waiting.objects.filter(source=3).count() == 3
    catch_up()
    assert told()[1] == {
        "agency": office.people.organisations["tu_phap"].pk, "day": 20260302, "level": "province", "electronic": 0,
        "signed": 0,
    }  # fmt: skip
    assert counted("documents-electronic") == (2, 3)
    assert list(wrong_rows(giver(3))) == []
    assert wrong_tallies(DOCUMENTS)[0] == []


def test_the_same_file_twice_changes_nothing_the_second_time(office: Office) -> None:
    lines = [line("1/STP"), line("2/STP")]
    first = office.written(*lines)
    catch_up()
    again = office.written(*lines)
    assert again.counts == {"new": 0, "changed": 0, "ended": 0, "unchanged": 2}
    assert Waiting.objects.count() == 0
    assert set(IntakeRow.objects.values_list("batch", flat=True)) == {first.pk}


def test_what_a_replaced_period_has_no_more_ends_and_other_months_stay(office: Office) -> None:
    office.written(line("1/STP", day=date(2026, 2, 27)))
    office.written(line("2/STP"), line("3/STP"))
    batch = office.written(line("3/STP", signed="Không"), line("4/STP"))
    assert batch.counts == {"new": 1, "changed": 1, "ended": 1, "unchanged": 0}
    catch_up()
    assert [(row["day"], row["signed"]) for row in told()] == [(20260227, 1), (20260302, 1), (20260302, 0)]
    assert counted("documents-signed") == (2, 3)


def test_a_file_that_only_adds_ends_nothing(office: Office) -> None:
    office.written(line("1/STP"))
    assert office.written(line("2/STP"), mode=Mode.ADDS).counts["ended"] == 0
    assert office.written(line("2/STP"), mode=Mode.WHOLE).counts == {
        "new": 0, "changed": 0, "ended": 1, "unchanged": 1,
    }  # fmt: skip


def test_one_bad_row_keeps_all_from_being_written(office: Office) -> None:
    batch = office.sent(workbook(line("1/STP"), line("2/STP", day="31/02/2026"), line("3/STP", agency="Sở Tư Phap Hà")))
    assert (batch.state, batch.error_count, batch.content) == (BatchState.REFUSED, 2, None)
    assert [one[:3] for one in batch.errors] == [[5, "C", "Ngày gửi"], [6, "B", "Cơ quan gửi"]]
    assert "Không có ngày «31/02/2026»" in batch.errors[0][3]
    with pytest.raises(NotAllowed, match="Có lỗi"):
        office.applied(batch)
    assert not IntakeRow.objects.exists()


def test_a_batch_taken_back_leaves_the_ledger_as_it_was(office: Office) -> None:
    office.written(line("1/STP"), line("2/STP"))
    catch_up()
    before = told()
    second = office.written(line("2/STP", signed="Không"), line("3/STP"))
    catch_up()
    assert len(told()) == 2
    with on("2026-03-04"):
        office.taken_back(second)
        catch_up()
    assert told() == before
    assert list(wrong_rows(giver(3))) == []
    second.refresh_from_db()
    assert (second.state, second.reason) == (BatchState.TAKEN_BACK, "Gửi nhầm tệp")


def test_only_the_last_batch_can_be_taken_back_and_then_the_one_before(office: Office) -> None:
    first, second = office.written(line("1/STP")), office.written(line("1/STP", signed="Không"))
    with pytest.raises(Invalid, match=f"thu hồi lô {second.pk} trước"):
        office.taken_back(first)
    office.taken_back(second)
    office.taken_back(first)
    catch_up()
    assert told() == []
    with pytest.raises(NotAllowed, match="Chỉ thu hồi được lô đã ghi"):
        office.taken_back(first)


def test_a_measure_asked_of_a_moment_before_it_was_taken_back_answers_as_it_was_known_then(office: Office) -> None:
    batch = office.written(line("1/STP"))
    catch_up()
    with on("2026-03-05"):
        then = int(batch.made.timestamp()) + 60
        office.taken_back(batch)
        catch_up()
        assert counted("documents-electronic") == (0, 0)
        past = figure(MEASURES["documents-electronic"], Asked(YEAR.period, None, then), Live(), MEASURES.__getitem__)
    assert (past.numerator, past.denominator) == (1, 1)


def test_rows_without_a_code_are_told_again_by_what_they_say(office: Office) -> None:
    office.mapped(key="")
    same = [line("1/STP"), line("2/STP"), line("3/STP", signed="Không")]
    assert office.written(*same).counts["new"] == 3
    assert office.written(*reversed(same)).counts == {"new": 0, "changed": 0, "ended": 0, "unchanged": 3}
    assert office.written(same[0], same[2]).counts == {"new": 0, "changed": 0, "ended": 1, "unchanged": 2}
    catch_up()
    assert len(told()) == 2


def test_what_was_looked_at_is_held_anew_against_what_stands_when_it_is_written(office: Office) -> None:
    waiting = office.sent(workbook(line("1/STP")))
    office.written(line("1/STP"), line("2/STP"))
    assert office.applied(waiting).counts == {"new": 0, "changed": 0, "ended": 1, "unchanged": 1}
    with pytest.raises(ChangedMeanwhile):
        office.applied(waiting)  # as the page showed it before


def test_after_a_change_of_the_mapping_a_file_is_sent_anew(office: Office) -> None:
    waiting = office.sent(workbook(line("1/STP")))
    office.mapped(mode=Mode.WHOLE)
    with pytest.raises(Invalid, match="Cách đọc đã đổi"):
        office.applied(waiting)


def test_everything_done_stands_in_the_trail(office: Office) -> None:
    batch = office.written(line("1/STP"))
    office.taken_back(batch)
    done = AuditEntry.objects.filter(action__contains="intake").order_by("sequence").values_list("action", flat=True)
    assert list(done) == [
        "keep_intake_source", "keep_intake_mapping", "stage_intake_batch", "apply_intake_batch",
        "take_back_intake_batch",
    ]  # fmt: skip


def test_a_row_is_described_by_its_batch_to_whoever_may_see_it(office: Office) -> None:
    batch = office.written(line("1/STP"))
    pk = IntakeRow.objects.get().pk
    for who in ("lan", "minh", "son", "binh"):
        said = giver(3).described([pk], office.people.actor(who))[pk]
        assert said.words == f"Lô {batch.pk}, dòng 4: tệp van-ban.xlsx"
        assert said.address == f"/tiep-nhan-du-kien/lo/{batch.pk}/"
    assert giver(3).described([pk], office.people.hoa) == {}
