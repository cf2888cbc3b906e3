"""Standard names: abbreviations opened, "UBND tỉnh" → "Ủy ban nhân dân tỉnh"."""

import re

_ABBREVIATIONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), full)
    for pattern, full in (
        (r"\bHĐND ?[-–&] ?UBND\b", "HĐND và UBND"),
        (r"\bĐoàn ĐBQH\b", "Đoàn đại biểu Quốc hội"),
        (r"\bĐBQH\b", "đại biểu Quốc hội"),
        (r"\bVP\.? ?(?=UBND|HĐND|[A-ZĐ])", "Văn phòng "),
        (r"\bVP\b", "Văn phòng"),
        (r"\bUBND\b", "Ủy ban nhân dân"),
        (r"\bHĐND\b", "Hội đồng nhân dân"),
        (r"\bUB ?MTTQ(?: ?(?:VN|Việt Nam))?\b", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        (r"\bMTTQ(?: ?(?:VN|Việt Nam))?\b", "Mặt trận Tổ quốc Việt Nam"),
        (r"\bTT ?PV ?HCC\b", "Trung tâm Phục vụ hành chính công"),
        (r"\bTT ?CUDVC\b", "Trung tâm Cung ứng dịch vụ công"),
        (r"\bBHXH\b", "Bảo hiểm xã hội"),
        (r"\bLĐLĐ\b", "Liên đoàn Lao động"),
        (r"\bTNCS ?HCM\b", "Thanh niên Cộng sản Hồ Chí Minh"),
        (r"\bPT ?(?:&|-|và) ?TH\b|\bPTTH\b|\bPT-TH\b", "Phát thanh và Truyền hình"),
        (r"\bBCH\b", "Bộ Chỉ huy"),
        (r"\bBQL\b", "Ban Quản lý"),
        (r"\bNHNN\b", "Ngân hàng Nhà nước"),
        (r"\bNHCSXH\b", "Ngân hàng Chính sách xã hội"),
        (r"\bTAND\b", "Tòa án nhân dân"),
        (r"\bVKSND\b", "Viện kiểm sát nhân dân"),
        (r"\bCNSCĐ\b", "Công nghệ số cộng đồng"),
        (r"\bVH ?- ?XH\b", "Văn hóa - Xã hội"),
        (r"\bKSTTHC\b", "Kiểm soát thủ tục hành chính"),
        (r"\bTW\b", "Trung ương"),
        (r"\bKH ?(?:&|và) ?ĐT\b|\bKHĐT\b", "Kế hoạch và Đầu tư"),
        (r"\bKH ?(?:&|và) ?CN\b|\bKHCN\b", "Khoa học và Công nghệ"),
        (r"\bTT ?(?:&|và) ?TT\b|\bTTTT\b", "Thông tin và Truyền thông"),
        (r"\bTN ?(?:&|và) ?MT\b|\bTNMT\b", "Tài nguyên và Môi trường"),
        (r"\bNN ?(?:&|và) ?PTNT\b|\bNNPTNT\b", "Nông nghiệp và Phát triển nông thôn"),
        (r"\bNN ?(?:&|và) ?MT\b|\bNNMT\b", "Nông nghiệp và Môi trường"),
        (r"\bGD ?(?:&|và) ?ĐT\b|\bGDĐT\b", "Giáo dục và Đào tạo"),
        (r"\bLĐ ?-? ?TB ?(?:&|và|-)? ?XH\b|\bLao động TB ?& ?XH\b", "Lao động - Thương binh và Xã hội"),
        (r"\bVH ?,? ?TT ?(?:&|và)? ?DL\b|\bVHTTDL\b", "Văn hóa, Thể thao và Du lịch"),
        (r"\bVH ?(?:&|và) ?TT\b|\bVHTT\b", "Văn hóa và Thể thao"),
        (r"\bGTVT\b", "Giao thông vận tải"),
        (r"\bDT ?(?:&|và) ?TG\b|\bDTTG\b", "Dân tộc và Tôn giáo"),
        (r"\bTP\.? ?(?=[A-ZĐ])", "thành phố "),
    )
)
_KNOWN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), full)
    for pattern, full in (
        (r"^sở văn hóa,? thể thao,? (?:và )?du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        (r"^sở khoa học,? (?:và )?công nghệ", "Sở Khoa học và Công nghệ"),
        (r"^sở (?:sở )?công thương", "Sở Công Thương"),
        (r"^sở tài chính", "Sở Tài chính"),
        (r"^sở nông nghiệp và môi trường", "Sở Nông nghiệp và Môi trường"),
    )
)


_BRACKETS = re.compile(r"\([^()]*\)")


def standard_name(text: str) -> str:
    """The name written out, blanks folded, one tone placement ("Uỷ ban" → "Ủy ban").

    What brackets add ("(cơ quan thường trực)", "(Phòng Cải cách hành chính)") is no part of the name.
    """
    printed = " ".join(text.split()).strip(" .;,:")
    name = " ".join(_BRACKETS.sub(" ", printed).split()).strip(" .;,:") or printed
    for pattern, full in _ABBREVIATIONS:
        name = pattern.sub(full, name)
    for old, new in (
        ("Uỷ ban", "Ủy ban"),
        ("uỷ ban", "Ủy ban"),
        ("hoá", "hóa"),
        ("Hoá", "Hóa"),
        ("ủy ban nhân dân", "Ủy ban nhân dân"),
    ):
        name = name.replace(old, new)
    for known, full in _KNOWN:
        name = known.sub(full, name)
    return name[:1].upper() + name[1:]
