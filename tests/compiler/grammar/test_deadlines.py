"""When is it due? The phrases of real time columns, each with its window and its last day."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.compiler.draft import Recurrence
from kientao.compiler.grammar.deadline import is_deadline, read_deadline
from tests.compiler.grammar.cells import deadlines

YEAR = 2026


def day(text: str) -> date:
    """31/12/2026 as a date."""
    number, month, year = (int(part) for part in text.split("/"))
    return date(year, month, number)


DAYS = [
    ("Hoàn thành trước 25/12/2019.", "24/12/2019"),
    ("trước 30/5/2019", "29/5/2019"),
    ("trước 31/12/2018", "30/12/2018"),
    ("xong trước 15/02/2018", "14/2/2018"),
    ("Trước ngày 01 tháng 3 năm 2026", "28/2/2026"),
    ("Trước ngày 01/3/2024", "29/2/2024"),
    ("Trước ngày 01/01/2026", "31/12/2025"),
    ("Hoàn thành trước ngày 20/12/2026", "19/12/2026"),
    ("Trước ngày 20/12", "19/12/2026"),
    ("Xong trước ngày 05-11-2026", "4/11/2026"),
    ("Trước ngày 30.6.2026", "29/6/2026"),
    ("Trước ngày 30/ 6/ 2026", "29/6/2026"),
    ("Chậm nhất ngày 15/11/2026", "15/11/2026"),
    ("Chậm nhất là ngày 15 tháng 11 năm 2026", "15/11/2026"),
    ("Chậm nhất đến ngày 15/11/2026", "15/11/2026"),
    ("Chậm nhất vào ngày 30/9/2026", "30/9/2026"),
    ("Muộn nhất ngày 30/9/2026", "30/9/2026"),
    ("Không muộn hơn ngày 30/9/2026", "30/9/2026"),
    ("Đến hết ngày 30/6/2026", "30/6/2026"),
    ("Đến ngày 30/6/2026", "30/6/2026"),
    ("Ngày 20/10/2026", "20/10/2026"),
    ("20/10/2026", "20/10/2026"),
    ("Ngày 20 tháng 10 năm 2026", "20/10/2026"),
    ("Từ ngày 01/3/2026 đến ngày 15/4/2026", "15/4/2026"),
    ("01/3/2026 - 15/4/2026", "15/4/2026"),
    ("Trước 17 giờ ngày 20/12/2026", "20/12/2026"),
    ("Trước ngày 15/6/2026 và 15/12/2026", "14/12/2026"),
]


@pytest.mark.parametrize(("phrase", "last"), DAYS)
def test_a_date_ends_on_its_day_and_before_it_on_the_day_before(phrase: str, last: str) -> None:
    reading = read_deadline(phrase, YEAR)
    assert (reading.kind, reading.end) == ("date", day(last))
    assert not reading.ambiguous


WINDOWS = [
    ("Tháng 12/2018", "month", "1/12/2018", "31/12/2018"),
    ("Tháng 01/2019", "month", "1/1/2019", "31/1/2019"),
    ("Tháng 04/2019", "month", "1/4/2019", "30/4/2019"),
    ("xong trong tháng 2/2018", "month", "1/2/2018", "28/2/2018"),
    ("Tháng 2/2024", "month", "1/2/2024", "29/2/2024"),
    ("Tháng 6", "month", "1/6/2026", "30/6/2026"),
    ("Tháng 6 năm 2026", "month", "1/6/2026", "30/6/2026"),
    ("Trong tháng 9/2026", "month", "1/9/2026", "30/9/2026"),
    ("Hoàn thành trong tháng 12", "month", "1/12/2026", "31/12/2026"),
    ("06/2019", "month", "1/6/2019", "30/6/2019"),
    ("Từ tháng 3 đến tháng 9/2026", "month", "1/3/2026", "30/9/2026"),
    ("Tháng 3 - 6/2026", "month", "1/3/2026", "30/6/2026"),
    ("Tháng 3-6", "month", "1/3/2026", "30/6/2026"),
    ("Từ tháng 11/2025 đến tháng 2/2026", "month", "1/11/2025", "28/2/2026"),
    ("Tháng 10 đến tháng 11 năm 2026", "month", "1/10/2026", "30/11/2026"),
    ("Trong tháng 3, 6, 9, 12", "month", "1/3/2026", "31/12/2026"),
    ("3/2026-12/2026", "month", "1/3/2026", "31/12/2026"),
    ("Cuối tháng 6/2026", "month", "1/6/2026", "30/6/2026"),
    ("Quý I", "quarter", "1/1/2026", "31/3/2026"),
    ("Quý II", "quarter", "1/4/2026", "30/6/2026"),
    ("Quý III", "quarter", "1/7/2026", "30/9/2026"),
    ("Quý IV", "quarter", "1/10/2026", "31/12/2026"),
    ("Quý I/2019", "quarter", "1/1/2019", "31/3/2019"),
    ("Quý 4/2023", "quarter", "1/10/2023", "31/12/2023"),
    ("quý 2 năm 2026", "quarter", "1/4/2026", "30/6/2026"),
    ("Quý II năm 2026", "quarter", "1/4/2026", "30/6/2026"),
    ("Qúy III/2026", "quarter", "1/7/2026", "30/9/2026"),
    ("QI/2026", "quarter", "1/1/2026", "31/3/2026"),
    ("Cuối quý II/2026", "quarter", "1/4/2026", "30/6/2026"),
    ("Quý I, II, III, IV", "quarter", "1/1/2026", "31/12/2026"),
    ("Quý 1,2,3,4", "quarter", "1/1/2026", "31/12/2026"),
    ("Quý III-IV/2026", "quarter", "1/7/2026", "31/12/2026"),
    ("Quý III năm 2026 - Quý I năm 2027", "quarter", "1/7/2026", "31/3/2027"),
    ("Q1/2026", "quarter", "1/1/2026", "31/3/2026"),
    ("Quí IV/2026", "quarter", "1/10/2026", "31/12/2026"),
    ("QUÝ I/2026", "quarter", "1/1/2026", "31/3/2026"),
    ("Trong quý I", "quarter", "1/1/2026", "31/3/2026"),
    ("Hoàn thành trong Quý III/2026", "quarter", "1/7/2026", "30/9/2026"),
    ("Quý I, II/2026", "quarter", "1/1/2026", "30/6/2026"),
    ("Quý I và quý II năm 2026", "quarter", "1/1/2026", "30/6/2026"),
    ("Quý II - Quý IV/2026", "quarter", "1/4/2026", "31/12/2026"),
    ("Từ quý II đến quý IV/2026", "quarter", "1/4/2026", "31/12/2026"),
    ("Quý IV/2025 - Quý I/2026", "quarter", "1/10/2025", "31/3/2026"),
    ("6 tháng đầu năm", "half", "1/1/2026", "30/6/2026"),
    ("6 tháng đầu năm 2025", "half", "1/1/2025", "30/6/2025"),
    ("06 tháng cuối năm", "half", "1/7/2026", "31/12/2026"),
    ("Sáu tháng cuối năm 2026", "half", "1/7/2026", "31/12/2026"),
    ("Nửa đầu năm 2026", "half", "1/1/2026", "30/6/2026"),
    ("Cả năm", "year", "1/1/2026", "31/12/2026"),
    ("Trong năm 2019", "year", "1/1/2019", "31/12/2019"),
    ("Năm 2021", "year", "1/1/2021", "31/12/2021"),
    ("2021", "year", "1/1/2021", "31/12/2021"),
    ("Cả năm 2026", "year", "1/1/2026", "31/12/2026"),
    ("2021-2025", "years", "1/1/2021", "31/12/2025"),
    ("2021 - 2025", "years", "1/1/2021", "31/12/2025"),
    ("2021–2022", "years", "1/1/2021", "31/12/2022"),
    ("Giai đoạn 2026-2030", "years", "1/1/2026", "31/12/2030"),
    ("Năm 2026-2027", "years", "1/1/2026", "31/12/2027"),
    ("Từ năm 2026 đến năm 2030", "years", "1/1/2026", "31/12/2030"),
    ("Năm 2026, 2027", "years", "1/1/2026", "31/12/2027"),
    ("Năm 2026 và năm 2027", "years", "1/1/2026", "31/12/2027"),
]


@pytest.mark.parametrize(("phrase", "kind", "first", "last"), WINDOWS)
def test_a_month_a_quarter_a_half_and_a_year_are_windows(phrase: str, kind: str, first: str, last: str) -> None:
    reading = read_deadline(phrase, YEAR)
    assert (reading.kind, reading.start, reading.end) == (kind, day(first), day(last))
    assert not reading.ambiguous


@pytest.mark.parametrize(
    ("phrase", "last"),
    [
        ("Đến hết tháng 6/2026", "30/6/2026"),
        ("Chậm nhất trong tháng 6/2026", "30/6/2026"),
        ("Chậm nhất tháng 6/2026", "30/6/2026"),
        ("Đến hết quý III/2026", "30/9/2026"),
        ("Chậm nhất quý III/2026", "30/9/2026"),
        ("Đến hết năm 2026", "31/12/2026"),
        ("Đến năm 2030", "31/12/2030"),
        ("Hết quý II/2026", "30/6/2026"),
        ("Từ nay đến hết năm 2026", "31/12/2026"),
        ("Từ nay đến năm 2030", "31/12/2030"),
    ],
)
def test_until_a_month_a_quarter_or_a_year_ends_on_its_last_day(phrase: str, last: str) -> None:
    assert read_deadline(phrase, YEAR).end == day(last)


@pytest.mark.parametrize(
    ("phrase", "last"),
    [
        ("Trước 06/2019.", "31/5/2019"),
        ("hoàn thành trước tháng 12/2019", "30/11/2019"),
        ("Trước tháng 3/2024", "29/2/2024"),
        ("Trước tháng 4", "31/3/2026"),
        ("trước quý I/2019", "31/12/2018"),
        ("Trước quý II năm 2026", "31/3/2026"),
        ("Trước năm 2027", "31/12/2026"),
    ],
)
def test_before_a_month_or_a_quarter_ends_before_it_begins_and_is_open_to_doubt(phrase: str, last: str) -> None:
    reading = read_deadline(phrase, YEAR)
    assert reading.end == day(last)
    assert reading.ambiguous


RECURRING: list[tuple[str, tuple[Recurrence, ...]]] = [
    ("Hàng năm", ("yearly",)),
    ("Hằng năm", ("yearly",)),
    ("Hằng tháng", ("monthly",)),
    ("Hàng tuần", ("weekly",)),
    ("Hằng quý", ("quarterly",)),
    ("Định kỳ hằng quý", ("quarterly",)),
    ("Định kỳ hàng quý hoặc đột xuất theo quy định.", ("quarterly", "ad-hoc")),
    ("định kỳ quý, 6 tháng, năm", ("quarterly", "half-yearly", "yearly")),
    ("Định kỳ 6 tháng, 9 tháng, năm", ("half-yearly", "nine-monthly", "yearly")),
    ("Định kỳ hàng tháng, quý, năm", ("monthly", "quarterly", "yearly")),
    ("Hằng quý, 6 tháng, năm và đột xuất", ("quarterly", "half-yearly", "yearly", "ad-hoc")),
    ("Định kỳ 6 tháng", ("half-yearly",)),
    ("Định kỳ 6 tháng và hằng năm", ("half-yearly", "yearly")),
    ("Định kỳ theo quy định.", ()),
    ("Định kỳ", ()),
    ("Trước ngày 20 hằng tháng", ("monthly",)),
    ("Trước ngày 20 của tháng cuối quý", ("quarterly",)),
    ("Trước ngày 15/12 hằng năm", ("yearly",)),
    ("Hằng năm hoặc khi có yêu cầu", ("yearly", "ad-hoc")),
    ("Mỗi tháng", ("monthly",)),
    ("02 năm/lần", ()),
]


@pytest.mark.parametrize(("phrase", "periods"), RECURRING)
def test_what_comes_again_names_all_its_periods_and_no_single_last_day(
    phrase: str, periods: tuple[Recurrence, ...]
) -> None:
    reading = read_deadline(phrase, YEAR)
    assert (reading.kind, reading.recurrence, reading.end) == ("recurring", periods, None)


OPEN = [
    ("Thường xuyên", "standing"),
    ("Thực hiện thường xuyên", "standing"),
    ("Thường xuyên trong năm.", "standing"),
    ("Thường xuyên, liên tục", "standing"),
    ("Sau khi Chính phủ ban hành văn bản", "conditional"),
    ("Ngay sau khi có quyết định công bố của Bộ, ngành Trung ương", "conditional"),
    ("Sau khi có hướng dẫn của Bộ Nội vụ", "conditional"),
    ("Khi có hướng dẫn của Trung ương", "conditional"),
    ("Sau 15 ngày kể từ ngày Nghị định của Chính phủ có hiệu lực", "conditional"),
    ("Không quá 3 tháng kể từ ngày Bộ Nội vụ ban hành hướng dẫn", "conditional"),
    ("Trong vòng 30 ngày kể từ ngày Thủ tướng Chính phủ phê duyệt", "conditional"),
    ("Sau khi kết thúc đợt kiểm tra", "event"),
    ("Ngay sau khi hoàn thành khảo sát", "event"),
    ("Sau 15 ngày kể từ ngày kết thúc kiểm tra", "event"),
    ("Sau 05 ngày làm việc kể từ ngày kế hoạch này được ban hành", "event"),
    ("Trong thời hạn 10 ngày làm việc kể từ ngày kết thúc cuộc kiểm tra", "event"),
    ("Theo Kế hoạch số 61/KH-UBND của UBND tỉnh", "reference"),
    ("Theo Kế hoạch.", "reference"),
    ("Theo KH số 61/KH-UBND", "reference"),
    ("theo lộ trình Kế hoạch số 76/KH-UBND ngày 20/3/2025 của UBND tỉnh", "reference"),
    ("Theo tiến độ Đề án 06", "reference"),
    ("Theo Quyết định số 766/QĐ-TTg", "reference"),
    ("Theo chương trình công tác của UBND tỉnh", "reference"),
    ("Theo tình hình thực tế", "unknown"),
    ("theo quy định của pháp luật", "unknown"),
    ("Theo quy định", "unknown"),
    ("Theo yêu cầu nhiệm vụ", "unknown"),
]


@pytest.mark.parametrize(("phrase", "kind"), OPEN)
def test_standing_waiting_and_referring_work_has_no_last_day_but_is_understood(phrase: str, kind: str) -> None:
    reading = read_deadline(phrase, YEAR)
    assert (reading.kind, reading.end) == (kind, None)
    assert reading.understood


@pytest.mark.parametrize(
    "phrase",
    [
        "Lúc thuận tiện",
        "Sở Nội vụ",
        "Kế hoạch của Ủy ban nhân dân tỉnh",
        "100%",
        "abc",
        "???",
        "",
        "   ",
        "-",
        "12",
        "Quý khách",
        "tháng giêng năm ngoái",
    ],
)
def test_words_that_are_no_time_are_not_understood(phrase: str) -> None:
    reading = read_deadline(phrase, YEAR)
    assert (reading.kind, reading.understood, reading.start, reading.end) == ("unknown", False, None, None)
    assert not is_deadline(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "31/02/2026",
        "Trước ngày 31/02/2026",
        "Ngày 29/2/2026",
        "Chậm nhất ngày 31/4/2026",
        "Ngày 32/01/2026",
        "Ngày 00/01/2026",
        "Trước ngày 15/13/2026",
        "Tháng 13/2026",
        "Tháng 0/2026",
        "Tháng 00",
        "Quý V/2026",
        "Quý 5/2026",
        "Quý 0/2026",
        "Trước ngày 31 tháng 6 năm 2026",
    ],
)
def test_a_day_that_no_calendar_has_is_not_understood(phrase: str) -> None:
    reading = read_deadline(phrase, YEAR)
    assert (reading.kind, reading.understood, reading.end) == ("unknown", False, None)


@pytest.mark.parametrize("phrase", ["Quý I", "Tháng 6", "Trước ngày 20/12", "6 tháng đầu năm"])
def test_without_a_plan_year_no_day_is_invented(phrase: str) -> None:
    reading = read_deadline(phrase, None)
    assert reading.understood
    assert (reading.start, reading.end) == (None, None)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "- Ban hành kế hoạch: Quý I<br>- Thực hiện: Cả năm",
            [("Ban hành kế hoạch", "quarter", "31/3/2026"), ("Thực hiện", "year", "31/12/2026")],
        ),
        (
            "- Thực hiện: Cả năm<br>- Báo cáo: Quý IV",
            [("Thực hiện", "year", "31/12/2026"), ("Báo cáo", "quarter", "31/12/2026")],
        ),
        (
            "- Kế hoạch khảo sát: quý I/2026.<br>- Báo cáo kết quả khảo sát: tháng 11/2026.",
            [("Kế hoạch khảo sát", "quarter", "31/3/2026"), ("Báo cáo kết quả khảo sát", "month", "30/11/2026")],
        ),
        (
            "- Kế hoạch khảo sát, quý II/2026;<br>- Báo cáo: trước ngày 15/12/2026",
            [("Kế hoạch khảo sát", "quarter", "30/6/2026"), ("Báo cáo", "date", "14/12/2026")],
        ),
        (
            "Trình dự thảo: Quý II/2026; Ban hành: Quý III/2026",
            [("Trình dự thảo", "quarter", "30/6/2026"), ("Ban hành", "quarter", "30/9/2026")],
        ),
    ],
)
def test_a_cell_with_several_times_gives_each_its_label(cell: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(deadline.label, deadline.kind, deadline.end) for deadline in deadlines(cell)]
    assert found == [(label, kind, day(last)) for label, kind, last in expected]


def test_a_label_that_names_a_deliverable_is_linked_to_it() -> None:
    cell = "- Kế hoạch khảo sát: quý I/2026.<br>- Báo cáo kết quả khảo sát: tháng 11/2026."
    found = deadlines(cell, product="- Kế hoạch khảo sát;<br>- Báo cáo kết quả khảo sát.")
    assert len(found) == 2
    assert all(deadline.deliverable for deadline in found)
    assert found[0].deliverable != found[1].deliverable


def test_within_the_year_is_standing_work_unless_something_is_to_be_delivered() -> None:
    (standing,) = deadlines("Trong năm", product="")
    assert (standing.kind, standing.end) == ("standing", None)
    (delivering,) = deadlines("Trong năm", product="Báo cáo kết quả")
    assert (delivering.kind, delivering.end) == ("year", date(2026, 12, 31))


def test_the_plans_year_counts_where_the_cell_names_none() -> None:
    (deadline,) = deadlines("Quý III", year=2024)
    assert (deadline.start, deadline.end) == (date(2024, 7, 1), date(2024, 9, 30))


ROMAN = ("I", "II", "III", "IV")
YEARS = st.integers(2010, 2045)
DATES = st.dates(date(2010, 1, 1), date(2045, 12, 31))
PRINTED_DATES = st.sampled_from(
    ["{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "ngày {d}/{m}/{y}", "ngày {d:02} tháng {m:02} năm {y}", "ngày {d}-{m}-{y}"]
)


@given(DATES, PRINTED_DATES)
def test_any_date_is_read_as_printed(when: date, form: str) -> None:
    words = form.format(d=when.day, m=when.month, y=when.year)
    assert read_deadline(words, YEAR).end == when
    assert read_deadline(f"Chậm nhất {words}", YEAR).end == when
    assert read_deadline(f"Hoàn thành trước {words}", YEAR).end == when - timedelta(days=1)


@given(YEARS, st.integers(1, 12), st.sampled_from(["Tháng {m}/{y}", "tháng {m:02}/{y}", "Trong tháng {m} năm {y}"]))
def test_any_month_is_its_window(year: int, month: int, form: str) -> None:
    reading = read_deadline(form.format(m=month, y=year), YEAR)
    last = date(year, month, calendar.monthrange(year, month)[1])
    assert (reading.kind, reading.start, reading.end) == ("month", date(year, month, 1), last)


@given(YEARS, st.integers(0, 3), st.integers(0, 3), st.booleans())
def test_any_run_of_quarters_is_one_window(year: int, one: int, other: int, arabic: bool) -> None:
    first, last = sorted((one, other))
    names = ("1", "2", "3", "4") if arabic else ROMAN
    words = f"Quý {names[first]}" + (f" - Quý {names[last]}" if last > first else "") + f"/{year}"
    reading = read_deadline(words, YEAR)
    month = 3 * last + 3
    end = date(year, month, calendar.monthrange(year, month)[1])
    assert (reading.kind, reading.start, reading.end) == ("quarter", date(year, 3 * first + 1, 1), end)


@given(
    YEARS,
    st.integers(1, 10),
    st.sampled_from(["{a}-{b}", "{a} - {b}", "Giai đoạn {a} - {b}", "Từ năm {a} đến năm {b}"]),
)
def test_any_run_of_years_is_one_window(year: int, length: int, form: str) -> None:
    reading = read_deadline(form.format(a=year, b=year + length), YEAR)
    assert (reading.kind, reading.start, reading.end) == ("years", date(year, 1, 1), date(year + length, 12, 31))


@given(
    DATES, st.integers(1, 300), st.sampled_from(["Từ ngày {a} đến ngày {b}", "{a} - {b}", "Từ {a} đến hết ngày {b}"])
)
def test_any_run_of_days_ends_on_its_last(first: date, length: int, form: str) -> None:
    last = first + timedelta(days=length)
    reading = read_deadline(form.format(a=f"{first:%d/%m/%Y}", b=f"{last:%d/%m/%Y}"), YEAR)
    assert (reading.start, reading.end) == (first, last)
