"""A plan laid out on paper: paragraphs and tables, before any file format. Printers turn this into text or bytes."""

from dataclasses import dataclass
from typing import Literal

from tests.plans.model import Column, Group, Plan, Row

Style = Literal["title", "centred", "section", "subsection", "plain"]
Body = Literal["table", "annexes", "labelled", "prose"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Box:
    """A cell. `auto` marks a number that a word processor would produce by itself."""

    lines: tuple[str, ...] = ()
    rows: int = 1
    columns: int = 1
    auto: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, row by row; positions covered by a merged cell have no box.

    `layout` grids only place text side by side.
    """

    width: int
    rows: tuple[tuple[Box, ...], ...]
    layout: bool = False


Piece = Line | Grid
Form = tuple[Piece, ...]


def laid_out(plan: Plan, body: Body = "table") -> Form:
    """The whole document: decision (or not), body, then the tasks in the way `body` says."""
    pieces: list[Piece] = []
    if plan.decision:
        pieces += _decision(plan)
    else:
        pieces += [_head(plan), Line("KẾ HOẠCH", "title"), Line(plan.title, "title")]
        pieces.append(
            Line("Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ, UBND tỉnh ban hành Kế hoạch như sau:")
        )
    pieces += [Line("I. MỤC TIÊU", "section")]
    pieces += [Line(f"- {sentence.text}") for sentence in plan.objectives]
    if body == "labelled":
        pieces += [Line("II. NHIỆM VỤ", "section"), *_labelled(plan)]
    elif body == "prose":
        pieces += [Line("II. NHIỆM VỤ VÀ GIẢI PHÁP", "section"), *_prose(plan)]
    else:
        pieces += [Line("II. NHIỆM VỤ", "section"), Line("(Chi tiết tại Phụ lục kèm theo)")]
    pieces += _organisation(plan)
    if not plan.decision:
        pieces.append(_signature())
    if body == "table":
        pieces += [
            Line("PHỤ LỤC", "title"),
            Line("DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH", "title"),
            Line(_annex_note(plan), "centred"),
            task_grid(plan),
        ]
    elif body == "annexes":
        for at, group in enumerate(plan.groups, 1):
            pieces += [Line(f"Phụ lục số {at:02}: {group.title.capitalize()}", "title"), annex_grid(plan, group)]
    return tuple(pieces)


def _head(plan: Plan) -> Grid:
    signed = plan.signed
    left = Box(("ỦY BAN NHÂN DÂN", f"TỈNH {plan.place.upper()}", "-------"))
    right = Box(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------"))
    date = f"{plan.place}, ngày {signed.day:02} tháng {signed.month:02} năm {signed.year}"
    return Grid(2, ((left, right), (Box((f"Số: {plan.number}",)), Box((date,)))), layout=True)


def _signature() -> Grid:
    to = Box(("Nơi nhận:", "- Thường trực Tỉnh ủy;", "- Các sở, ban, ngành;", "- Lưu: VT, NC."))
    return Grid(2, ((to, Box(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Minh Sơn"))),), layout=True)


def _decision(plan: Plan) -> list[Piece]:
    signed = plan.signed
    number = plan.number
    return [
        _head(plan),
        Line("QUYẾT ĐỊNH", "title"),
        Line("Về việc ban hành Kế hoạch cải cách hành chính", "title"),
        Line("ỦY BAN NHÂN DÂN TỈNH", "title"),
        Line("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
        Line("Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;"),
        Line("Theo đề nghị của Giám đốc Sở Nội vụ."),
        Line("QUYẾT ĐỊNH:", "title"),
        Line("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính."),
        Line("Điều 2. Quyết định này có hiệu lực kể từ ngày ký."),
        Line(
            "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./."
        ),
        _signature(),
        Line("KẾ HOẠCH", "title"),
        Line(plan.title, "title"),
        Line(
            f"(Ban hành kèm theo Quyết định số {number} ngày {signed.day:02} tháng {signed.month:02} năm {signed.year} "
            "của Ủy ban nhân dân tỉnh)",
            "centred",
        ),
    ]


def _annex_note(plan: Plan) -> str:
    signed = plan.signed
    kind = "Quyết định" if plan.decision else "Kế hoạch"
    date = f"{signed.day:02}/{signed.month:02}/{signed.year}"
    return f"(Kèm theo {kind} số {plan.number} ngày {date} của Ủy ban nhân dân tỉnh)"


def _organisation(plan: Plan) -> list[Piece]:
    pieces: list[Piece] = [Line("III. TỔ CHỨC THỰC HIỆN", "section")]
    for at, duty in enumerate(plan.duties, 1):
        pieces.append(Line(f"{at}. {duty.heading}", "subsection"))
        pieces += [Line(f"- {item}") for item in duty.items]
    return pieces


def _prose(plan: Plan) -> list[Piece]:
    pieces: list[Piece] = []
    for at, group in enumerate(plan.groups, 1):
        pieces.append(Line(f"{at}. {group.title.capitalize()}", "subsection"))
        pieces += [Line(f"- {row.text.rstrip('.')}.") for row in group.rows]
    return pieces


def _labelled(plan: Plan) -> list[Piece]:
    pieces: list[Piece] = []
    for at, group in enumerate(plan.groups, 1):
        pieces.append(Line(f"{at}. {group.title.capitalize()}", "subsection"))
        for position, row in enumerate(group.rows, 1):
            pieces.append(Line(f"{at}.{position}. {row.text.rstrip('.')}."))
            pieces.append(Line(f"- Cơ quan chủ trì: {row.lead_cell}."))
            if row.coordinating_cell:
                pieces.append(Line(f"- Cơ quan phối hợp: {row.coordinating_cell}."))
            pieces.append(Line(f"- Sản phẩm: {'; '.join(_bare(row.deliverable_lines))}."))
            pieces.append(Line(f"- Thời gian thực hiện: {row.deadlines[0].words}."))
    return pieces


def _bare(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line[2:].strip() if line[:2] in ("- ", "1.", "2.") else line for line in lines)


def task_grid(plan: Plan) -> Grid:
    """The one annex table with its group rows and merged goal cells."""
    rows: list[tuple[Box, ...]] = [_heading(plan.columns)]
    for group in plan.groups:
        rows.append(_group_row(plan, group))
        rows += _group_body(plan, group)
    return Grid(len(plan.columns), tuple(rows))


def annex_grid(plan: Plan, group: Group) -> Grid:
    """A table of its own for one group."""
    return Grid(len(plan.columns), (_heading(plan.columns), *_group_body(plan, group)))


def _heading(columns: tuple[Column, ...]) -> tuple[Box, ...]:
    return tuple(Box((column.heading,)) for column in columns)


def _group_row(plan: Plan, group: Group) -> tuple[Box, ...]:
    width = len(plan.columns)
    if plan.group_form == "one cell":
        return (Box((f"{group.numeral}. {group.title}",), columns=width),)
    if plan.group_form == "trailing cells":
        return (Box((group.numeral,)), Box((group.title,)), *(Box() for _ in range(width - 2)))
    return (Box((group.numeral,)), Box((group.title,), columns=width - 1))


def _group_body(plan: Plan, group: Group) -> list[tuple[Box, ...]]:
    rows: list[tuple[Box, ...]] = []
    for at, row in enumerate(group.rows):
        boxes: list[Box] = []
        for column in plan.columns:
            if column.kind == "goal":
                if at and group.rows[at - 1].goal == row.goal:
                    continue
                boxes.append(Box((row.goal or "",), rows=_run(group, at)))
            else:
                boxes.append(_box(plan, row, column))
        rows.append(tuple(boxes))
    return rows


def _run(group: Group, at: int) -> int:
    length = 1
    while at + length < len(group.rows) and group.rows[at + length].goal == group.rows[at].goal:
        length += 1
    return length


def _box(plan: Plan, row: Row, column: Column) -> Box:
    match column.kind:
        case "number":
            return Box((f"{row.number}." if plan.number_dot else row.number,), auto=plan.numbering == "running")
        case "task":
            return Box(row.paragraphs)
        case "product":
            return Box(row.deliverable_lines)
        case "lead":
            return Box((row.lead_cell,))
        case "coordinating":
            return Box((row.coordinating_cell,) if row.coordinating_cell else ())
        case "roles":
            coordinating = (f"- Cơ quan phối hợp: {row.coordinating_cell}.",) if row.coordinating_cell else ()
            return Box((f"- Cơ quan chủ trì: {row.lead_cell}.", *coordinating))
        case "time":
            return Box(tuple(when.line for when in row.deadlines))
        case _:
            return Box()
