"""The letters of TCVN 5712:1993 (TCVN3, ABC) and of VNI for Windows, as Latin-1 shows their bytes."""

import unicodedata

_TCVN3_FROM = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
TCVN3: dict[str, str] = {
    chr(first + at): letter for first, letters in _TCVN3_FROM.items() for at, letter in enumerate(letters)
}

# VNI writes a plain letter and one sign for all its marks; a few letters have a sign of their own.
_MARKS_OF_VNI = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300",
    "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300",
    "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_BEARERS = {mark: "aouey" if mark in "ùøûõï" else "aeo" if mark in "âáàåãä" else "a" for mark in _MARKS_OF_VNI}
_ALONE_IN_VNI = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ"}
_HORNED = {"ô": "ơ", "ö": "ư"}  # these bear tones too


def _vni() -> dict[str, str]:
    table: dict[str, str] = {}
    for sign, letter in _ALONE_IN_VNI.items():
        table[sign], table[sign.upper()] = letter, letter.upper()
    for mark, accents in _MARKS_OF_VNI.items():
        bearers = {letter: letter for letter in _BEARERS[mark]}
        if mark in "ùøûõï":
            bearers |= _HORNED
        for written, base in bearers.items():
            letter = unicodedata.normalize("NFC", base + accents)
            for first, second, result in (
                (written, mark, letter),
                (written.upper(), mark.upper(), letter.upper()),
                (written.upper(), mark, letter.upper()),
                (written, mark.upper(), letter),
            ):
                table[first + second] = result
    return table


VNI: dict[str, str] = _vni()
