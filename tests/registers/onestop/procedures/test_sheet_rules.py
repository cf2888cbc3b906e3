"""Cells of a sheet: what the catalogue wrote changes nothing, terms and fees are read as offices write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.sheets.reading import read_sheet
from kientao.base.sheets.writing import ColumnSpec, write_sheet
from kientao.registers.onestop.rules.procedure import Channel, Content, Fee, Level, Limit, LimitUnit, Manner
from kientao.registers.onestop.rules.procedure_sheet import BadCell, BadRow, cells_of, read_code, read_row
from kientao.registers.onestop.rules.typed_fee import fee_words, read_fee
from kientao.registers.onestop.rules.typed_time import BadTime, minutes_words, read_limit, read_minutes
from tests.registers.onestop.procedures.samples import a_content, contents


@given(contents())
def test_what_the_catalogue_wrote_changes_nothing(content: Content) -> None:
    assert read_row(dict(cells_of(content)), content).content == content


@given(contents())
def test_nor_does_it_after_a_spreadsheet_has_kept_it(content: Content) -> None:
    cells = dict(cells_of(content))
    sheet = read_sheet(write_sheet("Thủ tục", [ColumnSpec(name) for name in cells], [list(cells.values())]))
    kept = dict(zip(cells, map(str, sheet.rows[3]), strict=False))
    assert read_row(kept, content).content == content


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("30 Ngày làm việc", Limit(30, LimitUnit.WORKING_DAY)),
        ("27 ngày", Limit(27, LimitUnit.DAY)),
        ("01 Giờ", Limit(1, LimitUnit.HOUR)),
        ("6 tháng", Limit(6, LimitUnit.MONTH)),
        ("Không quá 15 ngày làm việc", Limit(15, LimitUnit.WORKING_DAY, "Không quá 15 ngày làm việc")),
        ("03 (ba) ngày làm việc kể từ ngày nhận đủ hồ sơ",
         Limit(3, LimitUnit.WORKING_DAY, "03 (ba) ngày làm việc kể từ ngày nhận đủ hồ sơ")),
        ("07 Ngày | 14 Ngày", Limit(text="07 Ngày | 14 Ngày")),
        ("0 Giờ", Limit(text="0 Giờ")),
        ("Ngay trong ngày", Limit(text="Ngay trong ngày")),
        ("1,5 ngày làm việc", Limit(text="1,5 ngày làm việc")),
    ],
)  # fmt: skip
def test_a_term_has_a_figure_only_where_it_says_one(text: str, limit: Limit) -> None:
    assert read_limit(text) == limit


@pytest.mark.parametrize(
    ("text", "fee"),
    [
        ("Phí : 0 Đồng", Fee("Phí", 0)),
        ("Phí : Không Đồng", Fee("Phí", 0)),
        ("Lệ phí : 150.000 Đồng", Fee("Lệ phí", 150_000, charge=True)),
        ("Lệ phí cấp giấy: 50.000 đồng/giấy (giảm 50 %)",
         Fee("Lệ phí cấp giấy", 50_000, charge=True, per="giấy", note="giảm 50 %")),
        ("Lệ phí : 1.5 USD", Fee("Lệ phí", None, charge=True, note="1.5 USD")),
        ("Phí : o Đồng", Fee("Phí", None, note="o Đồng")),
        ("100000", Fee("Phí", 100_000)),
        ("Không", None),
        ("Miễn phí", None),
    ],
)  # fmt: skip
def test_a_fee_has_an_amount_only_where_it_says_one(text: str, fee: Fee | None) -> None:
    assert read_fee(text) == fee


@given(st.integers(0, 10**9), st.sampled_from(["Phí", "Lệ phí", "Phí thẩm định"]))
def test_an_amount_of_a_fee_is_read_as_it_was_written(amount: int, name: str) -> None:
    fee = Fee(name, amount, charge=name.startswith("Lệ"))
    assert read_fee(fee_words(fee)) == fee


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("4", 240), ("0,5 ngày", 240), ("4 giờ 30", 270), ("4h30", 270), ("30 phút", 30), ("½ ngày", 240), ("1 buổi", 240),
     ("1 ngày 2 giờ", 600), ("8 giờ làm việc", 480), ("1.5 giờ", 90), ("", None)],
)  # fmt: skip
def test_hours_of_a_step_are_typed_as_officers_say_them(text: str, minutes: int | None) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["abc", "4 giờ x", "4 5", "1,33 giờ", "-4", "4 giờ 30 30"])
def test_what_is_no_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadTime, match="giờ"):
        read_minutes(text)


@given(st.integers(1, 100_000))
def test_a_time_of_a_step_is_read_as_it_is_shown(minutes: int) -> None:
    if minutes < 60 * 9999:
        assert read_minutes(minutes_words(minutes)) == minutes


def test_terms_and_fees_by_channel_come_back_to_their_channels() -> None:
    content = Content(
        "Cấp giấy",
        manners=(
            Manner(Channel.COUNTER, Limit(10, LimitUnit.WORKING_DAY), (Fee("Phí", 50_000),)),
            Manner(Channel.ONLINE, Limit(7, LimitUnit.WORKING_DAY), (Fee("Phí", 25_000),)),
        ),
    )
    cells = dict(cells_of(content))
    assert cells["limit"] == "Trực tiếp: 10 ngày làm việc\nTrực tuyến: 07 ngày làm việc"
    assert read_row(cells, None).content.manners == content.manners


def test_levels_beside_the_provinces_are_told_to_be_left_out() -> None:
    read = read_row({"name": "Thủ tục", "level": "Cấp Bộ, Cấp Tỉnh"}, None)
    assert read.content.level is Level.PROVINCE
    assert [one.column for one in read.doubts] == ["level"]


def test_a_bad_cell_is_told_by_its_column() -> None:
    with pytest.raises(BadRow) as bad:
        read_row({"name": "Thủ tục", "sets": "vài", "online": "?"}, a_content())
    assert set(bad.value.cells) == {"sets", "online"}


@pytest.mark.parametrize(
    ("text", "code"), [("1.012994", "1.012994"), ("1,00946", "1.009460"), ("2,000001", "2.000001"), ("NB-01", "NB-01")]
)
def test_codes_are_read(text: str, code: str) -> None:
    assert read_code(text) == code


@pytest.mark.parametrize("text", ["", "1.0 1", "=1+1", "a;b", "1."])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(BadCell):
        read_code(text)
