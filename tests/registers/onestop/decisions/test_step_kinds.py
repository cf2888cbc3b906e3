"""What a step is for is guessed from the words of its row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.registers.onestop.rules.process import StepKind
from kientao.registers.onestop.rules.step_kind import Place, at_the_counter, only_keeps, step_kind

FIRST, INSIDE, LAST = Place(first=True), Place(), Place(last=True)
LEG = Place(first_of_leg=True)


@pytest.mark.parametrize(
    ("words", "post", "place", "kind"),
    [
        ("Tiếp nhận, kiểm tra hồ sơ và hẹn ngày trả kết quả", "Công chức một cửa", FIRST, StepKind.RECEIVE),
        ("Hướng dẫn, kiểm tra hồ sơ, cập nhật phần mềm", "Bộ phận TN&TKQ", FIRST, StepKind.RECEIVE),
        ("Cơ sở nộp hồ sơ qua Cổng dịch vụ công", "Tổ chức", FIRST, StepKind.RECEIVE),
        ("Tiếp nhận hồ sơ trình của sở", "Văn thư Văn phòng", LEG, StepKind.RECEIVE),
        ("Tiếp nhận hồ sơ, phân công xử lý", "Lãnh đạo phòng", INSIDE, StepKind.ASSIGN),
        ("Giao chuyên viên thụ lý", "Trưởng phòng", INSIDE, StepKind.ASSIGN),
        ("Chuyển hồ sơ cho công chức phòng chuyên môn thụ lý", "Lãnh đạo phòng", INSIDE, StepKind.ASSIGN),
        ("Thẩm định hồ sơ, dự thảo giấy phép trình lãnh đạo ký", "Chuyên viên", INSIDE, StepKind.APPRAISE),
        ("Xác minh thực địa, lập biên bản", "Chuyên viên", INSIDE, StepKind.APPRAISE),
        ("Gửi văn bản hỏi cơ quan quản lý chuyên ngành", "Chuyên viên", INSIDE, StepKind.CONSULT),
        ("Lấy ý kiến cơ quan liên quan", "Chuyên viên", INSIDE, StepKind.CONSULT),
        ("Xem xét, trình lãnh đạo Sở", "Trưởng phòng", INSIDE, StepKind.SUBMIT),
        ("Xem xét, ký nháy dự thảo", "Trưởng phòng", INSIDE, StepKind.SUBMIT),
        ("Xem xét, ký duyệt kết quả", "Lãnh đạo Sở", INSIDE, StepKind.APPROVE),
        ("Ký giấy phép", "Giám đốc", INSIDE, StepKind.APPROVE),
        ("Phê duyệt kết quả", "Lãnh đạo UBND", INSIDE, StepKind.APPROVE),
        ("Vào sổ, đóng dấu, chuyển kết quả về nơi tiếp nhận", "Văn thư", INSIDE, StepKind.RELEASE),
        ("Chuyển kết quả cho Bộ phận một cửa để trả kết quả", "Văn thư", LAST, StepKind.RELEASE),
        ("Chuyển hồ sơ liên thông đến cơ quan thuế", "Chuyên viên", INSIDE, StepKind.HAND_OVER),
        ("Trả kết quả cho tổ chức, cá nhân", "Bộ phận một cửa", LAST, StepKind.RETURN),
        ("Thông báo cho tổ chức, cá nhân đến nhận kết quả", "Công chức một cửa", LAST, StepKind.RETURN),
        ("Trả kết quả cho sở", "Văn thư", INSIDE, StepKind.RELEASE),
        ("Việc chưa đặt tên", "Văn thư Sở", INSIDE, StepKind.RELEASE),
        ("Việc chưa đặt tên", "Lãnh đạo Sở", INSIDE, StepKind.APPROVE),
        ("Việc chưa đặt tên", "Công chức một cửa", FIRST, StepKind.RECEIVE),
        ("Việc chưa đặt tên", "", INSIDE, StepKind.OTHER),
    ],
)
def test_the_first_act_of_the_row_is_what_the_step_is_for(words: str, post: str, place: Place, kind: StepKind) -> None:
    assert step_kind(words, post, place) is kind


@given(st.text(max_size=80), st.text(max_size=40), st.booleans(), st.booleans())
def test_only_what_begins_receives_and_only_what_ends_hands_out(text: str, post: str, leg: bool, last: bool) -> None:
    kind = step_kind(f"Tiếp nhận hồ sơ {text} trả kết quả", post, Place(False, leg, last))
    assert kind is not StepKind.RECEIVE or leg
    assert kind is not StepKind.RETURN or last


@pytest.mark.parametrize("words", ["Trung tâm Phục vụ hành chính công tỉnh", "Bộ phận Một cửa", "TTPVHCC", "BPMC"])
def test_the_counter_is_known_by_its_names(words: str) -> None:
    assert at_the_counter(words)


def test_a_department_is_no_counter() -> None:
    assert not at_the_counter("Sở Xây dựng")


def test_what_is_only_kept_comes_after_the_end() -> None:
    assert only_keeps("Thống kê, theo dõi, lưu hồ sơ")
    assert not only_keeps("Trả kết quả, lưu hồ sơ")
