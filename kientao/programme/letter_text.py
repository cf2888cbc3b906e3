"""The official reminder letter (công văn đôn đốc): from its values to the document, the same values the same bytes."""

from datetime import date
from typing import TypedDict, cast

from kientao.documents.writing.content import (
    AdministrativeDocument,
    Align,
    Annex,
    Block,
    Clause,
    Column,
    Number,
    Paragraph,
    Row,
    Table,
)
from kientao.documents.writing.document import administrative_document
from kientao.documents.writing.signing import By, Issuer, Signer
from kientao.documents.writing.wording import Undated, counted, in_figures

_IN_BODY = 8  # so many tasks of one agency stand in the letter itself, more in an annex
_NAMED = 6  # so many agencies are addressed by name


class WorkValues(TypedDict):
    """One late piece of work. Dates are ISO; `note` says what is known of it (who holds it, more time asked for)."""

    id: int
    number: str
    task: str
    product: str
    original_due: str
    current_due: str
    late_days: int
    note: str


class AgencyValues(TypedDict):
    """One agency and what it is late with."""

    id: int
    name: str
    work: list[WorkValues]


class LetterValues(TypedDict):
    """Everything a letter is made from. `plan` is how the plan is called in running text."""

    plan: str
    plan_short: str
    issuer: dict[str, str]
    by_committee: bool
    committee: str
    office: str
    symbol: str
    place: str
    signer: dict[str, str]
    as_of: str
    answer_by: str
    agencies: list[AgencyValues]
    receivers: list[str]
    filing: str


def letter_file(values: LetterValues) -> bytes:
    """The .docx. Raises ValueError, in words for the office, where the signer's capacity fits no way of signing."""
    return administrative_document(letter_document(values))


def letter_document(values: LetterValues) -> AdministrativeDocument:
    """The letter before anybody draws it: number and day are left to the registry."""
    as_of = date.fromisoformat(values["as_of"])
    return AdministrativeDocument(
        issuer=Issuer(**values["issuer"]),
        number=Number(None, values["symbol"]),
        place=values["place"],
        signed=Undated(as_of.year, as_of.month),
        kind="",
        about=f"đôn đốc thực hiện các nhiệm vụ quá hạn theo {values['plan_short']}",
        blocks=(*_opening(values), *_table(values), *_asks(values), _closing(values)),
        signer=Signer(
            values["signer"]["name"],
            values["signer"]["capacity"],
            By(values["signer"]["by"]) if _said(values) else None,
        ),
        receivers=tuple(values["receivers"]),
        filing=values["filing"],
        to=_to(values),
        annexes=_annexes(values),
    )


def count_of(values: LetterValues) -> int:
    """How many pieces of work it names."""
    return sum(len(agency["work"]) for agency in values["agencies"])


def as_values(kept: object) -> LetterValues:
    """What a Letter keeps, in its shape."""
    return cast(LetterValues, kept)


def _said(values: LetterValues) -> bool:
    return "by" in values["signer"]


def _to(values: LetterValues) -> tuple[str, ...]:
    names = [agency["name"] for agency in values["agencies"]]
    return tuple(names) if len(names) <= _NAMED else ("Các cơ quan, đơn vị có tên tại Phụ lục kèm theo",)


def _whom(values: LetterValues) -> str:
    return values["agencies"][0]["name"] if len(values["agencies"]) == 1 else "các cơ quan, đơn vị"


def _opening(values: LetterValues) -> tuple[Block, ...]:
    count, day = counted(count_of(values)), in_figures(date.fromisoformat(values["as_of"]))
    begin = f"Qua theo dõi việc thực hiện {values['plan']}, tính đến ngày {day}, "
    where = "như sau:" if _in_body(values) else "(danh sách tại Phụ lục kèm theo)."
    if len(values["agencies"]) == 1:
        return (Paragraph(f"{begin}{_whom(values)} còn {count} nhiệm vụ đã quá hạn mà chưa nộp sản phẩm {where}"),)
    agencies = counted(len(values["agencies"]))
    return (
        Paragraph(
            f"{begin}còn {count} nhiệm vụ của {agencies} cơ quan, đơn vị đã quá hạn mà chưa nộp sản phẩm {where}"
        ),
    )


def _asks(values: LetterValues) -> tuple[Block, ...]:
    day = in_figures(date.fromisoformat(values["answer_by"]))
    me = "Ủy ban nhân dân tỉnh yêu cầu" if values["by_committee"] else f"{values['office']} đề nghị"
    return (
        Paragraph(f"Để bảo đảm tiến độ của Kế hoạch, {me} {_whom(values)}:"),
        Clause(2, f"Hoàn thành và nộp sản phẩm của từng nhiệm vụ, kèm minh chứng, chậm nhất ngày {day}."),
        Clause(
            2,
            "Với nhiệm vụ chưa thể hoàn thành: báo cáo bằng văn bản nguyên nhân, khâu đang vướng, cơ quan cần phối hợp "
            f"và thời gian dự kiến hoàn thành, gửi {values['office']} trước ngày {day}; nếu cần thêm thời gian thì đề "
            "nghị gia hạn với cấp đã giao thời hạn.",
        ),
        Clause(2, "Người đứng đầu trực tiếp chỉ đạo và chịu trách nhiệm về tiến độ các nhiệm vụ được giao."),
    )


def _closing(values: LetterValues) -> Block:
    if values["by_committee"]:
        return Paragraph(
            f"Giao {values['office']} theo dõi, tổng hợp kết quả, báo cáo {values['committee']} các cơ quan, đơn vị "
            "không thực hiện đúng thời hạn nêu trên."
        )
    return Paragraph(
        f"Hết thời hạn nêu trên, {values['office']} tổng hợp, báo cáo {values['committee']} xem xét. "
        "Đề nghị các đồng chí quan tâm, phối hợp thực hiện."
    )


def _in_body(values: LetterValues) -> bool:
    return len(values["agencies"]) == 1 and count_of(values) <= _IN_BODY


def _table(values: LetterValues) -> tuple[Block, ...]:
    return (_rows(values, grouped=False),) if _in_body(values) else ()


def _annexes(values: LetterValues) -> tuple[Annex, ...]:
    if _in_body(values):
        return ()
    title = f"Danh sách nhiệm vụ quá hạn theo {values['plan_short']}"
    return (Annex(title, (_rows(values, grouped=len(values["agencies"]) > 1),), landscape=True),)


def _rows(values: LetterValues, *, grouped: bool) -> Table:
    moved = any(one["current_due"] != one["original_due"] for agency in values["agencies"] for one in agency["work"])
    noted = any(one["note"] for agency in values["agencies"] for one in agency["work"])
    columns = (
        Column("TT", 0.6, Align.CENTRE),
        Column("Nhiệm vụ", 4.2),
        Column("Sản phẩm", 2.6),
        *((Column("Hạn ban đầu", 1.5, Align.CENTRE),) if moved else ()),
        Column("Thời hạn", 1.5, Align.CENTRE),
        Column("Quá hạn (ngày)", 1.1, Align.CENTRE),
        *((Column("Ghi chú", 1.8),) if noted else ()),
    )
    table, rows = Table(columns, ()), list[Row]()
    for agency in values["agencies"]:
        if grouped:
            rows.append(table.group_row(f"{agency['name']} ({counted(len(agency['work']))} nhiệm vụ)"))
        rows += [_row(number, one, moved, noted) for number, one in enumerate(agency["work"], start=1)]
    return Table(columns, tuple(rows))


def _row(number: int, one: WorkValues, moved: bool, noted: bool) -> Row:
    task = f"{one['number']} {one['task']}".strip()
    return (
        str(number),
        task,
        one["product"],
        *((_day(one["original_due"]),) if moved else ()),
        _day(one["current_due"]),
        str(one["late_days"]),
        *((one["note"],) if noted else ()),
    )


def _day(iso: str) -> str:
    return in_figures(date.fromisoformat(iso)) if iso else ""
