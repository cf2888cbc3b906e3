"""How wide words are in Times New Roman bold, so that rules fit and long names break where an office breaks them."""

import unicodedata
from functools import lru_cache
from itertools import combinations, pairwise

_MM_PER_POINT = 25.4 / 72
# Thousandths of the size, of the letters without marks.
_WIDTHS = {
    **dict.fromkeys(["A", "C", "D", "N", "R", "U", "V", "X", "Y", "Đ", "Ư"], 722),
    **dict.fromkeys(["B", "E", "L", "T", "Z", "Ê"], 667),
    **dict.fromkeys(["F", "P"], 611),
    **dict.fromkeys(["G", "H", "K", "O", "Q", "Ơ"], 778),
    **dict.fromkeys(["M"], 944),
    **dict.fromkeys(["I"], 389),
    **dict.fromkeys(["S", "b", "d", "h", "k", "n", "p", "q", "u", "đ", "ư"], 556),
    **dict.fromkeys(["W"], 1000),
    **dict.fromkeys(
        ["J", "a", "o", "v", "x", "y", "ơ", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "–", "“", "”"], 500
    ),
    **dict.fromkeys(["c", "e", "z", "r"], 444),
    **dict.fromkeys(["f", "j", "t", "-", "(", ")", ":", ";"], 333),
    **dict.fromkeys(["i", "l", "/"], 278),
    **dict.fromkeys(["m"], 833),
    **dict.fromkeys(["g"], 500),
    **dict.fromkeys(["s"], 389),
    **dict.fromkeys(["w"], 722),
    **dict.fromkeys([",", "."], 250),
    " ": 250,
}
_TOGETHER = frozenset(
    [
        "ỦY BAN",
        "NHÂN DÂN",
        "HỘI ĐỒNG",
        "THÀNH PHỐ",
        "CHỦ TỊCH",
        "VĂN PHÒNG",
        "VIỆT NAM",
        "CÔNG NGHỆ",
        "MÔI TRƯỜNG",
        "NÔNG NGHIỆP",
        "THỂ THAO",
        "DU LỊCH",
        "VĂN HÓA",
        "XÃ HỘI",
        "CẢI CÁCH",
        "HÀNH CHÍNH",
        "NHÀ NƯỚC",
        "CHÍNH QUYỀN",
        "NĂM",
        "THỦ TỤC",
        "GIAI ĐOẠN",
        "KẾ HOẠCH",
        "CHỈ ĐẠO",
        "GIÁO DỤC",
        "ĐÀO TẠO",
        "TRUNG TÂM",
        "DỊCH VỤ",
        "THƯƠNG MẠI",
        "KHOA HỌC",
        "THANH TRA",
        "DÂN TỘC",
        "TÔN GIÁO",
        "TƯ PHÁP",
        "TÀI CHÍNH",
        "NỘI VỤ",
        "XÂY DỰNG",
        "PHỤC VỤ",
        "ĐỀ NGHỊ",
        "GIA HẠN",
        "THỜI GIAN",
        "GIẢI QUYẾT",
        "HỒ SƠ",
        "KẾT QUẢ",
        "CÔNG THƯƠNG",
    ]
)
_OPENING = frozenset(("VÀ", "CỦA", "TRONG", "VỀ", "TỈNH", "THÀNH", "XÃ", "PHƯỜNG", "ĐẶC"))
_MOST_WORDS = 60
_MOST_LINES = 4


@lru_cache(maxsize=4096)
def width(text: str, size: float) -> float:
    """Millimetres of `text` in bold at `size` points; letters it doesn't know count as wide ones."""
    return sum(_WIDTHS.get(_without_mark(letter), 700) for letter in text) / 1000 * size * _MM_PER_POINT


def lines(text: str, size: float, room: float) -> tuple[str, ...]:
    """`text` broken into as few lines as `room` (mm) asks, of even length, not inside a compound or before its mark.

    More than four lines, or words that no line can hold, are left to the word processor: one line comes back.
    """
    words = text.split()
    if width(text, size) <= room or len(words) > _MOST_WORDS:
        return (text,)
    torn: tuple[str, ...] | None = None
    for count in range(2, _MOST_LINES + 1):
        fits = [parts for parts in _broken(words, count) if all(width(part, size) <= room for part in parts)]
        if not fits:
            continue
        best = min(fits, key=lambda parts: _ugliness(parts, size))
        if not _tears(best):
            return best
        if torn is not None:  # one more line didn't help
            break
        torn = best
    return torn or (text,)


def _broken(words: list[str], count: int) -> list[tuple[str, ...]]:
    return [
        tuple(" ".join(words[start:end]) for start, end in zip((0, *cuts), (*cuts, len(words)), strict=True))
        for cuts in combinations(range(1, len(words)), count - 1)
    ]


def _ugliness(parts: tuple[str, ...], size: float) -> float:
    widths = [width(part, size) for part in parts]
    uneven = sum((max(widths) - found) ** 2 for found in widths)
    breaks = pairwise(parts)
    return uneven + sum(_penalty(before.split()[-1].upper(), after.split()[0].upper()) for before, after in breaks)


def _tears(parts: tuple[str, ...]) -> bool:
    """Does a line end inside a compound?"""
    breaks = pairwise(parts)
    return any(f"{before.split()[-1]} {after.split()[0]}".upper() in _TOGETHER for before, after in breaks)


def _penalty(before: str, after: str) -> float:
    if f"{before} {after}" in _TOGETHER or before in _OPENING:
        return 4000
    return -400 if after in _OPENING else 0


def _without_mark(letter: str) -> str:
    return letter if letter in _WIDTHS else unicodedata.normalize("NFD", letter)[0]
