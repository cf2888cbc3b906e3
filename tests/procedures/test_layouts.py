"""Layouts that offices use and random decisions don't: what each of them means."""

from decimal import Decimal

from kientao.compiler import compile_document
from kientao.compiler.procedure_draft import DraftProcess, ProcedureDraft
from tests.compiler.corpus import of_text
from tests.procedures.reading import assert_nothing_lost

TITLE = "QUYẾT ĐỊNH\nCông bố danh mục và phê duyệt quy trình nội bộ giải quyết thủ tục hành chính\nNỘI DUNG QUY TRÌNH\n"
Cells = tuple[str, ...]


def bars(*rows: Cells) -> str:
    """Rows as law-text sites dump them: a bar before each row, a bar behind each cell."""
    lines: list[str] = []
    for row in rows:
        lines.append("|")
        for cell in row:
            lines += [cell, "|"] if cell else ["|"]
    return "\n".join(lines) + "\n"


def read(text: str) -> ProcedureDraft:
    source = of_text(TITLE + text, "quyet-dinh.txt")
    draft = compile_document(source)
    assert isinstance(draft, ProcedureDraft)
    assert_nothing_lost(source, draft)
    return draft


def told(process: DraftProcess) -> list[tuple[str, str, list[str], Decimal | None]]:
    return [
        (step.number, step.text, [post.text for post in step.posts], step.duration.hours if step.duration else None)
        for step in process.steps
    ]


def test_a_unit_in_the_heading_counts_for_bare_figures() -> None:
    draft = read(
        "1. Cấp giấy phép mở bến thuyền\n"
        + bars(
            ("TT", "Các bước thực hiện", "Thời gian giải quyết (ngày)", "Bộ phận, người thực hiện", "Cơ quan phối hợp"),
            ("Bước 1", "Tiếp nhận hồ sơ", "0,5", "Công chức Sở", ""),
            ("Bước 2", "Thẩm định hồ sơ", "2,5", "Chuyên viên", "Công an tỉnh"),
        )
    )
    (process,) = draft.processes
    assert told(process) == [
        ("Bước 1", "Tiếp nhận hồ sơ", ["Công chức Sở"], Decimal(4)),
        ("Bước 2", "Thẩm định hồ sơ", ["Chuyên viên"], Decimal(20)),
    ]
    note = process.steps[1].note
    assert note is not None
    assert note.text == "Công an tỉnh"


def test_a_number_and_an_agency_merged_over_rows_count_for_each() -> None:
    draft = read(
        "1. Cấp giấy phép mở bến thuyền\n"
        + bars(
            ("Bước thực hiện", "Đơn vị thực hiện", "Người thực hiện", "Nội dung công việc", "Thời gian (giờ)"),
            ("Bước 1", "Trung tâm Phục vụ hành chính công", "Công chức", "Tiếp nhận hồ sơ", "04"),
            ("Bước 2", "Phòng Hạ tầng", "Chuyên viên", "Thẩm định hồ sơ", "56"),
            ("Trưởng phòng", "Trình ký", "8"),
            ("Bước 3", "Ban giám đốc", "Giám đốc", "Ký giấy phép", "12"),
        )
    )
    (process,) = draft.processes
    assert [(number, text) for number, text, _, _ in told(process)] == [
        ("Bước 1", "Tiếp nhận hồ sơ"),
        ("Bước 2", "Thẩm định hồ sơ"),
        ("Bước 2", "Trình ký"),
        ("Bước 3", "Ký giấy phép"),
    ]
    assert [(leg.agency.text, leg.first, leg.last) for leg in process.legs] == [
        ("Trung tâm Phục vụ hành chính công", 0, 0),
        ("Phòng Hạ tầng", 1, 2),
        ("Ban giám đốc", 3, 3),
    ]
    assert [found.code for found in draft.diagnostics] == []


def test_a_second_row_of_headings_stands_under_a_wide_cell() -> None:
    draft = read(
        "DANH MỤC THỦ TỤC HÀNH CHÍNH\n"
        + bars(
            (
                "STT",
                "Mã số TTHC",
                "Tên thủ tục hành chính",
                "Thời hạn giải quyết",
                "Cách thức thực hiện",
                "Phí, lệ phí",
            ),
            ("Trực tiếp", "Trực tuyến", "Bưu chính"),
            ("I", "LĨNH VỰC ĐƯỜNG THỦY"),
            ("1", "1.900001", "Cấp giấy phép mở bến thuyền", "05 ngày làm việc", "x", "Toàn trình", "x", "Không"),
            ("2", "1.900002", "Gia hạn giấy phép mở bến thuyền", "03 ngày làm việc", "x", "Một phần", "", "Không"),
        )
    )
    assert [(one.code, one.name, one.fee.text if one.fee else "") for one in draft.procedures] == [
        ("1.900001", "Cấp giấy phép mở bến thuyền", "Không"),
        ("1.900002", "Gia hạn giấy phép mở bến thuyền", "Không"),
    ]
    assert all(one.field is not None and one.field.text == "ĐƯỜNG THỦY" for one in draft.procedures)


def test_processes_alone_name_their_procedures_by_their_headings() -> None:
    steps = bars(
        ("TT", "Quy trình thực hiện", "Trách nhiệm", "TG quy định"),
        ("1", "Tiếp nhận hồ sơ", "Công chức TN&TKQ", "0,5 ngày"),
        ("2", "Thẩm định hồ sơ", "Chuyên viên", "1,5 ngày"),
        ("Tổng cộng:", "02 ngày làm việc"),
    )
    draft = read(
        "I. LĨNH VỰC CHỢ (02 TTHC)\n1. Quy trình: Giao điểm kinh doanh tại chợ. Mã số TTHC: 2.900111\n"
        f"Tổng thời gian thực hiện TTHC: 02 ngày làm việc x 08 giờ = 16 giờ.\n{steps}"
        f"2. Quy trình: Điều chỉnh ngành hàng tại chợ. Mã số TTHC: 2.900112\n{steps}"
        f"II. LĨNH VỰC AN TOÀN (01 TTHC)\n1. Chấp thuận phương án phòng cháy chợ\n{steps}"
    )
    assert [(one.code, one.name, one.field.text if one.field else "") for one in draft.procedures] == [
        ("2.900111", "Giao điểm kinh doanh tại chợ", "CHỢ"),
        ("2.900112", "Điều chỉnh ngành hàng tại chợ", "CHỢ"),
        (None, "Chấp thuận phương án phòng cháy chợ", "AN TOÀN"),
    ]
    assert [process.procedure for process in draft.processes] == [one.id for one in draft.procedures]
    assert all(process.total is not None and process.total.hours == 16 for process in draft.processes)
    assert [found.code for found in draft.diagnostics if found.severity != "info"] == []


def test_a_step_over_numbered_sub_steps_is_neither_blamed_nor_counted_twice() -> None:
    draft = read(
        "1. Cấp giấy phép mở bến thuyền\n"
        + bars(
            ("TT", "Trình tự", "Trách nhiệm", "Thời gian"),
            ("1", "Tiếp nhận hồ sơ", "Công chức", "04 giờ"),
            ("2", "Giải quyết hồ sơ tại phòng chuyên môn", "", "20 giờ"),
            ("2.1", "Phân công thụ lý", "Trưởng phòng", "04 giờ"),
            ("2.2", "Thẩm định hồ sơ", "Chuyên viên", "16 giờ"),
            ("Tổng thời gian", "", "24 giờ"),
        )
    )
    (process,) = draft.processes
    assert [step.number for step in process.steps] == ["1", "2", "2.1", "2.2"]
    assert [found.code for found in draft.diagnostics] == []


def test_a_heading_repeated_on_the_next_page_goes_on_with_the_same_process() -> None:
    heads = ("TT", "Trình tự", "Trách nhiệm", "Thời gian")
    draft = read(
        "1. Cấp giấy phép mở bến thuyền\n"
        + bars(
            heads,
            ("B1", "Tiếp nhận hồ sơ", "Công chức", "04 giờ"),
            ("B2", "Thẩm định hồ sơ", "Chuyên viên", "16 giờ"),
            heads,
            ("B3", "Ký giấy phép", "Lãnh đạo Sở", "04 giờ"),
        )
    )
    (process,) = draft.processes
    assert [step.number for step in process.steps] == ["B1", "B2", "B3"]


def test_nt_in_a_step_is_the_post_and_the_time_above() -> None:
    draft = read(
        "1. Cấp giấy phép mở bến thuyền\n"
        + bars(
            ("TT", "Trình tự", "Trách nhiệm", "Thời gian"),
            ("B1", "Tiếp nhận hồ sơ", "Công chức Một cửa", "04 giờ"),
            ("B2", "Chuyển hồ sơ cho phòng chuyên môn", "Nt", "Nt"),
        )
    )
    (process,) = draft.processes
    assert told(process)[1] == ("B2", "Chuyển hồ sơ cho phòng chuyên môn", ["Công chức Một cửa"], Decimal(4))
    assert [found.code for found in draft.diagnostics] == ["DITTO", "DITTO"]


def test_two_levels_keep_their_own_procedure_of_one_name() -> None:
    steps = bars(
        ("TT", "Trình tự", "Trách nhiệm", "Thời gian"),
        ("B1", "Tiếp nhận hồ sơ", "Công chức", "04 giờ"),
        ("B2", "Trả kết quả", "Công chức", "04 giờ"),
    )
    draft = read(
        "A. DANH MỤC THỦ TỤC HÀNH CHÍNH\n"
        + bars(
            ("TT", "Tên thủ tục hành chính", "Mã TTHC", "Thời hạn giải quyết"),
            ("A", "THỦ TỤC HÀNH CHÍNH CẤP TỈNH"),
            ("1", "Cấp giấy phép mở bến thuyền", "1.900001", "01 ngày"),
            ("B", "THỦ TỤC HÀNH CHÍNH CẤP XÃ"),
            ("1", "Cấp giấy phép mở bến thuyền", "1.900002", "01 ngày"),
        )
        + "B. QUY TRÌNH NỘI BỘ\nI. THỦ TỤC HÀNH CHÍNH CẤP XÃ\n1. Cấp giấy phép mở bến thuyền\n"
        + steps
        + "II. THỦ TỤC HÀNH CHÍNH CẤP TỈNH\n1. Cấp giấy phép mở bến thuyền\n"
        + steps
    )
    codes = {one.id: one.code for one in draft.procedures}
    assert [codes[process.procedure or ""] for process in draft.processes] == ["1.900002", "1.900001"]


def test_a_process_right_under_the_title_has_its_heading() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề việc phê duyệt quy trình nội bộ giải quyết thủ tục hành chính\n1. Cấp giấy phép mở bến thuyền\n"
        "Thời hạn giải quyết: 01 ngày làm việc\n"
    )
    steps = bars(("TT", "Trình tự", "Trách nhiệm", "Thời gian"), ("B1", "Nhận và trả hồ sơ", "Công chức", "08 giờ"))
    draft = compile_document(of_text(text + steps))
    assert isinstance(draft, ProcedureDraft)
    (procedure,) = draft.procedures
    assert procedure.name == "Cấp giấy phép mở bến thuyền"
    assert procedure.time_limit is not None
    assert procedure.time_limit.value == 1
    assert [process.procedure for process in draft.processes] == [procedure.id]


def test_codes_behind_names_totals_as_bare_figures_and_steps_numbered_twice() -> None:
    draft = read(
        "Phần I. DANH MỤC THỦ TỤC HÀNH CHÍNH\n"
        + bars(
            ("STT", "Tên TTHC\n(Mã số)", "Thời hạn giải quyết", "Căn cứ pháp lý"),
            ("A", "THỦ TỤC HÀNH CHÍNH CẤP TỈNH"),
            ("1", "Cấp giấy phép mở bến thuyền\n1.900001", "05 ngày làm việc", "Luật Giao thông đường thủy"),
            ("B", "THỦ TỤC HÀNH CHÍNH CẤP XÃ"),
            ("1", "Xác nhận lịch chạy thuyền\n1.900002", "01 ngày làm việc", "Như trên"),
        )
        + "Phần II. QUY TRÌNH NỘI BỘ\nA. CẤP TỈNH\n"
        + bars(
            ("1. Cấp giấy phép mở bến thuyền (1.900001): 40 giờ",),
            ("TT", "Nội dung công việc", "Trách nhiệm thực hiện", "Thời gian (giờ làm việc)", "Kết quả"),
            ("1", "Bước 1: Tiếp nhận hồ sơ", "Công chức Một cửa", "04", ""),
            ("2", "Bước 2: Thẩm định hồ sơ", "Phòng Quản lý giao thông", "36", "Dự thảo"),
            ("Tổng cộng", "40", ""),
        )
    )
    assert [(one.code, one.name, one.level) for one in draft.procedures] == [
        ("1.900001", "Cấp giấy phép mở bến thuyền", "tỉnh"),
        ("1.900002", "Xác nhận lịch chạy thuyền", "xã"),
    ]
    assert {one.legal_basis.text for one in draft.procedures if one.legal_basis} == {"Luật Giao thông đường thủy"}
    (process,) = draft.processes
    assert [(step.number, step.text) for step in process.steps] == [
        ("1", "Tiếp nhận hồ sơ"),
        ("2", "Thẩm định hồ sơ"),
    ]
    assert process.total is not None
    assert process.total.hours == 40
    assert [found.code for found in draft.diagnostics if found.severity != "info"] == ["PROC-NO-PROCESS"]
