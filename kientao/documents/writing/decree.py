"""What Nghị định 30/2020/NĐ-CP orders, as values: the writer keeps to them, the check of the form reads by them."""

from dataclasses import dataclass

from kientao.documents.numerals import numeral

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
FONT = "Times New Roman"
PAPER = (210.0, 297.0)  # mm, portrait
END = "./."
BLANK = "      "  # where a number or a day is written by hand or by the seal of the registry


@dataclass(frozen=True, slots=True)
class Bounds:
    """From `least` to `most`, both allowed."""

    least: float
    most: float

    def __contains__(self, value: float) -> bool:
        return self.least <= value <= self.most

    def __str__(self) -> str:
        return f"{_plain(self.least)}" if self.least == self.most else f"{_plain(self.least)}-{_plain(self.most)}"


# Phụ lục I, phần I, mục I: millimetres.
TOP = BOTTOM = Bounds(20, 25)
LEFT = Bounds(30, 35)
RIGHT = Bounds(15, 20)
# Phụ lục I, phần I, mục I and II: points.
NATION_SIZE = ISSUER_SIZE = SUBJECT_SIZE = Bounds(12, 13)
MOTTO_SIZE = PLACE_SIZE = KIND_SIZE = BODY_SIZE = SIGNER_SIZE = PAGE_NUMBER_SIZE = Bounds(13, 14)
NUMBER_SIZE = Bounds(13, 13)
RECEIVERS_TITLE_SIZE = Bounds(12, 12)
RECEIVERS_SIZE = Bounds(11, 11)
INDENTS = (10.0, 12.7)  # mm
LINE = Bounds(1.0, 1.5)
BETWEEN_PARAGRAPHS = 6.0  # pt, at least
RULE_SHARE = Bounds(1 / 3, 1 / 2)  # of the words above it; the one under the motto is as long as the motto

# Phụ lục III, phần I. A công văn has no code.
TYPE_CODES = {
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "chỉ thị": "CT",
    "quy chế": "QC",
    "quy định": "QyĐ",
    "thông cáo": "TC",
    "thông báo": "TB",
    "hướng dẫn": "HD",
    "chương trình": "CTr",
    "kế hoạch": "KH",
    "phương án": "PA",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "hợp đồng": "HĐ",
    "công điện": "CĐ",
    "bản ghi nhớ": "BGN",
    "bản thỏa thuận": "BTT",
    "giấy ủy quyền": "GUQ",
    "giấy mời": "GM",
    "giấy giới thiệu": "GGT",
    "giấy nghỉ phép": "GNP",
    "phiếu gửi": "PG",
    "phiếu chuyển": "PC",
    "phiếu báo": "PB",
}
LETTERS = "abcdđeghiklmnopqrstuvxy"  # of điểm a), b), …: no f, j, w, z


def roman(number: int) -> str:
    """I, II, III … of parts, headings and annexes."""
    return numeral(number, "I")


def letter(number: int) -> str:
    """a, b, c, d, đ, e, g … of a điểm; after y the letters double."""
    turn, place = divmod(number - 1, len(LETTERS))
    return LETTERS[place] * (turn + 1)


def symbol(kind: str, issuer: str, unit: str = "") -> str:
    """What stands after the number: "KH-UBND" for a kế hoạch, "SNV-CCHC" for a công văn (`kind` is "").

    `issuer` and `unit` are abbreviations. Raises ValueError for a kind that Phụ lục III doesn't name.
    """
    if not kind:
        return "-".join(part for part in (issuer, unit) if part)
    code = TYPE_CODES.get(kind.strip().lower())
    if code is None:
        raise ValueError(f"“{kind}” không có trong bảng chữ viết tắt tên loại văn bản (Nghị định 30/2020, Phụ lục III)")
    return f"{code}-{issuer}"


def _plain(value: float) -> str:
    return f"{value:.4g}".replace(".", ",")
