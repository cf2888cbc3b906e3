"""What the checks say of a process, and of the nearest one that is right."""

import pytest

from kientao.compiler import compile_procedures
from tests.compiler.corpus import of_text

HEAD = (
    "QUYẾT ĐỊNH\nPhê duyệt quy trình nội bộ giải quyết thủ tục hành chính\n"
    "A. DANH MỤC\n| TT | Tên thủ tục hành chính | Mã TTHC | Thời hạn giải quyết |\n|---|---|---|---|\n"
    "| 1 | Cấp giấy phép mở bến thuyền | 1.900001 | {limit} |\n"
    "B. QUY TRÌNH NỘI BỘ\n1. Cấp giấy phép mở bến thuyền\n"
    "| TT | Trình tự | Trách nhiệm | Thời gian |\n|---|---|---|---|\n"
)
RIGHT = (
    "| B1 | Tiếp nhận hồ sơ | Công chức Một cửa | 04 giờ |\n",
    "| B2 | Thẩm định hồ sơ | Chuyên viên | 1,5 ngày |\n",
    "| B3 | Ký giấy phép | Lãnh đạo Sở | 08 giờ |\n",
)
TOTAL = "| | Tổng thời gian | | 03 ngày làm việc |\n"


def warned(*rows: str, limit: str = "03 ngày làm việc") -> list[str]:
    draft = compile_procedures(of_text(HEAD.format(limit=limit) + "".join(rows)))
    return [found.code for found in draft.diagnostics if found.severity != "info"]


def test_a_process_that_adds_up_is_not_blamed() -> None:
    assert warned(*RIGHT, TOTAL) == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("| B2 | Thẩm định hồ sơ | Chuyên viên |  |\n", "STEP-NO-TIME"),
        ("| B2 | Thẩm định hồ sơ |  | 1,5 ngày |\n", "STEP-NO-POST"),
        ("| B2 | Thẩm định hồ sơ | Chuyên viên | Linh hoạt |\n", "STEP-TIME-UNKNOWN"),
        ("| B2 | Thẩm định hồ sơ | Chuyên viên | 1,5 ngày (16 giờ) |\n", "TIME-CONFLICT"),
        ("| B2 | Thẩm định hồ sơ | Chuyên viên | 02 ngày |\n", "PROCESS-SUM"),
        ("| B1 | Thẩm định hồ sơ | Chuyên viên | 1,5 ngày |\n", "NUM-DUP"),
    ],
)
def test_one_wrong_step_is_the_only_thing_that_is_said(wrong: str, code: str) -> None:
    said = warned(RIGHT[0], wrong, RIGHT[2], TOTAL)
    assert code in said
    assert set(said) <= {code, "NUM-GAP"}


def test_a_missing_number_between_two_steps_is_named() -> None:
    assert warned(RIGHT[0], RIGHT[2]) == ["NUM-GAP"]


def test_a_step_without_a_figure_leaves_the_sum_open_but_never_above_the_total() -> None:
    returns = "| B4 | Trả kết quả | Công chức Một cửa | Giờ hành chính |\n"
    assert warned(*RIGHT, returns, TOTAL) == []
    assert warned(RIGHT[0], RIGHT[2], returns.replace("B4", "B4"), TOTAL).count("PROCESS-SUM") == 0
    assert warned(*RIGHT, "| B4 | Đóng dấu | Văn thư | 02 giờ |\n", returns.replace("B4", "B5"), TOTAL) == [
        "PROCESS-SUM"
    ]


def test_a_process_may_be_as_long_as_its_limit_and_no_longer() -> None:
    assert warned(*RIGHT, TOTAL, limit="24 giờ") == []
    assert warned(*RIGHT, TOTAL, limit="02 ngày làm việc") == ["PROCESS-OVER-LIMIT"]
    assert warned(*RIGHT, limit="02 ngày làm việc") == ["PROCESS-OVER-LIMIT"]
    assert warned(*RIGHT, TOTAL, limit="02 ngày; trường hợp phải khảo sát: 05 ngày") == []
    assert warned(*RIGHT, TOTAL, limit="Ngay sau khi nhận đủ hồ sơ") == []


def test_an_abolished_procedure_needs_no_process() -> None:
    text = HEAD.format(limit="03 ngày") + "".join(RIGHT)
    listed = (
        "C. DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ\n| TT | Tên thủ tục hành chính | Mã TTHC | Căn cứ pháp lý |\n"
        "|---|---|---|---|\n| 1 | Gia hạn giấy phép mở bến thuyền | 1.900002 | Nghị quyết của tỉnh |\n"
    )
    draft = compile_procedures(of_text(text + listed))
    assert [one.change for one in draft.procedures] == [None, "abolished"]
    assert [found.code for found in draft.diagnostics if found.severity != "info"] == []


def test_one_name_on_two_levels_is_two_procedures_and_no_finding() -> None:
    text = (
        "QUYẾT ĐỊNH\nCông bố danh mục thủ tục hành chính\n"
        "| TT | Tên thủ tục hành chính | Mã TTHC | Thời hạn giải quyết |\n|---|---|---|---|\n"
        "| A | THỦ TỤC HÀNH CHÍNH CẤP TỈNH | | |\n| 1 | Cấp giấy phép mở bến thuyền | 1.900001 | 03 ngày |\n"
        "| B | THỦ TỤC HÀNH CHÍNH CẤP XÃ | | |\n| 1 | Cấp giấy phép mở bến thuyền | 1.900002 | 03 ngày |\n"
    )
    draft = compile_procedures(of_text(text))
    assert [(one.code, one.level) for one in draft.procedures] == [("1.900001", "tỉnh"), ("1.900002", "xã")]
    assert [found.code for found in draft.diagnostics] == []
