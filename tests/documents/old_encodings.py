"""A text as it was kept before Unicode."""

from kientao.documents.legacy.tables import TCVN3, VNI

WORDS = """ỦY BAN NHÂN DÂN
TỈNH HẢI SƠN
Số: 12/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
QUYẾT ĐỊNH
Về việc ban hành Kế hoạch cải cách hành chính năm 2001 của Sở Y tế, Bộ Nội vụ
SỞ Y TẾ
Căn cứ Luật Tổ chức Hội đồng nhân dân; những đường lưỡi khuỷu, nguyễn, ở đâu, phễu, quỵt, kỹ
"""
_TO_TCVN3 = {letter: sign for sign, letter in TCVN3.items()}
_TO_VNI = {letter: sign for sign, letter in reversed(VNI.items())}


def in_tcvn3(text: str) -> str:
    """As an old font keeps it: capitals with tones as small letters, the font draws them large."""
    return "".join(_TO_TCVN3.get(letter) or _TO_TCVN3.get(letter.lower(), letter) for letter in text)


def in_vni(text: str) -> str:
    return "".join(_TO_VNI.get(letter, letter) for letter in text)
