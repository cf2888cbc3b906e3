"""Which documents does it cite? Number, kind, day and issuer of each, as real decisions print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.compiler.grammar.reference import kind_of_number, normal_number, read_citations
from tests.compiler.grammar.cells import plan_of

Cited = tuple[str, str | None, date | None, str | None]  # number, kind, day, issuer

ONE: list[tuple[str, Cited]] = [
    (
        "Căn cứ Quyết định số 225/QĐ-TTg ngày 04 tháng 02 năm 2016 của Thủ tướng Chính phủ phê duyệt Kế hoạch;",
        ("225/QĐ-TTg", "Quyết định", date(2016, 2, 4), "Thủ tướng Chính phủ"),
    ),
    (
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;",
        ("76/NQ-CP", "Nghị quyết", date(2021, 7, 15), "Chính phủ"),
    ),
    (
        "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ",
        ("61/2018/NĐ-CP", "Nghị định", date(2018, 4, 23), "Chính phủ"),
    ),
    (
        "Nghị quyết 30c/NQ-CP ngày 08/11/2011 của Chính phủ",
        ("30c/NQ-CP", "Nghị quyết", date(2011, 11, 8), "Chính phủ"),
    ),
    ("Luật số 77/2015/QH13", ("77/2015/QH13", "Luật", None, None)),
    (
        "Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội",
        ("202/2025/QH15", "Nghị quyết", date(2025, 6, 12), "Quốc hội"),
    ),
    (
        "Công văn số 3759/BNV-CCHC ngày 20/7/2021 của Bộ Nội vụ",
        ("3759/BNV-CCHC", "Công văn", date(2021, 7, 20), "Bộ Nội vụ"),
    ),
    (
        "Chương trình hành động số 05-CTr/TU ngày 10/5/2021 của Tỉnh ủy",
        ("05-CTr/TU", "Chương trình hành động", date(2021, 5, 10), "Tỉnh ủy"),
    ),
    (
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
        ("57-NQ/TW", "Nghị quyết", date(2024, 12, 22), "Bộ Chính trị"),
    ),
    (
        "Kết luận số 12-KL/TW ngày 05/10/2023 của Ban Bí thư",
        ("12-KL/TW", "Kết luận", date(2023, 10, 5), "Ban Bí thư"),
    ),
    ("Chỉ thị số 24/CT-TTg của Thủ tướng Chính phủ", ("24/CT-TTg", "Chỉ thị", None, "Thủ tướng Chính phủ")),
    (
        "Thông tư số 01/2023/TT-BNV ngày 15/01/2023 của Bộ trưởng Bộ Nội vụ hướng dẫn thực hiện",
        ("01/2023/TT-BNV", "Thông tư", date(2023, 1, 15), "Bộ trưởng Bộ Nội vụ"),
    ),
    (
        "Thông tư liên tịch số 22/2014/TTLT-BNV-BTC",
        ("22/2014/TTLT-BNV-BTC", "Thông tư liên tịch", None, None),
    ),
    ("theo Kế hoạch số 61/KH-UBND của UBND tỉnh", ("61/KH-UBND", "Kế hoạch", None, "UBND tỉnh")),
    (
        "Quyết định số 1291/QĐ- TTg ngày 07/10/2019",
        ("1291/QĐ-TTg", "Quyết định", date(2019, 10, 7), None),
    ),
    (
        "tại Tờ trình số 301/TTr-SNV ngày 20/12/2025.",
        ("301/TTr-SNV", "Tờ trình", date(2025, 12, 20), None),
    ),
    (
        "Thông báo kết luận số 33/TB-UBND ngày 12/3/2026",
        ("33/TB-UBND", "Thông báo kết luận", date(2026, 3, 12), None),
    ),
    ("Báo cáo số 120/BC-SNV", ("120/BC-SNV", "Báo cáo", None, None)),
    (
        "Quyết định số 19/2025/QĐ-TTg ngày 30 tháng 6 năm 2025 của Thủ tướng Chính phủ",
        ("19/2025/QĐ-TTg", "Quyết định", date(2025, 6, 30), "Thủ tướng Chính phủ"),
    ),
    (
        "Nghị quyết số 12/NQ-HĐND ngày 10/12/2025 của HĐND tỉnh về chỉ tiêu",
        ("12/NQ-HĐND", "Nghị quyết", date(2025, 12, 10), "HĐND tỉnh"),
    ),
    (
        "Quyết định số 838/QĐ-BNV ngày 02/6/2025 của Bộ trưởng Bộ Nội vụ phê duyệt Đề án",
        ("838/QĐ-BNV", "Quyết định", date(2025, 6, 2), "Bộ trưởng Bộ Nội vụ"),
    ),
    ("Quyết định số 1875/QĐ-UBND ngày 05-6-2026", ("1875/QĐ-UBND", "Quyết định", date(2026, 6, 5), None)),
    ("Công điện số 100/CĐ-TTg ngày 30/9/2024", ("100/CĐ-TTg", "Công điện", date(2024, 9, 30), None)),
    ("Hướng dẫn số 05/HD-SNV", ("05/HD-SNV", "Hướng dẫn", None, None)),
    ("Đề án số 03-ĐA/TU", ("03-ĐA/TU", "Đề án", None, None)),
    ("Công văn số 45/SNV-CCHC", ("45/SNV-CCHC", "Công văn", None, None)),
    ("Nghị quyết số 76/NQ-CP ký ngày 15/7/2021", ("76/NQ-CP", "Nghị quyết", date(2021, 7, 15), None)),
    ("Quyết định số 225/QĐ-TTg, ngày 04/02/2016", ("225/QĐ-TTg", "Quyết định", date(2016, 2, 4), None)),
    ("Số: 257/KH-UBND", ("257/KH-UBND", None, None, None)),
    (
        "Nghị quyết số 1656/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội về việc sắp xếp",
        ("1656/NQ-UBTVQH15", "Nghị quyết", date(2025, 6, 16), "Ủy ban Thường vụ Quốc hội"),
    ),
    (
        "Nghị quyết số 12/NQ-HĐND26 ngày 01/02/2026",
        ("12/NQ-HĐND26", "Nghị quyết", date(2026, 2, 1), None),
    ),
    (
        "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Hội nghị lần thứ 6 Ban Chấp hành Trung ương về",
        ("18-NQ/TW", "Nghị quyết", date(2017, 10, 25), "Hội nghị lần thứ 6 Ban Chấp hành Trung ương"),
    ),
    (
        "Nghị quyết số 18-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII về",
        ("18-NQ/TW", "Nghị quyết", None, "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII"),
    ),
    (
        "Tờ trình số 301/TTr-SNV ngày 20/12/2025 của Giám đốc Sở Nội vụ",
        ("301/TTr-SNV", "Tờ trình", date(2025, 12, 20), "Giám đốc Sở Nội vụ"),
    ),
    (
        "Quyết định số 225/QĐ-TTg (ngày 04/02/2016) của Thủ tướng Chính phủ",
        ("225/QĐ-TTg", "Quyết định", date(2016, 2, 4), "Thủ tướng Chính phủ"),
    ),
    ("Quyết định số 225/QĐ-TTg (sau đây gọi là Quyết định)", ("225/QĐ-TTg", "Quyết định", None, None)),
    (
        "Nghị quyết liên tịch số 01/NQLT-CP-UBMTTQ",
        ("01/NQLT-CP-UBMTTQ", "Nghị quyết liên tịch", None, None),
    ),
]


@pytest.mark.parametrize(("text", "cited"), ONE)
def test_a_citation_gives_number_kind_day_and_issuer(text: str, cited: Cited) -> None:
    (found,) = read_citations(text)
    assert (found.number, found.kind, found.date, found.issuer) == cited
    assert not found.blank_date


SEVERAL: list[tuple[str, list[tuple[str, date | None]]]] = [
    (
        "Quyết định số 766/QĐ-TTg ngày 23/6/2022; Quyết định số 468/QĐ-TTg ngày 27/3/2021 của Thủ tướng Chính phủ",
        [("766/QĐ-TTg", date(2022, 6, 23)), ("468/QĐ-TTg", date(2021, 3, 27))],
    ),
    (
        "các Nghị quyết số 76/NQ-CP ngày 15/7/2021, số 131/NQ-CP ngày 06/10/2022 của Chính phủ",
        [("76/NQ-CP", date(2021, 7, 15)), ("131/NQ-CP", date(2022, 10, 6))],
    ),
    (
        "Nghị định số 30/2020/NĐ-CP và Nghị định số 61/2018/NĐ-CP",
        [("30/2020/NĐ-CP", None), ("61/2018/NĐ-CP", None)],
    ),
    (
        "Kế hoạch số 61/KH-UBND, Kế hoạch số 62/KH-UBND ngày 02/01/2026 và Công văn số 45/SNV-CCHC",
        [("61/KH-UBND", None), ("62/KH-UBND", date(2026, 1, 2)), ("45/SNV-CCHC", None)],
    ),
]


@pytest.mark.parametrize(("text", "cited"), SEVERAL)
def test_several_in_a_row_keep_each_its_own_day(text: str, cited: list[tuple[str, date | None]]) -> None:
    assert [(found.number, found.date) for found in read_citations(text)] == cited


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("các Nghị quyết số 76/NQ-CP ngày 15/7/2021, số 131/NQ-CP của Chính phủ", ["Nghị quyết", "Nghị quyết"]),
        ("Công văn số 3759/BNV-CCHC và số 4000/BNV-CCHC", ["Công văn", "Công văn"]),
        ("Nghị quyết số 76/NQ-CP, số 45/QĐ-UBND", ["Nghị quyết", None]),
        ("Nghị quyết số 76/NQ-CP được sửa đổi bởi số 131/NQ-CP", ["Nghị quyết", None]),
    ],
)
def test_a_kind_named_once_counts_for_the_numbers_listed_behind_it(text: str, kinds: list[str | None]) -> None:
    assert [found.kind for found in read_citations(text)] == kinds


def test_the_words_of_a_citation_in_brackets_end_with_the_bracket() -> None:
    (found,) = read_citations("Quyết định số 225/QĐ-TTg (ngày 04/02/2016) và các văn bản khác")
    assert found.end == len("Quyết định số 225/QĐ-TTg (ngày 04/02/2016)")


@pytest.mark.parametrize("head", ["Số: 41/NQ-HĐND", "ỦY BAN NHÂN DÂN TỈNH A Số: 41/KH-UBND", "số : 41/KH-UBND"])
def test_the_number_of_the_document_itself_is_no_citation(head: str) -> None:
    text = f"{head}\n\nKẾ HOẠCH\nCẢI CÁCH HÀNH CHÍNH NĂM 2026\n\nCăn cứ Nghị quyết số 76/NQ-CP của Chính phủ;\n"
    assert [reference.number for reference in plan_of(text).references] == ["76/NQ-CP"]


def test_the_words_of_a_citation_run_from_its_kind_to_its_issuer() -> None:
    text = "Căn cứ Quyết định số 225/QĐ-TTg ngày 04/02/2016 của Thủ tướng Chính phủ phê duyệt Kế hoạch tổng thể;"
    (found,) = read_citations(text)
    assert text[found.start : found.end] == "Quyết định số 225/QĐ-TTg ngày 04/02/2016 của Thủ tướng Chính phủ"
    assert text[found.number_start :].startswith("225/QĐ-TTg")


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 45/QĐ-UBND ngày    tháng    năm 2026 của UBND tỉnh",
        "Quyết định số 45/QĐ-UBND ngày … tháng … năm 2026 của UBND tỉnh",
        "Quyết định số 45/QĐ-UBND ngày .../.../năm 2026 của UBND tỉnh",
    ],
)
def test_a_day_left_blank_is_noticed(text: str) -> None:
    (found,) = read_citations(text)
    assert (found.number, found.date, found.blank_date) == ("45/QĐ-UBND", None, True)


def test_an_impossible_day_is_no_day() -> None:
    (found,) = read_citations("Quyết định số 12/QĐ-UBND ngày 31/02/2026 của UBND tỉnh")
    assert (found.number, found.date, found.blank_date) == ("12/QĐ-UBND", None, False)


@pytest.mark.parametrize(
    "text",
    [
        "đạt 80/100 điểm",
        "tỷ lệ 1/3",
        "ngày 15/7/2021",
        "10/10 đơn vị",
        "24/24 giờ",
        "quý I/2026",
        "02 kỳ/tháng",
        "km/h",
    ],
)
def test_fractions_dates_and_rates_are_no_document_numbers(text: str) -> None:
    assert read_citations(text) == []


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("2268/QĐ-UBND", "quyết định"),
        ("61/KH-UBND", "kế hoạch"),
        ("76/NQ-CP", "nghị quyết"),
        ("57-NQ/TW", "nghị quyết"),
        ("30/2020/NĐ-CP", "nghị định"),
        ("24/CT-TTg", "chỉ thị"),
        ("05-CTr/TU", "chương trình"),
        ("301/TTr-SNV", "tờ trình"),
        ("120/BC-SNV", "báo cáo"),
        ("3759/BNV-CCHC", None),
    ],
)
def test_a_symbol_tells_the_kind_and_a_dispatch_has_none(number: str, kind: str | None) -> None:
    assert kind_of_number(number) == kind


SYMBOLS = st.sampled_from(
    ["QĐ-UBND", "KH-UBND", "NQ-HĐND", "QĐ-TTg", "NQ-CP", "CT-UBND", "TTr-SNV", "BNV-CCHC", "UBND-NC"]
)
KINDS = st.sampled_from(["Quyết định", "Kế hoạch", "Nghị quyết", "Chỉ thị", "Tờ trình", "Công văn", "Văn bản"])
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
PRINTED = st.sampled_from(["ngày {d}/{m}/{y}", "ngày {d:02}/{m:02}/{y}", "ngày {d:02} tháng {m:02} năm {y}"])


@given(KINDS, st.integers(1, 99999), SYMBOLS, DAYS, PRINTED)
def test_any_printed_citation_comes_back(kind: str, serial: int, symbol: str, day: date, form: str) -> None:
    number = f"{serial}/{symbol}"
    words = f"{kind} số {number} {form.format(d=day.day, m=day.month, y=day.year)}"
    (found,) = read_citations(f"Căn cứ {words} của UBND tỉnh;")
    assert (found.kind, found.number, found.date, found.issuer) == (kind, number, day, "UBND tỉnh")


@given(st.integers(1, 9999), SYMBOLS)
def test_a_converters_blank_inside_a_number_is_left_out(serial: int, symbol: str) -> None:
    number = f"{serial}/{symbol}"
    torn = number.replace("-", "- ")
    assert normal_number(torn) == number
    (found,) = read_citations(f"Quyết định số {torn} của UBND tỉnh")
    assert found.number == number
