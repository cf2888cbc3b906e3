"""Which forms are in force on a day: numbers, titles, paper. An annex is replaced by a new set, never edited."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kientao.documents.writing.layout import A5, Layout


class FormKind(StrEnum):
    """What a form is for, whatever its number in an annex."""

    RECEIPT = "receipt"
    SUPPLEMENT = "supplement"
    REFUSAL = "refusal"
    APOLOGY = "apology"
    STOP = "stop"
    CONTROL = "control"
    REGISTER = "register"


class NoSuchForm(ValueError):
    """The annex in force has no form for that."""


@dataclass(frozen=True, slots=True)
class FormOfSet:
    """One form of an annex. `symbol` stands behind its number; "" for one that isn't numbered."""

    kind: FormKind
    code: str
    title: str
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class FormSet:
    """The forms of one annex, in force from `first` to `last` (None: still). `slips` are printed on small paper.

    `settled` is False while titles or fields were not held against the official text: the province confirms them.
    """

    circular: str
    annex: str
    first: date
    last: date | None
    forms: tuple[FormOfSet, ...]
    slips: bool = False
    settled: bool = False

    @property
    def version(self) -> str:
        """How the annex is named where a form given out is kept: "TT 03/2025/TT-VPCP, Phụ lục I"."""
        return f"{self.circular}, {self.annex}" if self.annex else self.circular

    def form(self, kind: FormKind) -> FormOfSet:
        """Raises NoSuchForm."""
        for one in self.forms:
            if one.kind is kind:
                return one
        raise NoSuchForm(f"{self.version} không có biểu mẫu cho việc này.")

    def mark(self, kind: FormKind) -> str:
        """What stands small over the form; raises NoSuchForm."""
        return f"Mẫu số {self.form(kind).code} ({self.version})"

    def titled(self, kind: FormKind, title: str) -> "FormSet":
        """The same set with another title for one form, as the province's settings say; raises NoSuchForm."""
        changed = replace(self.form(kind), title=title)
        return replace(self, forms=tuple(changed if one.kind is kind else one for one in self.forms))

    def layout(self) -> Layout:
        """Of forms 01 to 03: a whole page, or a slip."""
        return SLIP if self.slips else SHEET


SHEET = Layout(bound=False, body=13, kind=14, signer=13, table=11, line=1.05, between=3)
SLIP = Layout(
    bound=False, paper=A5, top=10, bottom=10, left=18, right=12, indent=8, between=1, line=1.0,
    nation=9, motto=10, issuer=9, number=10, place=10, subject=10, kind=12, body=10, signer=10, table=9,
    page_number=10,
)  # fmt: skip
BOOK = Layout(bound=False, body=13, kind=14, signer=13, table=10, line=1.0, between=3)

# Numbers and names as published on 15/9/2025; symbols behind the numbers are the office's habit, not the circular's.
OF_2025 = FormSet(
    circular="TT 03/2025/TT-VPCP",
    annex="Phụ lục I",
    first=date(2025, 9, 15),
    last=None,
    forms=(
        FormOfSet(FormKind.RECEIPT, "01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "TNHS"),
        FormOfSet(FormKind.SUPPLEMENT, "02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "BSHS"),
        FormOfSet(FormKind.REFUSAL, "03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ", "TCHS"),
        FormOfSet(FormKind.APOLOGY, "04", "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết"),
        FormOfSet(FormKind.STOP, "05", "Thông báo dừng giải quyết hồ sơ"),
        FormOfSet(FormKind.CONTROL, "06", "Phiếu kiểm soát quá trình giải quyết hồ sơ"),
        FormOfSet(FormKind.REGISTER, "07", "Sổ theo dõi hồ sơ"),
    ),
)
OF_2018 = FormSet(
    circular="TT 01/2018/TT-VPCP",
    annex="Phụ lục",
    first=date(2019, 1, 6),
    last=date(2025, 9, 14),
    forms=(
        FormOfSet(FormKind.RECEIPT, "01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "TNHS"),
        FormOfSet(FormKind.SUPPLEMENT, "02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "HDHS"),
        FormOfSet(FormKind.REFUSAL, "03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ", "TCHS"),
        FormOfSet(FormKind.APOLOGY, "04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
        FormOfSet(FormKind.CONTROL, "05", "Phiếu kiểm soát quá trình giải quyết hồ sơ"),
        FormOfSet(FormKind.REGISTER, "06", "Sổ theo dõi hồ sơ"),
    ),
    slips=True,
)
KNOWN = (OF_2018, OF_2025)


def form_set_on(day: date, known: Sequence[FormSet] = KNOWN) -> FormSet:
    """The set in force on that day. Raises ValueError, in words for the office, where none is known."""
    for one in known:
        if one.first <= day and (one.last is None or day <= one.last):
            return one
    raise ValueError(f"Chưa khai báo bộ biểu mẫu nào có hiệu lực ngày {day:%d/%m/%Y}.")
