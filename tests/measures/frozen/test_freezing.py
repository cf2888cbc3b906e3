"""A figure that was reported stays what it was, whatever is corrected later; whoever touches the past is found."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from kientao.base.actor import SYSTEM
from kientao.base.clock import moved_to, now
from kientao.base.models import AuditEntry
from kientao.base.refusal import Invalid, NotAllowed
from kientao.ledger.models import ROWS, Keeper
from kientao.measures.answering import figure
from kientao.measures.catalogue import MEASURES
from kientao.measures.engines.live import Live
from kientao.measures.frozen.actions import freeze
from kientao.measures.frozen.checking import checked, erased
from kientao.measures.frozen.comparing import Since, difference
from kientao.measures.frozen.models import FrozenFigure
from tests.measures.frozen.conftest import SHARE, YEAR, Office

pytestmark = pytest.mark.django_db
ROW = ROWS["inspection"]


def test_a_frozen_figure_keeps_its_numbers_its_rule_and_the_hash_of_its_rows(office: Office) -> None:
    one = office.frozen()
    assert (one.numerator, one.denominator, one.rows_above, one.rows_below) == (1, 4, 1, 4)
    assert (one.words, one.unit, one.agencies, one.purpose) == (MEASURES[SHARE].words, "percent", None, one.purpose)
    assert len({one.rule_hash, one.row_hash_above, one.row_hash_below}) == 3
    assert one.said[0][0] == "Tử số"
    found = checked(one, MEASURES)
    assert (found.faults, found.is_changed, found.above, found.below) == ((), False, Since(0, 0), Since(0, 0))


def test_correcting_a_record_later_leaves_the_frozen_figure_and_its_hash(office: Office) -> None:
    one = office.frozen()
    with moved_to(now() + timedelta(days=3)):
        office.told(2, digital=1)
        office.told(9, digital=1)
        found = checked(one, MEASURES)
        again = office.frozen()
    assert found.holds
    assert found.now is not None
    assert (found.now.numerator, found.now.denominator) == (3, 5)
    assert (found.above, found.below) == (Since(2, 0), Since(2, 1))
    assert difference(one.figure, found.now) == 60 - 25
    assert again.row_hash_below != one.row_hash_below


def test_what_is_told_in_the_same_second_does_not_get_in(office: Office) -> None:
    """The clock stands still: nobody could tell the two apart by it."""
    one = office.frozen()
    office.told(2, digital=1)
    assert figure(MEASURES[SHARE], one.asked, Live(), MEASURES.__getitem__) == one.figure
    assert checked(one, MEASURES).holds
    two = office.frozen()
    assert (two.numerator, two.denominator) == (2, 4)
    office.told(3, digital=1)
    assert [checked(each, MEASURES).holds for each in (one, two)] == [True, True]
    assert one.recorded_by == int(now().timestamp()) < two.recorded_by


def test_a_clock_that_goes_back_does_not_open_the_past_again(office: Office) -> None:
    one = office.frozen()
    with moved_to(now() - timedelta(hours=2)):
        office.told(2, digital=1)
        two = office.frozen()
    assert checked(one, MEASURES).holds
    assert (two.numerator, two.recorded_by) == (2, one.recorded_by + 1)
    assert Keeper.objects.get().sealed == two.recorded_by


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (lambda rows: rows.filter(record=2).update(digital=1), "Đếm lại ra 2/4, khi chốt là 1/4."),
        (lambda rows: rows.filter(record=4).update(agency=77), "Mẫu số: vẫn 4 dòng, nhưng có dòng đã bị sửa."),
        (lambda rows: rows.filter(record=4).delete(), "Mẫu số: khi chốt có 4 dòng, nay tìm thấy 3."),
        (lambda rows: rows.filter(record=4).update(recorded_from=2**40), "Đếm lại ra 1/3, khi chốt là 1/4."),
    ],
)
def test_a_row_changed_past_the_ledger_is_found(office: Office, deed: object, said: str) -> None:
    one = office.frozen()
    deed(ROW.objects.all())  # type: ignore[operator]
    found = checked(one, MEASURES)
    assert not found.holds
    assert said in found.faults


def test_a_quick_look_counts_the_rows_and_a_thorough_one_reads_them(office: Office) -> None:
    one = office.frozen()
    ROW.objects.filter(record=4).update(agency=77)
    assert checked(one, MEASURES, rows=False).holds
    assert not checked(one, MEASURES).holds


def test_who_changes_the_frozen_figure_itself_is_found_by_the_audit_trail(office: Office) -> None:
    one = office.frozen()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE frozen_frozenfigure SET purpose = 'khác' WHERE id = %s", [one.pk])
    assert "không còn khớp bản ghi trong sổ nhật ký" in checked(FrozenFigure.objects.get(), MEASURES).faults[0]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM frozen_frozenfigure WHERE id = %s", [one.pk])
    assert erased() == [one.pk]


def test_no_road_of_the_program_changes_or_deletes_one(office: Office) -> None:
    one = office.frozen()
    one.numerator = 4
    deeds = (
        one.save,
        one.delete,
        FrozenFigure.objects.all().delete,
        lambda: FrozenFigure.objects.filter(pk=one.pk).update(numerator=4),
        lambda: FrozenFigure.objects.bulk_update([one], ["numerator"]),
    )
    for deed in deeds:
        with pytest.raises(TypeError, match="frozen figure"), transaction.atomic():
            deed()
    assert FrozenFigure.objects.get().numerator == 1


def test_of_one_agency_only_its_rows_are_kept(office: Office) -> None:
    one = office.frozen(agencies=("tu_phap",))
    assert (one.agencies, one.numerator, one.denominator) == ([office.key("tu_phap")], 1, 3)
    office.told(4, digital=1, agency="van_son")
    found = checked(one, MEASURES)
    assert (found.now, found.below) == (one.figure, Since(0, 0))


def test_a_figure_without_a_value_is_kept_as_none_and_not_as_zero(office: Office) -> None:
    one = office.frozen(agencies=("ben_da",))
    assert (one.denominator, one.figure.value) == (0, None)
    assert checked(one, MEASURES).holds
    entry = AuditEntry.objects.get(action="freeze_figure")
    assert "chưa có số liệu" in entry.data


def test_an_amount_has_rows_above_only(office: Office) -> None:
    one = office.frozen("inspections")
    assert (one.numerator, one.denominator, one.row_hash_below, one.rows_below) == (4, None, "", None)
    assert checked(one, MEASURES).holds


@pytest.mark.parametrize("who", ["lan", "minh", "hoa", "binh", "dung", "khoa", "thu", "quang"])
def test_only_the_programme_office_freezes(office: Office, who: str) -> None:
    with pytest.raises(NotAllowed, match="Cơ quan thường trực chốt số"):
        office.frozen(actor=office.people.actor(who))
    assert (FrozenFigure.objects.count(), Keeper.objects.get().sealed) == (0, None)


def test_what_cannot_be_frozen_is_refused_in_words(office: Office) -> None:
    son, nobody = office.people.son, frozenset({10**6})
    for code, agencies, purpose, field, words in (
        ("no-such", None, "x", "", "Không có chỉ số này"),
        (SHARE, None, "  ", "purpose", "Ghi số này dùng cho"),
        (SHARE, None, "x" * 301, "purpose", "tối đa 300"),
        (SHARE, nobody, "x", "", "Không có cơ quan này"),
        (SHARE, frozenset[int](), "x", "", "Không có cơ quan này"),
    ):
        with pytest.raises(Invalid) as refusal:
            freeze(actor=son, measure_code=code, period=YEAR, agencies=agencies, purpose=purpose)
        assert words in refusal.value.errors[field]
    with pytest.raises(NotAllowed):
        freeze(actor=SYSTEM, measure_code=SHARE, period=YEAR, agencies=None, purpose="x")
    assert not FrozenFigure.objects.exists()


def test_whose_figures_are_read_by_whom(office: Office) -> None:
    whole, own = office.frozen(), office.frozen(agencies=("tu_phap",))
    sees = {
        who: set(FrozenFigure.objects.visible_to(office.people.actor(who))) for who in ("son", "binh", "lan", "hoa")
    }
    assert sees == {"son": {whole, own}, "binh": {whole, own}, "lan": {whole, own}, "hoa": {whole}}
