"""Spellings that mean the same agency: "VP UBND tỉnh" is "Văn phòng Ủy ban nhân dân tỉnh Vĩnh Phúc" there."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kientao.kernel.key import key

_AND = r" ?(?:&|và|-)? ?"
# Opened in this order, on lower-case keys. Initials may be joined by "&", "-", "và", a blank or nothing.
_ABBREVIATIONS: tuple[tuple[str, str], ...] = (
    (r"ubnd tt", "ủy ban nhân dân thị trấn"),
    (
        r"(?:ub ?|ủy ban )?(?:mttq|mặt trận tổ quốc)(?: ?vn| việt nam)?",
        "ủy ban mặt trận tổ quốc việt nam",
    ),
    (r"ubnd", "ủy ban nhân dân"),
    (r"hđnd", "hội đồng nhân dân"),
    (r"đbqh", "đại biểu quốc hội"),
    (r"vp", "văn phòng"),
    (r"(?:tt|trung tâm) ?pv ?hcc|(?:tt|trung tâm) ?hcc", "trung tâm phục vụ hành chính công"),
    (r"(?:tt|trung tâm) ?cudvc", "trung tâm cung ứng dịch vụ công"),
    (rf"gd{_AND}đt", "giáo dục đào tạo"),
    (rf"tt{_AND}tt", "thông tin truyền thông"),
    (rf"tn{_AND}mt", "tài nguyên môi trường"),
    (rf"nn{_AND}ptnt", "nông nghiệp phát triển nông thôn"),
    (rf"nn{_AND}mt", "nông nghiệp môi trường"),
    (rf"kh{_AND}cn", "khoa học công nghệ"),
    (rf"kh{_AND}đt", "kế hoạch đầu tư"),
    (rf"lđ{_AND}tb{_AND}xh|lao động tb{_AND}xh", "lao động thương binh xã hội"),
    (rf"vh ?,? ?tt{_AND}dl", "văn hóa thể thao du lịch"),
    (rf"vh{_AND}tt", "văn hóa thể thao"),
    (rf"vh{_AND}xh", "văn hóa xã hội"),
    (rf"dt{_AND}tg", "dân tộc tôn giáo"),
    (rf"qh{_AND}kt", "quy hoạch kiến trúc"),
    (rf"pt{_AND}th", "phát thanh truyền hình"),
    (r"gtvt", "giao thông vận tải"),
    (r"bhxh", "bảo hiểm xã hội"),
    (r"kbnn", "kho bạc nhà nước"),
    (r"nhnn", "ngân hàng nhà nước"),
    (r"nhcsxh", "ngân hàng chính sách xã hội"),
    (r"ldlđ|lđlđ", "liên đoàn lao động"),
    (r"tncs ?hcm", "thanh niên cộng sản hồ chí minh"),
    (r"tncs", "thanh niên cộng sản"),
    (r"lhpn", "liên hiệp phụ nữ"),
    (r"ccb", "cựu chiến binh"),
    (r"tand", "tòa án nhân dân"),
    (r"vksnd", "viện kiểm sát nhân dân"),
    (r"bch qs", "bộ chỉ huy quân sự"),
    (r"bch bđbp", "bộ chỉ huy bộ đội biên phòng"),
    (r"bql", "ban quản lý"),
    (r"kcn", "khu công nghiệp"),
    (r"kkt", "khu kinh tế"),
    (r"cnscđ", "công nghệ số cộng đồng"),
    (r"ksttc|kstthc", "kiểm soát thủ tục hành chính"),
    (r"cchc", "cải cách hành chính"),
    (r"qlnn", "quản lý nhà nước"),
    (r"tw|t\.ư", "trung ương"),
    (r"tp\.? ?hcm|tphcm", "thành phố hồ chí minh"),
    (r"tp", "thành phố"),
    (r"tx", "thị xã"),
    (r"ca(?= tỉnh| thành phố| xã| phường)", "công an"),
    (r"p(?=\. )", "phường"),
)
_SHORT = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<a{n}>{short})" for n, (short, _) in enumerate(_ABBREVIATIONS)) + r")(?!\w)"
)
_FULL = {f"a{n}": full for n, (_, full) in enumerate(_ABBREVIATIONS)}
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LINKS = re.compile(r"[\W_]+")
_AND_WORD = re.compile(r"(?<= )(?:và|&) ")


@lru_cache(maxsize=32768)
def name_key(text: str) -> str:
    """One key for every spelling of a name: abbreviations opened, one tone placement, no brackets, commas, dashes, và.

    "Sở GD&ĐT" and "Sở Giáo dục, Đào tạo" have one key. Empty for text without a letter or figure.
    """
    words = key(unicodedata.normalize("NFC", text))
    outside = _BRACKETS.sub(" ", words)
    words = " ".join((outside if outside.strip(" .;,:") else words).split())
    opened = _SHORT.sub(lambda match: f" {_FULL[match.lastgroup or '']} ", words)
    plain = _LINKS.sub(" ", opened).strip()
    return _AND_WORD.sub("", plain)


@dataclass(frozen=True, slots=True)
class Place:
    """A province as names write it: Place("tỉnh", "vĩnh phúc"). Both are keys."""

    kind: str
    name: str

    @classmethod
    def of(cls, committee: str) -> "Place":
        """From the name of its committee: "Ủy ban nhân dân tỉnh Vĩnh Phúc", "Tỉnh Vĩnh Phúc"."""
        words = name_key(committee).removeprefix("ủy ban nhân dân ")
        for kind in ("tỉnh", "thành phố"):
            if words.startswith(kind + " "):
                return cls(kind, words.removeprefix(kind + " "))
        return cls("tỉnh", words)


_COMMITTEE_OF = re.compile(r"^ủy ban nhân dân (?=(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố) \S)")
_OWN_LEVEL = {
    "tỉnh": re.compile(r" (?:(?:thuộc|của) )?(?:cấp )?tỉnh$"),
    "thành phố": re.compile(r" (?:(?:thuộc|của) )?(?:cấp )?(?:tỉnh|thành phố)$"),
}


@lru_cache(maxsize=256)
def _ending(place: Place) -> re.Pattern[str]:
    other_unit = "".join(
        f"(?<!{unit} )" for unit in ("thành phố", "thị xã", "huyện", "quận", "xã", "phường", "thị trấn", "đặc khu")
    )
    name = re.escape(place.name)
    return re.compile(rf" (?:(?:thuộc|của) )?(?:{place.kind} {name}|{other_unit}{name})$")


@lru_cache(maxsize=32768)
def place_free_key(text: str, place: Place | None) -> str:
    """`name_key` without what goes without saying inside `place`: "tỉnh", "tỉnh Vĩnh Phúc", "UBND" before a commune.

    "Sở Nội vụ tỉnh Vĩnh Phúc" → that of "Sở Nội vụ"; "UBND xã Đạo Trù" → that of "xã Đạo Trù".
    """
    words = _COMMITTEE_OF.sub("", name_key(text))
    if place is None:
        return words
    without = _ending(place).sub("", words)
    return _OWN_LEVEL[place.kind].sub("", without) or words
