"""Names printed in capitals, written as the office writes them."""

import re

# What a name is made of; the longest that fits is taken. "open": the next word begins a proper part.
_FIXED = (
    "ủy ban nhân dân", "hội đồng nhân dân", "thủ tướng chính phủ", "chính phủ", "quốc hội", "ban chấp hành",
    "ban thường vụ", "ủy ban mặt trận tổ quốc", "ban chỉ đạo", "ban quản lý",
)  # fmt: skip
_PERSONS = (
    "phó chủ tịch", "chủ tịch", "phó giám đốc", "giám đốc", "bộ trưởng", "thứ trưởng", "chánh văn phòng", "bí thư",
    "tổng cục trưởng", "cục trưởng", "chi cục trưởng", "trưởng ban", "hiệu trưởng", "viện trưởng", "chánh thanh tra",
)  # fmt: skip
_TYPES = (
    "tổng cục", "chi cục", "trung tâm", "bệnh viện", "văn phòng", "thanh tra", "công an", "học viện", "trường", "viện",
    "sở", "bộ", "cục", "vụ", "phòng", "ban", "hội", "liên đoàn", "liên minh", "bảo hiểm", "kho bạc", "ngân hàng",
)  # fmt: skip
_PARTY = ("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy")
_PLACES = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu")
_PHRASES = {
    **dict.fromkeys(_PLACES, "place"),
    **dict.fromkeys(_TYPES, "type"),
    **dict.fromkeys(_FIXED, "fixed"),
    **dict.fromkeys(_PERSONS, "fixed"),
    **dict.fromkeys(_PARTY, "party"),
}
_LONGEST = max(len(phrase.split()) for phrase in _PHRASES)
_UBND = re.compile(r"\bubnd\b")
_HDND = re.compile(r"\bhđnd\b")


def proper_case(text: str) -> str:
    """ "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH" → "Chủ tịch Ủy ban nhân dân tỉnh Bình Định"."""
    lowered = _HDND.sub("hội đồng nhân dân", _UBND.sub("ủy ban nhân dân", text.lower())).replace("uỷ", "ủy")
    words = lowered.split()
    found: list[str] = []
    mode = ""
    at = 0
    while at < len(words):
        phrase, kind = _phrase(words, at, mode)
        if phrase:
            found.append(" ".join(phrase) if kind == "place" and found else _capital(" ".join(phrase)))
            mode = "name" if kind in ("place", "party") else "begins" if kind == "type" else ""
            at += len(phrase)
            continue
        word = words[at]
        if mode == "name":
            found.append(_capital(word))
        elif mode == "begins" or not found:
            found.append(_capital(word))
            mode = "inside"
        else:
            found.append(word)
            if mode == "inside" and (word == "và" or word.endswith((",", "-"))):
                mode = "begins"
        at += 1
    return " ".join(found)


def _phrase(words: list[str], at: int, mode: str) -> tuple[list[str], str]:
    """The longest phrase that begins here; inside a department's name ("Sở Nội vụ") only longer ones count."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        kind = _PHRASES.get(" ".join(words[at : at + length]))
        if kind is None or (mode in ("begins", "inside") and length == 1 and kind == "type"):
            continue
        return words[at : at + length], kind
    return [], ""


def _capital(words: str) -> str:
    """The first letter, and the one behind "phó" or "chánh" ("Phó Chủ tịch", "Chánh Văn phòng")."""
    first, _, rest = words.partition(" ")
    if first in ("phó", "chánh") and rest:
        return f"{first.capitalize()} {rest[:1].upper()}{rest[1:]}"
    return words[:1].upper() + words[1:]
