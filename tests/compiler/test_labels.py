"""Which number does a line start with? The schemes of Vietnamese documents, in their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.compiler.marks.labels import FOREIGN_LETTERS, LETTERS, label_of, roman_value

TITLES = st.sampled_from(["Cải cách thể chế", "MỤC TIÊU", "Đẩy mạnh tuyên truyền", "Ủy ban nhân dân tỉnh"])


def roman(number: int) -> str:
    """1 to 39 in Roman numerals."""
    words = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        words += sign * (number // value)
        number %= value
    return words


@given(st.integers(1, 99), st.sampled_from([".", ")", "/"]), TITLES)
def test_any_number_of_a_list_is_read(number: int, mark: str, title: str) -> None:
    label = label_of(f"{number}{mark} {title}")
    assert label is not None
    assert (label.scheme, label.value, label.path) == ("decimal", str(number), (number,))
    assert label.printed == f"{number}{mark}"


@given(st.lists(st.integers(1, 30), min_size=2, max_size=5), st.sampled_from([". ", " "]), TITLES)
def test_any_decimal_path_is_read(path: list[int], mark: str, title: str) -> None:
    printed = ".".join(map(str, path))
    label = label_of(f"{printed}{mark}{title}")
    assert label is not None
    assert (label.scheme, label.value, label.path) == ("decimal", printed, tuple(path))


@given(st.integers(1, 39), st.sampled_from([".", "/", ")"]), TITLES)
def test_any_roman_number_is_read(number: int, mark: str, title: str) -> None:
    label = label_of(f"{roman(number)}{mark} {title}")
    assert label is not None
    assert (label.scheme, label.value, label.path) == ("roman", roman(number), (number,))
    assert roman_value(label.value) == number


@given(st.sampled_from(LETTERS), st.sampled_from([")", "."]), TITLES)
def test_any_point_letter_is_read(letter: str, mark: str, title: str) -> None:
    label = label_of(f"{letter}{mark} {title}")
    assert label is not None
    assert (label.scheme, label.value) == ("letter", letter)


def test_points_follow_the_vietnamese_order() -> None:
    """NĐ 30/2020/NĐ-CP, Phụ lục I: a, b, c, d, đ, e, g, h, i, k …"""
    labels = [label_of(f"{letter}) Rà soát văn bản") for letter in "abcdđeghiklmnopqrstuvxy"]
    assert [label.path for label in labels if label is not None] == [(place,) for place in range(1, 24)]


@pytest.mark.parametrize("letter", FOREIGN_LETTERS)
def test_a_foreign_letter_is_a_point_without_a_place(letter: str) -> None:
    label = label_of(f"{letter}) Rà soát văn bản")
    assert label is not None
    assert (label.scheme, label.value, label.path) == ("letter", letter, ())


@given(st.integers(1, 38))
def test_the_order_of_labels_is_the_order_of_numbers(number: int) -> None:
    for form in ("{}. Mục", "Điều {}. Mục", "1.{}. Mục"):
        here, following = label_of(form.format(number)), label_of(form.format(number + 1))
        assert here is not None
        assert following is not None
        assert here.path < following.path
    assert roman_value(roman(number)) < roman_value(roman(number + 1))


@pytest.mark.parametrize(
    ("line", "scheme", "value"),
    [
        ("Phần thứ nhất", "part", "nhất"),
        ("PHẦN II", "part", "II"),
        ("Chương III", "chapter", "III"),
        ("Điều 2. Tổ chức thực hiện", "article", "2"),
        ("Điều 12a. Hiệu lực", "article", "12a"),
        ("PHỤ LỤC", "annex", ""),
        ("Phụ lục I", "annex", "I"),
        ("Phụ lục số 01: Cải cách thể chế", "annex", "01"),
        ("BIỂU SỐ 2", "annex", "2"),
        ("II. NHIỆM VỤ", "roman", "II"),
        ("A. MỤC TIÊU", "capital", "A"),
        ("B. NHIỆM VỤ", "capital", "B"),
        ("2.1 Sở Tư pháp", "decimal", "2.1"),
        ("2.1.3. Cải cách tổ chức", "decimal", "2.1.3"),
        ("đ) Rà soát", "letter", "đ"),
        ("(3) Rà soát", "paren", "3"),
        ("- Rà soát", "dash", "-"),
        ("– Rà soát", "dash", "–"),
        ("+ Rà soát", "plus", "+"),
        ("• Rà soát", "plus", "•"),
    ],
)
def test_each_scheme_is_told_from_the_others(line: str, scheme: str, value: str) -> None:
    label = label_of(line)
    assert label is not None
    assert (label.scheme, label.value) == (scheme, value)


@pytest.mark.parametrize(
    "line",
    [
        "2020 là năm đầu của giai đoạn",
        "10 xã hoàn thành",
        "100% cơ quan",
        "5% hồ sơ",
        "10.5% hồ sơ",
        "1,5 tỷ đồng",
        "1.000 hồ sơ",
        "15/7/2021",
        "Quý IV/2026",
        "I/2026",
        "Sở Nội vụ",
        "Điều 2 của Nghị định số 30/2020/NĐ-CP",
        "---",
        "-",
        "IIII. Sai",
        "",
        " ",
    ],
)
def test_numbers_inside_a_sentence_are_no_labels(line: str) -> None:
    assert label_of(line) is None
