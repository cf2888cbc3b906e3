"""An amount in words is the amount, whoever reads it back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kientao.kernel.in_words import Speech, dong_in_words, grouped, in_words

_DIGITS = dict(zip(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"], range(10), strict=True))
_DIGITS |= {"mốt": 1, "tư": 4, "lăm": 5}
_SIZES = {"triệu": 10**6, "nghìn": 1000, "ngàn": 1000}


def read_back(words: str) -> int:
    """What somebody who hears the words writes down."""
    if words.startswith("âm "):
        return -read_back(words.removeprefix("âm "))
    heard = words.split()
    if "tỷ" in heard:
        at = len(heard) - 1 - heard[::-1].index("tỷ")
        return read_back(" ".join(heard[:at])) * 10**9 + read_back(" ".join(heard[at + 1 :]))
    total = group = digit = 0
    for word in heard:
        if word in _SIZES:
            total, group, digit = total + (group + digit) * _SIZES[word], 0, 0
        elif word == "trăm":
            group, digit = digit * 100, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "mười":
            group += 10
        elif word in ("linh", "lẻ"):
            assert digit == 0
        else:
            digit = _DIGITS[word]
    return total + group + digit


@given(st.integers(-(10**30), 10**30) | st.integers(0, 10**7), st.sampled_from(Speech))
@example(10**18, Speech.NORTH)
@example(1_000_000_005, Speech.SOUTH)
def test_reading_the_words_back_gives_the_number(number: int, speech: Speech) -> None:
    assert read_back(in_words(number, speech)) == number


@pytest.mark.parametrize(
    ("amount", "north", "south"),
    [
        (0, "Không đồng", "Không đồng"),
        (15_000, "Mười lăm nghìn đồng", "Mười lăm ngàn đồng"),
        (1_205_000, "Một triệu hai trăm linh năm nghìn đồng", "Một triệu hai trăm lẻ năm ngàn đồng"),
        (21_104, "Hai mươi mốt nghìn một trăm linh tư đồng", "Hai mươi mốt ngàn một trăm lẻ bốn đồng"),
        (24_014, "Hai mươi tư nghìn không trăm mười bốn đồng", "Hai mươi bốn ngàn không trăm mười bốn đồng"),
        (4_000_004, "Bốn triệu không trăm linh tư đồng", "Bốn triệu không trăm lẻ bốn đồng"),
        (2_050_000_000, "Hai tỷ không trăm năm mươi triệu đồng", "Hai tỷ không trăm năm mươi triệu đồng"),
        (10**12, "Một nghìn tỷ đồng", "Một ngàn tỷ đồng"),
    ],
)
def test_a_receipt_says_its_amount_as_north_and_south_say_it(amount: int, north: str, south: str) -> None:
    assert (dong_in_words(amount), dong_in_words(amount, Speech.SOUTH)) == (north, south)


@given(st.integers(0, 10**15))
def test_north_and_south_differ_in_three_words_only(amount: int) -> None:
    same = {"linh": "lẻ", "nghìn": "ngàn", "tư": "bốn"}
    assert " ".join(same.get(word, word) for word in in_words(amount).split()) == in_words(amount, Speech.SOUTH)


@given(st.integers(-(10**15), 10**15))
def test_figures_stand_in_groups_of_three_and_are_the_number(number: int) -> None:
    first, *others = grouped(abs(number)).split(".")
    assert 1 <= len(first) <= 3
    assert all(len(one) == 3 for one in others)
    assert int(grouped(number).replace(".", "")) == number
