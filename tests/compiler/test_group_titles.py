"""Titles of groups as offices print them, in cells closed by bars: the rows under them stay whole."""

import pytest

from kientao.compiler import compile_plan
from kientao.compiler.draft import PlanDraft
from tests.compiler.corpus import of_text

HEAD = ["TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]
ROWS = [
    ["1", "Rà soát thủ tục hành chính", "Báo cáo", "Sở Nội vụ", "Sở Tài chính", "Quý I"],
    ["2", "Công bố thủ tục hành chính", "Quyết định", "Sở Nội vụ", "Sở Tài chính", "Quý II"],
    ["3", "Kiểm tra công vụ", "Kế hoạch", "Thanh tra tỉnh", "Các sở, ban, ngành", "Thường xuyên"],
    ["4", "Tập huấn công chức", "", "Sở Nội vụ", "", "Hằng năm"],
]
COLUMN_NUMBERS = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]


def closed_by_bars(rows: list[list[str]]) -> str:
    return "".join(f"{cell}\n|\n" if cell else "|\n" for row in rows for cell in row)


def plan(rows: list[list[str]], head: list[str] = HEAD) -> PlanDraft:
    return compile_plan(of_text(f"KẾ HOẠCH\nCải cách hành chính năm 2026\n\nPHỤ LỤC\n{closed_by_bars([head, *rows])}"))


def told(draft: PlanDraft) -> list[tuple[str | None, str, list[str]]]:
    return [(task.number, task.text, [agency.text for agency in task.lead]) for task in draft.tasks]


EXPECTED = [
    ("1", "Rà soát thủ tục hành chính", ["Sở Nội vụ"]),
    ("2", "Công bố thủ tục hành chính", ["Sở Nội vụ"]),
    ("3", "Kiểm tra công vụ", ["Thanh tra tỉnh"]),
    ("4", "Tập huấn công chức", ["Sở Nội vụ"]),
]


@pytest.mark.parametrize("numbered", [False, True], ids=["", "under a row of column numbers"])
@pytest.mark.parametrize(
    "title",
    [
        "Lĩnh vực cải cách thể chế",
        "Cải cách thể chế",
        "Lĩnh vực 1: Cải cách thể chế",
        "1. Cải cách thể chế",
        "I. CẢI CÁCH THỂ CHẾ",
        "CẢI CÁCH THỂ CHẾ",
    ],
)
def test_a_title_in_one_cell_heads_the_rows_below(title: str, numbered: bool) -> None:
    draft = plan([*([COLUMN_NUMBERS] if numbered else []), [title], *ROWS[:2], [title + " khác"], *ROWS[2:]])
    assert told(draft) == EXPECTED
    assert all(task.section_title and "ải cách thể chế" in task.section_title.lower() for task in draft.tasks)


def test_a_sub_total_beside_a_title_is_no_task() -> None:
    head = [*HEAD, "Kinh phí (triệu đồng)"]
    rows = [["I", "CẢI CÁCH THỂ CHẾ", "", "", "", "", "180"], *[[*row, "45"] for row in ROWS]]
    draft = plan([*rows, ["", "Tổng cộng", "", "", "", "", "1.275"]], head)
    assert told(draft) == EXPECTED


def test_a_numbered_title_over_dashed_rows_is_a_section() -> None:
    rows = [["5", "Đổi mới cơ chế một cửa:", "", "", "", ""], ["-", *ROWS[0][1:]], ["-", *ROWS[1][1:]]]
    draft = plan([*ROWS, *rows])
    assert [task.number for task in draft.tasks] == ["1", "2", "3", "4", None, None]
    assert {task.section_title for task in draft.tasks[4:]} == {"Đổi mới cơ chế một cửa:"}


def test_the_lead_under_an_annex_title_leads_its_rows() -> None:
    cells = closed_by_bars([HEAD, *[[*row[:3], "", *row[4:]] for row in ROWS]])
    draft = compile_plan(
        of_text(
            "KẾ HOẠCH\nCải cách hành chính năm 2026\n\nI. MỤC TIÊU\n- Nâng cao chất lượng.\n\n"
            f"Phụ lục I\nCẢI CÁCH THỂ CHẾ\n(Cơ quan chủ trì: Sở Tư pháp)\n{cells}"
        )
    )
    assert [(task.lead[0].name, task.lead[0].via) for task in draft.tasks] == [("Sở Tư pháp", "heading")] * 4


def test_a_name_broken_before_its_dash_is_one_agency() -> None:
    rows = [[*ROWS[0][:3], "Phòng Tài chính\n- Kế hoạch", *ROWS[0][4:]], *ROWS[1:]]
    assert told(plan(rows))[0][2] == ["Phòng Tài chính - Kế hoạch"]
