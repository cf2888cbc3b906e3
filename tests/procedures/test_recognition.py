"""Which kind a document is, told from the document alone."""

import pytest

from kientao.compiler import compile_document
from kientao.compiler.draft import PlanDraft
from kientao.compiler.procedure_draft import ProcedureDraft
from kientao.compiler.recognise import kind_of
from kientao.demo.procedures import DECISION
from kientao.demo.sample import write_sample
from kientao.documents import read_document
from tests.compiler.corpus import MORE, PLANS, of_text, read

STEPS = (
    "| Bước | Nội dung công việc | Người thực hiện | Thời gian |\n|---|---|---|---|\n"
    "| Bước 1 | Nhận hồ sơ | Văn thư | 04 giờ |\n| Bước 2 | Thẩm định | Chuyên viên | 12 giờ |\n"
)
TASKS = (
    "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
    "| 1 | Phê duyệt quy trình nội bộ giải quyết thủ tục hành chính | Văn phòng UBND tỉnh | Quý I/2026 |\n"
    "| 2 | Công bố danh mục thủ tục hành chính | Sở Nội vụ | Quý II/2026 |\n"
)


@pytest.mark.parametrize(
    "title",
    [
        "Công bố danh mục thủ tục hành chính sửa đổi trong lĩnh vực Đường thủy",
        "Về việc phê duyệt quy trình nội bộ giải quyết thủ tục hành chính của Sở Xây dựng",
        "PHÊ DUYỆT CÁC QUY TRÌNH NỘI BỘ, QUY TRÌNH ĐIỆN TỬ TRONG GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
        "Về việc ban hành quy trình liên thông giải quyết thủ tục hành chính",
    ],
)
def test_a_title_that_publishes_procedures_tells_the_kind(title: str) -> None:
    assert kind_of(of_text(f"QUYẾT ĐỊNH\n{title}\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n{STEPS}")) == "procedures"


def test_two_tables_of_steps_tell_it_where_no_title_does() -> None:
    assert (
        kind_of(of_text(f"1. Cấp giấy phép mở bến\n\n{STEPS}\n2. Gia hạn giấy phép mở bến\n\n{STEPS}")) == "procedures"
    )


@pytest.mark.parametrize(
    "title",
    [
        "KẾ HOẠCH\nRà soát, công bố danh mục thủ tục hành chính và quy trình nội bộ năm 2026",
        "QUYẾT ĐỊNH\nBan hành Kế hoạch rà soát quy trình nội bộ giải quyết thủ tục hành chính năm 2026",
        "QUYẾT ĐỊNH\nVề việc phê duyệt Đề án đổi mới giải quyết thủ tục hành chính",
    ],
)
def test_a_plan_that_speaks_of_procedures_stays_a_plan(title: str) -> None:
    source = of_text(f"{title}\nI. NHIỆM VỤ\n{TASKS}")
    assert kind_of(source) == "plan"
    assert isinstance(compile_document(source), PlanDraft)


def test_the_kind_can_be_forced() -> None:
    source = of_text(f"KẾ HOẠCH\nRà soát thủ tục năm 2026\n{STEPS}")
    assert isinstance(compile_document(source), PlanDraft)
    assert isinstance(compile_document(source, "procedures"), ProcedureDraft)


def test_the_decisions_that_ship_are_what_they_are() -> None:
    assert kind_of(read_document(DECISION)) == "procedures"
    assert kind_of(read_document(write_sample.HERE / "quyet-dinh-mau.docx")) == "plan"
    assert kind_of(read_document(write_sample.HERE / "quyet-dinh-sach.docx")) == "plan"


@pytest.mark.corpus
@pytest.mark.parametrize("name", [*PLANS, *MORE])
def test_a_real_plan_is_a_plan(name: str) -> None:
    assert kind_of(read(name)) == "plan"
