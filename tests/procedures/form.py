"""A decision laid out on paper, in the ways offices lay them out; the printers of plans turn it into text or bytes."""

from typing import Literal

from tests.plans.form import Box, Form, Grid, Line, Piece
from tests.procedures import words
from tests.procedures.model import Decision, Procedure, Process, Step

Body = Literal["tables", "forms", "labelled", "one table", "prose"]


def laid_out(decision: Decision, body: Body = "tables") -> Form:
    """The whole document: decision, list, processes in the way `body` says."""
    pieces = [*_front(decision), *_list(decision)]
    pieces.append(Line("B. QUY TRÌNH NỘI BỘ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", "section"))
    if body == "one table":
        pieces.append(_one_table(decision))
        return tuple(pieces)
    at = 0
    for field in decision.fields:
        pieces.append(Line(f"{_roman(decision.fields.index(field) + 1)}. LĨNH VỰC {field.title.upper()}", "section"))
        for procedure in field.procedures:
            at += 1
            pieces += _procedure(decision, procedure, at, body)
    return tuple(pieces)


def _roman(number: int) -> str:
    return ("I", "II", "III", "IV", "V", "VI")[number - 1]


def _front(decision: Decision) -> list[Piece]:
    signed = decision.signed
    day = f"{decision.place}, ngày {signed.day:02} tháng {signed.month:02} năm {signed.year}"
    left = Box(("ỦY BAN NHÂN DÂN", f"TỈNH {decision.place.upper()}", "-------"))
    right = Box(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------"))
    to = Box(("Nơi nhận:", "- Như Điều 3;", "- Cổng thông tin điện tử tỉnh;", "- Lưu: VT, HCC."))
    return [
        Grid(2, ((left, right), (Box((f"Số: {decision.number}",)), Box((day,)))), layout=True),
        Line("QUYẾT ĐỊNH", "title"),
        Line("Công bố Danh mục và phê duyệt quy trình nội bộ giải quyết thủ tục hành chính", "title"),
        Line("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "title"),
        Line("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
        Line("Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ;"),
        Line("Theo đề nghị của Giám đốc Sở Xây dựng."),
        Line("QUYẾT ĐỊNH:", "title"),
        Line("Điều 1. Công bố kèm theo Quyết định này Danh mục và quy trình nội bộ giải quyết thủ tục hành chính."),
        Line("Điều 2. Quyết định này có hiệu lực kể từ ngày ký."),
        Line("Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở chịu trách nhiệm thi hành./."),
        Grid(2, ((to, Box(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Minh Sơn"))),), layout=True),
        Line("DANH MỤC VÀ QUY TRÌNH NỘI BỘ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", "title"),
        Line(f"(Kèm theo Quyết định số {decision.number} của Chủ tịch Ủy ban nhân dân tỉnh)", "centred"),
    ]


def _list(decision: Decision) -> list[Piece]:
    heads = ("TT", "Tên thủ tục hành chính", "Mã TTHC", "Thời hạn giải quyết", "Địa điểm thực hiện", "Phí, lệ phí")
    rows: list[tuple[Box, ...]] = [tuple(Box((head,)) for head in (*heads, "Căn cứ pháp lý"))]
    at = 0
    for position, field in enumerate(decision.fields, 1):
        rows.append((Box((_roman(position),)), Box((f"LĨNH VỰC {field.title.upper()}",), columns=6)))
        for procedure in field.procedures:
            at += 1
            basis = ("Như trên",) if procedure.ditto else procedure.basis
            rows.append(
                (
                    Box((str(at),)),
                    Box((procedure.name,)),
                    Box((procedure.code,)),
                    Box((procedure.limit,)),
                    Box((procedure.place,)),
                    Box((procedure.fee,)),
                    Box(basis),
                )
            )
    return [Line(f"A. DANH MỤC THỦ TỤC HÀNH CHÍNH CẤP {decision.level.upper()}", "section"), Grid(7, tuple(rows))]


def _procedure(decision: Decision, procedure: Procedure, at: int, body: Body) -> list[Piece]:
    title = Line(f"{at}. {procedure.name}", "subsection")
    if body == "forms":
        return [title, _form(decision, procedure)]
    if body == "labelled":
        return [
            Line(f"{at}. Thủ tục: {procedure.name} (Mã TTHC: {procedure.code})", "subsection"),
            *_labelled(procedure),
            *_tables(decision, procedure),
        ]
    if body == "prose":
        return [title, *_prose(decision, procedure)]
    return [title, *_tables(decision, procedure)]


def _labelled(procedure: Procedure) -> list[Piece]:
    pieces: list[Piece] = [
        Line("a) Điều kiện thực hiện:"),
        *(Line(condition) for condition in words.CONDITIONS),
        Line(f"b) Cách thức thực hiện: {words.MANNER}."),
        Line("c) Thành phần hồ sơ:"),
    ]
    for paper in procedure.papers:
        kinds = [f"{paper.originals:02} bản chính"] * bool(paper.originals) + [f"{paper.copies:02} bản sao"] * bool(
            paper.copies
        )
        pieces.append(Line(f"- {paper.text} ({', '.join(kinds)});"))
    pieces += [
        Line("d) Số lượng hồ sơ: 01 bộ."),
        Line(f"đ) Đối tượng thực hiện: {words.SUBJECTS}."),
        Line("e) Cơ quan có thẩm quyền quyết định: Sở Xây dựng."),
    ]
    return pieces


def _tables(decision: Decision, procedure: Procedure) -> list[Piece]:
    pieces: list[Piece] = []
    for letter, process in zip("abcd", procedure.processes, strict=False):
        if process.variant:
            pieces.append(Line(f"{letter}) {process.variant}", "subsection"))
        if decision.total == "above":
            pieces.append(Line(f"Tổng thời gian giải quyết: {_hours(process)}"))
        if decision.legs == "headings" and process.parts[0].agency:
            for position, part in enumerate(process.parts, 1):
                pieces.append(Line(f"{_roman(position)}. Tại {part.agency}", "subsection"))
                rows = [_heads(decision), *_steps(decision, part.steps, process, part.agency)]
                pieces.append(Grid(len(decision.columns), tuple(rows)))
        else:
            pieces.append(Grid(len(decision.columns), (_heads(decision), *_process_rows(decision, process))))
        if decision.total == "below":
            pieces.append(Line(f"Tổng thời gian giải quyết: {_hours(process)}"))
    return pieces


def _hours(process: Process) -> str:
    return f"{process.hours.normalize():f} giờ làm việc".replace(".", ",")


def _heads(decision: Decision) -> tuple[Box, ...]:
    return tuple(Box((column.heading,)) for column in decision.columns)


def _process_rows(decision: Decision, process: Process) -> list[tuple[Box, ...]]:
    width = len(decision.columns)
    rows: list[tuple[Box, ...]] = []
    for position, part in enumerate(process.parts, 1):
        if part.agency and decision.legs != "column":
            if decision.legs == "two cells":
                rows.append((Box((_roman(position),)), Box((f"Tại {part.agency}",), columns=width - 1)))
            else:
                rows.append((Box((f"{_roman(position)}. TẠI {part.agency.upper()}",), columns=width),))
        rows += _steps(decision, part.steps, process, part.agency)
    if decision.total == "row":
        time = [column.kind for column in decision.columns].index("time")
        rest = width - time - 1
        rows.append((Box(("Tổng thời gian giải quyết",), columns=time), Box((_hours(process),)), *(Box(),) * rest))
    return rows


def _steps(decision: Decision, steps: tuple[Step, ...], process: Process, agency: str | None) -> list[tuple[Box, ...]]:
    rows: list[tuple[Box, ...]] = []
    everything = list(process.steps)
    for step in steps:
        at = next(i for i, other in enumerate(everything, 1) if other is step)
        text, rest = step.text, ""
        if step.broken:
            cut = step.text.index(" ", len(step.text) // 2)
            text, rest = step.text[:cut], step.text[cut + 1 :]
        rows.append(tuple(_box(decision, step, column.kind, at, text, agency) for column in decision.columns))
        if rest:
            rows.append(tuple(Box((rest,)) if column.kind == "step" else Box() for column in decision.columns))
    return rows


def _box(decision: Decision, step: Step, kind: str, at: int, text: str, agency: str | None) -> Box:
    if kind == "number":
        return Box((f"{at}." if decision.numbering == "." else f"{decision.numbering}{at}",))
    if kind == "step":
        return Box((text,))
    if kind == "post":
        return Box((step.posts[0],) if len(step.posts) == 1 else tuple(f"- {post}" for post in step.posts))
    if kind == "agency":
        return Box((agency or "Sở Xây dựng",))
    if kind == "time":
        return Box((step.time,) if step.time else ())
    return Box((step.result,) if step.result else ())


def _one_table(decision: Decision) -> Grid:
    """All processes in one table, each under a row with the name of its procedure."""
    width = len(decision.columns)
    rows: list[tuple[Box, ...]] = [_heads(decision)]
    for at, procedure in enumerate(decision.procedures, 1):
        rows.append((Box((f"{at}. {procedure.name} ({procedure.code})",), columns=width),))
        for process in procedure.processes:
            if process.variant:
                rows.append((Box((process.variant,), columns=width),))
            rows += _process_rows(decision, process)
    return Grid(width, tuple(rows))


def _form(decision: Decision, procedure: Procedure) -> Grid:
    """One table for everything: parts with their numbers, papers with marks, the steps, the forms."""
    width = 5
    rows: list[tuple[Box, ...]] = [
        (Box(("1",)), Box(("KÝ HIỆU QUY TRÌNH",), columns=2), Box((f"QT.{procedure.code[-2:]}",), columns=2)),
        (Box(("2",)), Box(("NỘI DUNG QUY TRÌNH",), columns=4)),
        (Box(("2.1",)), Box(("Điều kiện thực hiện TTHC:", *words.CONDITIONS), columns=4)),
        (Box(("2.2",)), Box((f"Cách thức thực hiện TTHC: {words.MANNER}.",), columns=4)),
        (Box(("2.3",)), Box(("Thành phần hồ sơ, bao gồm:",), columns=2), Box(("Bản chính",)), Box(("Bản sao",))),
    ]
    for paper in procedure.papers:
        marks = ("x" if paper.originals else "", "x" if paper.copies else "")
        rows.append((Box(("-",)), Box((paper.text,), columns=2), *(Box((mark,) if mark else ()) for mark in marks)))
    rows += [
        (Box(("2.4",)), Box(("Số lượng hồ sơ: 01 (bộ)",), columns=4)),
        (Box(("2.5",)), Box((f"Thời hạn giải quyết: {procedure.limit}",), columns=4)),
        (Box(("2.6",)), Box((f"Địa điểm tiếp nhận hồ sơ: {procedure.place}",), columns=4)),
        (
            Box(("2.7",)),
            Box(("Cơ quan thực hiện: Sở Xây dựng", "Cơ quan có thẩm quyền quyết định: Sở Xây dựng"), columns=4),
        ),
        (Box(("2.8",)), Box((f"Đối tượng thực hiện TTHC: {words.SUBJECTS}",), columns=4)),
        (Box(("2.9",)), Box(("Kết quả giải quyết TTHC: Giấy phép",), columns=4)),
        (Box(("2.10",)), Box(("Quy trình xử lý công việc:",), columns=4)),
    ]
    for process in procedure.processes:
        if process.variant:
            rows.append((Box(("-",)), Box((process.variant,), columns=4)))
        rows += [_heads(decision), *_process_rows(decision, process)]
    rows += [
        (Box(("3",)), Box(("BIỂU MẪU",), columns=4)),
        (Box(("-",)), Box((f"BM.{procedure.code[-2:]}.01",)), Box(("Đơn đề nghị giải quyết",), columns=3)),
        (Box(("4",)), Box(("HỒ SƠ LƯU",), columns=4)),
        (Box(("-",)), Box(("Hồ sơ đầu vào như mục 2.3",), columns=4)),
    ]
    return Grid(width, tuple(rows))


def _prose(decision: Decision, procedure: Procedure) -> list[Piece]:
    pieces: list[Piece] = []
    for letter, process in zip("abcd", procedure.processes, strict=False):
        if process.variant:
            pieces.append(Line(f"{letter}) {process.variant}", "subsection"))
        if decision.total == "above":
            pieces.append(Line(f"Tổng thời gian giải quyết: {_hours(process)}."))
        for at, step in enumerate(process.steps, 1):
            pieces.append(Line(f"Bước {at}: {step.text}."))
            pieces.append(Line(f"- Người thực hiện: {'; '.join(step.posts)}."))
            if step.time:
                pieces.append(Line(f"- Thời gian: {step.time}."))
            if step.result:
                pieces.append(Line(f"- Kết quả: {step.result}."))
        if decision.total in ("below", "row"):
            pieces.append(Line(f"Tổng thời gian giải quyết: {_hours(process)}."))
    return pieces
