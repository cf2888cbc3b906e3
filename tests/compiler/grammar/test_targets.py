"""How much is wished for? Comparators, numbers as Vietnamese prints them, changes, levels and horizons."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.compiler.draft import Comparator, Level, Unit
from kientao.compiler.grammar.target import Change, Quantity, read_clause
from tests.compiler.grammar.cells import targets


def one(clause: str) -> Quantity:
    (quantity,) = read_clause(clause).quantities
    return quantity


COMPARED: list[tuple[str, Comparator, str]] = [
    ("100% cơ quan hành chính công khai thủ tục", ">=", "100"),
    ("Tối thiểu 80% hồ sơ được xử lý trực tuyến", ">=", "80"),
    ("Tối thiểu đạt 80% hồ sơ được xử lý trực tuyến", ">=", "80"),
    ("Ít nhất 30% dịch vụ công trực tuyến toàn trình", ">=", "30"),
    ("Ít nhất đối với 30% dịch vụ công trực tuyến", ">=", "30"),
    ("Từ 75% trở lên thủ tục hành chính", ">=", "75"),
    ("Tỷ lệ hài lòng đạt từ 90% trở lên", ">=", "90"),
    ("Tỷ lệ hài lòng đạt 90%", ">=", "90"),
    ("Tỷ lệ hài lòng 90% trở lên", ">=", "90"),
    ("Phấn đấu 98% người dân hài lòng", ">=", "98"),
    ("Không dưới 60% hồ sơ nộp trực tuyến", ">=", "60"),
    ("Không thấp hơn 60% hồ sơ nộp trực tuyến", ">=", "60"),
    ("≥ 90% hồ sơ đúng hạn", ">=", "90"),
    ("Trên 95% hồ sơ đúng hạn", ">", "95"),
    ("Hơn 90% hồ sơ đúng hạn", ">", "90"),
    ("Phấn đấu đạt trên 98% người dân hài lòng", ">", "98"),
    ("> 90% hồ sơ đúng hạn", ">", "90"),
    ("Dưới 2% hồ sơ trễ hẹn", "<", "2"),
    ("Không quá 1% hồ sơ trễ hẹn", "<=", "1"),
    ("Không vượt quá 1% hồ sơ trễ hẹn", "<=", "1"),
    ("Tối đa 5% hồ sơ trễ hẹn", "<=", "5"),
    ("Tỷ lệ trễ hạn từ 3% trở xuống", "<=", "3"),
    ("≤ 5% hồ sơ trễ hẹn", "<=", "5"),
    ("95 phần trăm hồ sơ đúng hạn", ">=", "95"),
    ("95 % hồ sơ đúng hạn", ">=", "95"),
    ("TỐI THIỂU 80% HỒ SƠ", ">=", "80"),
    ("Tỷ lệ hài lòng đạt 58,97%", ">=", "58.97"),
    ("Tỷ lệ trễ hạn không quá 0,5%", "<=", "0.5"),
    ("Tỷ lệ hài lòng đạt 90,00%", ">=", "90"),
    ("Nâng tỷ lệ hồ sơ trực tuyến lên 80%", ">=", "80"),
    ("Tỷ lệ trễ hạn giảm xuống còn 5%", "<=", "5"),
    ("Tỷ lệ trễ hạn giảm xuống 5%", "<=", "5"),
    ("Tỷ lệ trễ hạn giảm còn dưới 5%", "<", "5"),
    ("Tỷ lệ trễ hạn chỉ còn 2%", "<=", "2"),
    ("Không còn hồ sơ trễ hạn, 100% hồ sơ đúng hạn", ">=", "100"),
]


@pytest.mark.parametrize(("clause", "comparator", "value"), COMPARED)
def test_words_around_a_percentage_say_how_it_is_compared(clause: str, comparator: Comparator, value: str) -> None:
    quantity = one(clause)
    assert (quantity.unit, quantity.comparator, quantity.value) == ("percent", comparator, Decimal(value))
    assert quantity.change is None
    assert quantity.value_to is None


@pytest.mark.parametrize(
    ("clause", "low", "high", "change"),
    [
        ("Rút ngắn từ 20 đến 30% thời gian giải quyết", "20", "30", "decrease"),
        ("Rút ngắn từ 20% đến 30% thời gian giải quyết", "20", "30", "decrease"),
        ("Rút ngắn 20 - 30% thời gian giải quyết", "20", "30", "decrease"),
        ("Tỷ lệ hài lòng đạt từ 90% đến 95%", "90", "95", None),
        ("Tỷ lệ hài lòng đạt 90-95%", "90", "95", None),
        ("Tỷ lệ hài lòng từ 87,5% đến 92,5%", "87.5", "92.5", None),
    ],
)
def test_a_range_has_both_ends(clause: str, low: str, high: str, change: Change | None) -> None:
    quantity = one(clause)
    assert quantity.comparator == "between"
    assert (quantity.value, quantity.value_to) == (Decimal(low), Decimal(high))
    assert quantity.change == change


@pytest.mark.parametrize(
    ("clause", "value", "change", "base"),
    [
        ("Giảm tối thiểu 10% số đơn vị sự nghiệp so với năm 2021", "10", "decrease", "2021"),
        ("Tinh giản ít nhất 5% biên chế so với năm 2025", "5", "decrease", "2025"),
        ("Tăng 5% số hồ sơ trực tuyến so với năm 2025", "5", "increase", "2025"),
        ("Chi phí tuân thủ giảm 0,5%", "0.5", "decrease", None),
        ("Tiết kiệm 10% chi thường xuyên", "10", "decrease", None),
        ("Cắt giảm tối thiểu 30% thời gian giải quyết", "30", "decrease", None),
        ("Rút ngắn ít nhất 20% thời gian giải quyết", "20", "decrease", None),
        ("Cắt giảm thời gian của ít nhất 20% thủ tục hành chính", "20", None, None),
    ],
)
def test_a_change_is_told_from_the_share_of_things_to_be_changed(
    clause: str, value: str, change: Change | None, base: str | None
) -> None:
    quantity = one(clause)
    assert (quantity.value, quantity.change, quantity.base) == (Decimal(value), change, base)
    assert quantity.comparator == ">="


UNITS: list[tuple[str, str | None, Unit, Comparator | None]] = [
    ("Thời gian xử lý không quá 03 ngày làm việc", "3", "working_day", "<="),
    ("Thời gian giải quyết không quá 3 tháng", "3", "month", "<="),
    ("Thời gian xử lý tối đa 4 giờ", "4", "hour", "<="),
    ("Thời gian giải quyết tối đa 15 ngày", "15", "day", "<="),
    ("Phát sóng tối thiểu 02 kỳ/tháng", "2", "per_month", ">="),
    ("Tổ chức ít nhất 4 cuộc/năm", "4", "per_year", ">="),
    ("Tuyên truyền tối thiểu 1.250 hộ gia đình", "1250", "count", ">="),
    ("Số hóa trên 1.000.000 hồ sơ", "1000000", "count", ">"),
    ("Tối thiểu 20 dịch vụ công", "20", "count", ">="),
    ("Kinh phí tối thiểu 500 triệu đồng", "500000000", "vnd", ">="),
    ("Kinh phí tối thiểu 1,5 tỷ đồng", "1500000000", "vnd", ">="),
    ("Kinh phí không quá 2.500 tỷ đồng", "2500000000000", "vnd", "<="),
    ("Kinh phí không quá 12.500.000 đồng", "12500000", "vnd", "<="),
    ("Kinh phí tối thiểu 1.234,5 tỷ đồng", "1234500000000", "vnd", ">="),
    ("Tăng thêm 3 điểm phần trăm", "3", "percentage_point", ">="),
    ("Chỉ số cải cách hành chính đạt 90 điểm trở lên", "90", "score", ">="),
    ("Chỉ số hiệu quả quản trị tăng 12,5 điểm", "12.5", "score", ">="),
    ("Tổ chức tối thiểu 05 điểm cầu", "5", "count", ">="),
    ("Chỉ số nằm trong tốp khá", None, "rank", None),
    ("Chỉ số nằm trong tốp 10 tỉnh, thành phố dẫn đầu", "10", "rank", "<="),
]


@pytest.mark.parametrize(("clause", "value", "unit", "comparator"), UNITS)
def test_other_quantities_keep_their_unit(
    clause: str, value: str | None, unit: Unit, comparator: Comparator | None
) -> None:
    quantity = one(clause)
    assert quantity.value == (None if value is None else Decimal(value))
    assert (quantity.unit, quantity.comparator) == (unit, comparator)


Three = list[tuple[str, Comparator, Level | None]]
LISTS: list[tuple[str, Three]] = [
    (
        "tỷ lệ hồ sơ trực tuyến của cấp tỉnh, cấp huyện, cấp xã tối thiểu tương ứng là 30%, 20%, 15%",
        [("30", ">=", "tỉnh"), ("20", ">=", "huyện"), ("15", ">=", "xã")],
    ),
    (
        "80% hồ sơ cấp tỉnh, 60% cấp huyện và 30% cấp xã",
        [("80", ">=", "tỉnh"), ("60", ">=", "huyện"), ("30", ">=", "xã")],
    ),
    (
        "trên 80% hồ sơ cấp tỉnh, 60% hồ sơ cấp huyện và 30% hồ sơ cấp xã",
        [("80", ">", "tỉnh"), ("60", ">", "huyện"), ("30", ">", "xã")],
    ),
    ("tối thiểu 80% hồ sơ, 60% giấy tờ và 30% kết quả", [("80", ">=", None), ("60", ">=", None), ("30", ">=", None)]),
    ("ít nhất 50% và tối đa 60% hồ sơ", [("50", ">=", None), ("60", "<=", None)]),
    ("không quá 5% hồ sơ cấp tỉnh, 10% hồ sơ cấp xã", [("5", "<=", "tỉnh"), ("10", "<=", "xã")]),
    ("trễ hạn giảm xuống còn 5% ở cấp tỉnh, 10% ở cấp xã", [("5", "<=", "tỉnh"), ("10", "<=", "xã")]),
    ("trễ hạn không quá 5%, nâng tỷ lệ hài lòng lên 90%", [("5", "<=", None), ("90", ">=", None)]),
]


@pytest.mark.parametrize(("clause", "expected"), LISTS)
def test_the_later_numbers_of_a_list_inherit_the_comparator(clause: str, expected: Three) -> None:
    found = read_clause(clause).quantities
    assert [(q.value, q.comparator, q.level) for q in found] == [(Decimal(v), c, level) for v, c, level in expected]


@pytest.mark.parametrize(
    ("clause", "due"),
    [
        ("Đến năm 2025, tối thiểu 80% hồ sơ trực tuyến", date(2025, 12, 31)),
        ("Đến hết năm 2026, 100% hồ sơ trực tuyến", date(2026, 12, 31)),
        ("Đến cuối năm 2026, 100% hồ sơ trực tuyến", date(2026, 12, 31)),
        ("Đến tháng 6/2026, 100% hồ sơ trực tuyến", date(2026, 6, 30)),
        ("Đến hết quý II/2026, 100% hồ sơ trực tuyến", date(2026, 6, 30)),
        ("Đến ngày 30/6/2026, 100% hồ sơ trực tuyến", date(2026, 6, 30)),
        ("Đến ngày 30 tháng 6 năm 2026, 100% hồ sơ trực tuyến", date(2026, 6, 30)),
        ("Trước năm 2030, 100% hồ sơ trực tuyến", date(2029, 12, 31)),
        ("Trước ngày 30/6/2026, 100% hồ sơ trực tuyến", date(2026, 6, 29)),
        ("Trước tháng 6/2026, 100% hồ sơ trực tuyến", date(2026, 5, 31)),
        ("Trước quý II/2026, 100% hồ sơ trực tuyến", date(2026, 3, 31)),
    ],
)
def test_a_horizon_gives_the_day_it_is_due(clause: str, due: date) -> None:
    assert one(clause).due == due


@pytest.mark.parametrize(
    "clause",
    [
        "Thực hiện Điều 5 khoản 3 của Quy chế",
        "Áp dụng TCVN ISO 9001:2015",
        "Theo Quyết định số 06/QĐ-TTg",
        "Nghị quyết số 76/NQ-CP ngày 15/7/2021",
        "giai đoạn 2026-2030",
        "năm 2026",
        "dịch vụ công mức độ 3, 4",
        "Mục 2 Phụ lục I",
    ],
)
def test_numbers_of_laws_dates_and_standards_are_no_wish(clause: str) -> None:
    assert read_clause(clause).quantities == ()


@pytest.mark.parametrize(
    ("clause", "values"),
    [
        ("70% thủ tục đạt mức độ 2 và 30% thủ tục đạt mức độ 3, 4", ["70", "30"]),
        ("Dịch vụ công mức độ 3, 4,5% tăng thêm", ["4.5"]),
        ("Duy trì mức độ 80% trở lên", ["80"]),
    ],
)
def test_a_level_takes_no_figure_from_the_share_behind_it(clause: str, values: list[str]) -> None:
    assert [one.value for one in read_clause(clause).quantities] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Năm 2025, tỷ lệ hồ sơ nộp trực tuyến là 86,3%.", "86.3"),
        ("Tỷ lệ hồ sơ nộp trực tuyến hiện nay mới đạt 73,2%.", "73.2"),
        ("Tỷ lệ hồ sơ nộp trực tuyến năm 2025 đã đạt 17,8%.", "17.8"),
    ],
)
def test_what_was_measured_is_a_baseline_and_equals(sentence: str, value: str) -> None:
    (found,) = targets(sentence)
    assert (found.kind, found.value, found.comparator) == ("baseline", Decimal(value), "=")


@pytest.mark.parametrize(
    ("clause", "start", "aim"),
    [
        ("Tăng từ 80% lên 90%", ("80", "="), ("90", ">=")),
        ("Nâng tỷ lệ hài lòng từ 80% năm 2025 lên trên 90%", ("80", "="), ("90", ">")),
        ("Tỷ lệ trễ hạn giảm từ 10% xuống còn 5%", ("10", "="), ("5", "<=")),
        ("Rút ngắn thời gian từ 10 ngày xuống còn 5 ngày", ("10", "="), ("5", "<=")),
    ],
)
def test_where_a_change_starts_is_measured_and_where_it_ends_is_wished(
    clause: str, start: tuple[str, str], aim: tuple[str, str]
) -> None:
    first, second = read_clause(clause).quantities
    assert [(str(q.value), q.comparator) for q in (first, second)] == [start, aim]
    assert (first.past, second.past) == (True, False)
    assert (first.change, second.change) == (None, None)


def test_a_start_is_a_baseline_of_the_draft() -> None:
    start, aim = targets("Phấn đấu nâng tỷ lệ hài lòng từ 80% lên 90%.")
    assert [(t.kind, t.comparator, t.value) for t in (start, aim)] == [
        ("baseline", "=", Decimal(80)),
        ("target", ">=", Decimal(90)),
    ]


def test_points_wished_for_are_a_target() -> None:
    (found,) = targets("Phấn đấu Chỉ số cải cách hành chính đạt từ 90 điểm trở lên.")
    assert (found.kind, found.unit, found.comparator, found.value) == ("target", "score", ">=", Decimal(90))


def test_a_level_in_front_of_another_wish_is_no_start() -> None:
    first, second = read_clause("Đạt từ 75% trở lên, nâng tỷ lệ trực tuyến lên 90%").quantities
    assert [(q.value, q.comparator, q.past) for q in (first, second)] == [
        (Decimal(75), ">=", False),
        (Decimal(90), ">=", False),
    ]


def test_a_share_of_a_share_points_to_the_target_it_lies_within() -> None:
    outer, inner = targets(
        "Tối thiểu 80% hồ sơ thủ tục hành chính được số hóa, trong đó từ 30% trở lên được số hóa ngay khi tiếp nhận."
    )
    assert (outer.value, inner.value) == (Decimal(80), Decimal(30))
    assert (outer.within, inner.within) == (None, outer.id)


def test_a_ramp_gives_its_start_its_step_and_its_ceiling_and_the_guaranteed_years() -> None:
    start, step, ceiling = targets(
        "Năm 2026, số hóa kết quả cấp tỉnh đạt tối thiểu 40%; giai đoạn 2027-2029, mỗi năm tăng tối thiểu 20% "
        "cho đến khi đạt tỷ lệ 100%."
    )
    assert [target.value for target in (start, step, ceiling)] == [Decimal(40), Decimal(20), Decimal(100)]
    assert step.change == "increase"
    assert [(point.date, point.value) for point in start.schedule] == [
        (date(2026, 12, 31), Decimal(40)),
        (date(2027, 12, 31), Decimal(60)),
        (date(2028, 12, 31), Decimal(80)),
        (date(2029, 12, 31), Decimal(100)),
    ]


def grouped(number: int) -> str:
    """1250000 as an office prints it: 1.250.000."""
    return f"{number:,}".replace(",", ".")


@given(st.integers(1_000, 999_999_999))
def test_a_number_with_thousand_dots_is_read_whole(number: int) -> None:
    quantity = one(f"Số hóa tối thiểu {grouped(number)} hồ sơ")
    assert (quantity.value, quantity.unit) == (Decimal(number), "count")


@given(st.decimals(Decimal("0.01"), Decimal("99.99"), places=2))
def test_a_percentage_with_a_decimal_comma_is_read_exactly(number: Decimal) -> None:
    printed = f"{number:f}".replace(".", ",")
    quantity = one(f"Tỷ lệ hài lòng đạt tối thiểu {printed}%")
    assert (quantity.value, quantity.unit) == (number, "percent")


@given(st.integers(1, 999_999), st.sampled_from([("đồng", 0), ("triệu đồng", 6), ("tỷ đồng", 9)]))
def test_money_is_read_in_dong(number: int, scale: tuple[str, int]) -> None:
    word, power = scale
    quantity = one(f"Kinh phí tối thiểu {grouped(number)} {word}")
    assert (quantity.value, quantity.unit) == (Decimal(number).scaleb(power), "vnd")


@given(st.integers(1, 99), st.integers(1, 99), st.sampled_from(["từ {a} đến {b}%", "từ {a}% đến {b}%", "{a} - {b}%"]))
def test_a_printed_range_comes_back(one_end: int, other: int, form: str) -> None:
    low, high = sorted((one_end, other + 100))
    quantity = one("Số hồ sơ đạt " + form.format(a=low, b=high))
    assert (quantity.value, quantity.value_to, quantity.comparator) == (Decimal(low), Decimal(high), "between")
