"""Whole numbers and amounts of money as receipts and contracts write them, in Vietnamese words and in figures."""

from enum import Enum

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9


class Speech(Enum):
    """What an office says for an empty ten, a thousand, and the four behind a ten."""

    NORTH = ("linh", "nghìn", "tư")
    SOUTH = ("lẻ", "ngàn", "bốn")


def grouped(number: int) -> str:
    """1573 → "1.573"."""
    return f"{number:,}".replace(",", ".")


def in_words(number: int, speech: Speech = Speech.NORTH) -> str:
    """1205 → "một nghìn hai trăm linh năm"."""
    if number < 0:
        return f"âm {in_words(-number, speech)}"
    return " ".join(_billions(number, speech)) or _DIGITS[0]


def dong_in_words(amount: int, speech: Speech = Speech.NORTH) -> str:
    """1205000 → "Một triệu hai trăm linh năm nghìn đồng"."""
    words = in_words(amount, speech)
    return f"{words[:1].upper()}{words[1:]} đồng"


def _billions(number: int, speech: Speech) -> list[str]:
    above, rest = divmod(number, _BILLION)
    words = [*_billions(above, speech), "tỷ"] if above else []
    for size, name in ((10**6, "triệu"), (1000, speech.value[1]), (1, "")):
        group, rest = divmod(rest, size)
        if group:
            words += [*_group(group, speech, inside=bool(words)), *([name] if name else [])]
    return words


def _group(number: int, speech: Speech, *, inside: bool) -> list[str]:
    """Up to 999; inside a larger number its empty hundreds are said."""
    empty, _, four = speech.value
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = inside or hundreds > 0
    words = [_DIGITS[hundreds], "trăm"] if said else []
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif ones and said:
        words.append(empty)
    if ones:
        words.append(_ones(ones, tens, four, said=said))
    return words


def _ones(ones: int, tens: int, four: str, *, said: bool) -> str:
    if ones == 1 and tens > 1:
        return "mốt"
    if ones == 4 and (tens > 1 or (tens == 0 and said)):
        return four
    if ones == 5 and tens:
        return "lăm"
    return _DIGITS[ones]
