"""Two spellings of one word are one key, and the key stands where the word stands."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.kernel.key import bare, is_upper, key

TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.text("hoàòáóảỏãõạọuỳỷỹýỵùúqQkxHOÀÒÁ ÐƉđð\u00a0\t–—“”’İẞǅΣ", max_size=60),
)


@given(TEXTS)
def test_a_key_is_as_long_as_its_text(text: str) -> None:
    assert len(key(text)) == len(text)


@given(TEXTS)
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert key(key(text)) == key(text)


def letter(character: str) -> str:
    """The letter without its marks, small."""
    return unicodedata.normalize("NFD", character.lower())[:1]


@given(st.text("abcdeghiklmnopqrstuvxyàáảãạòóỏõọèéẻẽẹùúủũụỳýỷỹỵăâêôơưHOÀUỶ ", max_size=60))
def test_every_letter_of_a_key_stands_at_the_place_of_its_letter(text: str) -> None:
    assert [letter(character) for character in key(text)] == [letter(character) for character in text]


@given(TEXTS, TEXTS)
def test_a_word_found_in_the_key_is_at_the_same_place_in_the_text(before: str, after: str) -> None:
    text = f"{before} Sở Nội vụ {after}"
    at = key(text).index("sở nội vụ")
    assert key(text[at : at + 9]) == "sở nội vụ"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN", "ỦY BAN"),
        ("thuỷ lợi", "thủy lợi"),
        ("khoẻ", "khỏe"),
        ("xoá", "xóa"),
        ("số hoá", "số hóa"),
        ("tuỳ", "tùy"),
        ("toà án", "tòa án"),
        ("nguỵ", "ngụy"),
        ("Ðà Nẵng", "Đà Nẵng"),
        ("Ɖiện Biên", "Điện Biên"),
        ("QĐ–UBND", "QĐ-UBND"),
        ("Sở\u00a0Nội\u00a0vụ", "Sở Nội vụ"),
        ("“Nt”", '"Nt"'),
    ],
)
def test_both_spellings_of_a_word_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("quý", "qúy"),
        ("quý", "quí"),
        ("toàn", "tòan"),
        ("hoạch", "họach"),
        ("giá", "gía"),
        ("Sơn", "Sớn"),
        ("đông", "dông"),
    ],
)
def test_words_that_differ_by_more_than_the_tones_place_keep_two_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize("word", ["quý", "toàn", "hoạch", "giá", "khuyến", "huỳnh", "quỷ"])
def test_a_tone_that_has_one_place_only_stays_there(word: str) -> None:
    assert key(word) == word


def test_without_accents_words_are_compared_by_their_letters() -> None:
    assert bare("Đẩy mạnh Cải cách Thủ tục ƯỚC") == "day manh cai cach thu tuc uoc"


@pytest.mark.parametrize(
    ("title", "upper"),
    [("KẾ HOẠCH", True), ("KẾ HOẠCH số 12/KH-UBND", False), ("Kế hoạch", False), ("I.", False), ("1234", False)],
)
def test_a_title_is_told_by_its_capitals(title: str, upper: bool) -> None:
    assert is_upper(title) is upper
