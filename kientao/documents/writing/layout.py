"""The choices the decree leaves to an office: sizes and margins, each inside its bounds."""

from dataclasses import dataclass

from kientao.documents.writing import decree
from kientao.documents.writing.decree import Bounds

A5 = (148.0, 210.0)  # mm, portrait


@dataclass(frozen=True, slots=True)
class Layout:
    """Paper, margins and the indent in millimetres, sizes and spacing in points, `line` in lines.

    Raises ValueError, naming the rule, for what the decree doesn't allow. `bound` False: a form of another act, of
    which the decree says nothing.
    """

    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    nation: float = 12
    motto: float = 13
    issuer: float = 12
    number: float = 13
    place: float = 13
    subject: float = 12
    kind: float = 14
    body: float = 14
    signer: float = 14
    page_number: float = 13
    indent: float = 12.7
    between: float = 6
    line: float = 1.1
    table: float = 12  # the decree gives no size for tables
    paper: tuple[float, float] = decree.PAPER
    bound: bool = True

    def __post_init__(self) -> None:
        if not self.bound:
            return
        for name, words, bounds in _BOUNDS:
            if getattr(self, name) not in bounds:
                raise ValueError(f"{words}: {getattr(self, name)} nằm ngoài {bounds} (Nghị định 30/2020, Phụ lục I).")
        if self.indent not in decree.INDENTS:
            raise ValueError(f"Lùi đầu dòng: {self.indent} mm, cần 10 mm hoặc 12,7 mm (Nghị định 30/2020, Phụ lục I).")

    def text_width(self, *, landscape: bool = False) -> float:
        """Millimetres between the margins."""
        return self.paper[landscape] - self.left - self.right


_BOUNDS: tuple[tuple[str, str, Bounds], ...] = (
    ("top", "Lề trên", decree.TOP),
    ("bottom", "Lề dưới", decree.BOTTOM),
    ("left", "Lề trái", decree.LEFT),
    ("right", "Lề phải", decree.RIGHT),
    ("nation", "Cỡ chữ Quốc hiệu", decree.NATION_SIZE),
    ("motto", "Cỡ chữ Tiêu ngữ", decree.MOTTO_SIZE),
    ("issuer", "Cỡ chữ tên cơ quan", decree.ISSUER_SIZE),
    ("number", "Cỡ chữ số, ký hiệu", decree.NUMBER_SIZE),
    ("place", "Cỡ chữ địa danh, ngày tháng", decree.PLACE_SIZE),
    ("subject", "Cỡ chữ trích yếu công văn", decree.SUBJECT_SIZE),
    ("kind", "Cỡ chữ tên loại, trích yếu", decree.KIND_SIZE),
    ("body", "Cỡ chữ nội dung", decree.BODY_SIZE),
    ("signer", "Cỡ chữ người ký", decree.SIGNER_SIZE),
    ("page_number", "Cỡ chữ số trang", decree.PAGE_NUMBER_SIZE),
    ("between", "Khoảng cách giữa các đoạn", Bounds(decree.BETWEEN_PARAGRAPHS, 24)),
    ("line", "Khoảng cách dòng", decree.LINE),
    ("table", "Cỡ chữ trong bảng", Bounds(8, 14)),
)
