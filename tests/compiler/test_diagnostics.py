"""What the compiler says about a document: every code shown by its own example, and silence where nothing is wrong."""

import re
from datetime import date

import pytest

from kientao.compiler import compile_document, compile_plan
from kientao.compiler.checks.declarations import DECLARATIONS
from kientao.compiler.draft import Agency, Diagnostic, PlanDraft
from kientao.compiler.procedure_draft import ProcedureDraft
from kientao.demo.sample import write_sample
from kientao.documents import read_document
from kientao.kernel.source import SourceDocument
from kientao.kernel.span import Spans
from tests.compiler.corpus import of_text
from tools.diagnostics_page import PAGE, page

AFTER_THE_REFORM = date(2026, 1, 1)
BEFORE_THE_REFORM = date(2025, 1, 15)
GONE = {
    "Sở Thông tin và Truyền thông": date(2025, 3, 1),  # merged into Sở Khoa học và Công nghệ
    "Sở Kế hoạch và Đầu tư": date(2025, 3, 1),
    "district-committees": date(2025, 7, 1),  # no districts from that day
}


class Register:
    """A small register of agencies: those of `GONE` exist until their day, all others always."""

    def exists(self, agency: Agency, on: date) -> bool:
        gone = GONE.get(agency.group or agency.name or "")
        return gone is None or on < gone


def compiled(text: str) -> PlanDraft:
    return compile_plan(of_text(text), register=Register(), on=AFTER_THE_REFORM)


def shown(code: str) -> PlanDraft | ProcedureDraft:
    """The draft of a code's own example."""
    declared = DECLARATIONS[code]
    if declared.kind == "plan":
        return compiled(declared.example)
    return compile_document(of_text(declared.example), declared.kind)


def of_code(draft: PlanDraft | ProcedureDraft, code: str) -> list[Diagnostic]:
    return [found for found in draft.diagnostics if found.code == code]


def words_at(text: str, spans: Spans) -> str:
    return " ".join(text[span.start : span.end] for span in spans)


# What the message of each example has to name, so that the reader knows what is meant without opening the document.
NAMES = {
    "NUM-GAP": ["a)", "c)"],
    "NUM-DUP": ["a)"],
    "NUM-FOREIGN": ["f)"],
    "SECTION-NUMBER": ["III.", "II"],
    "REF-DATE-CONFLICT": ["12/QĐ-UBND", "03/01/2026", "13/01/2026"],
    "REF-KIND": ["Kế hoạch số 45/QĐ-UBND", "quyết định"],
    "DATE-BLANK": ["45/QĐ-UBND"],
    "TARGET-UNREACHABLE": ["10 %", "4 × 20", "90 %", "100 %", "2030", "cấp xã"],
    "TARGET-IMPOSSIBLE": ["trên 100%"],
    "TARGET-NO-SUBJECT": ["100%"],
    "TARGET-CONFLICT": ["Tối thiểu 70% hồ sơ", "Tối thiểu 80% hồ sơ"],
    "TARGET-BASE-UNCLEAR": ["20%", "so với"],
    "TASK-NO-LEAD": ["Các cơ quan, đơn vị liên quan"],
    "TASK-NO-DEADLINE": ["thời gian"],
    "DEADLINE-UNKNOWN": ["Lúc thuận tiện"],
    "DEADLINE-OPEN": ["Thường xuyên"],
    "DEADLINE-CONDITIONAL": ["Sau khi Chính phủ ban hành văn bản"],
    "DEADLINE-AMBIGUOUS": ["Trước quý II/2026"],
    "DEADLINE-OUTSIDE-PERIOD": ["Tháng 12/2024", "01/01/2026", "31/12/2026"],
    "DELIVERABLE-MISMATCH": ["Báo cáo khảo sát"],
    "DITTO": ["Nt", "Sở Tài chính"],
    "TEXT-REPEATED": ["kế hoạch kiểm tra cải cách hành chính"],
    "AGENCY-UNKNOWN": ["Nhóm thường trực"],
    "AGENCY-ABOLISHED": ["Sở Thông tin và Truyền thông", "01/01/2026"],
    "TERM": ["PA INDEX", "PAR INDEX"],
    "DOC-TEMPLATE": ["………………"],
    "DOC-NO-TASK-TABLE": ["1 nhiệm vụ"],
    "DOC-NOISE": ["50 ký tự"],
    "DOC-SCAN": ["2, 5"],
    "PROC-NO-PROCESS": ["Gia hạn giấy phép mở bến thuyền", "1.900002"],
    "PROCESS-UNLISTED": ["Thu hồi chứng chỉ lái tàu du lịch"],
    "PROC-CODE-DUP": ["1.900001", "Cấp giấy phép mở bến thuyền"],
    "PROC-NAME-DUP": ["Cấp giấy phép mở bến thuyền", "1.900001", "1.900002"],
    "PROC-TIME-WORDS": ["Ngay sau khi nhận đủ hồ sơ"],
    "STEP-NO-TIME": ["B2", "Thẩm định hồ sơ"],
    "STEP-NO-POST": ["B2", "Thẩm định hồ sơ"],
    "STEP-TIME-UNKNOWN": ["Linh hoạt"],
    "STEP-TIME-OPEN": ["Giờ hành chính"],
    "TIME-CONFLICT": ["02 ngày (18 giờ)"],
    "PROCESS-SUM": ["20 giờ", "24 giờ"],
    "PROCESS-OVER-LIMIT": ["Cấp giấy phép mở bến thuyền", "24 giờ", "02 ngày làm việc"],
}
SHOWN = [code for code, declared in DECLARATIONS.items() if declared.example]
VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)


def test_every_code_is_declared_and_tried_here() -> None:
    assert set(NAMES) == set(DECLARATIONS)
    assert set(DECLARATIONS) - set(SHOWN) == {"DOC-SCAN"}  # pages without text can't stand in a text


@pytest.mark.parametrize("code", SHOWN)
def test_the_example_of_a_code_shows_it_at_the_declared_words_with_the_declared_severity(code: str) -> None:
    declared = DECLARATIONS[code]
    draft = shown(code)
    found = of_code(draft, code)
    assert found, [other.code for other in draft.diagnostics]
    assert {one.severity for one in found} == {declared.severity}
    if declared.points_at:
        assert [words_at(declared.example, one.spans) for one in found] == [declared.points_at]


@pytest.mark.parametrize("code", SHOWN)
def test_the_example_of_a_code_shows_nothing_else_that_is_worth_a_warning(code: str) -> None:
    others = [one for one in shown(code).diagnostics if one.code != code]
    assert [one.code for one in others if one.severity != "info"] == []


@pytest.mark.parametrize("code", SHOWN)
def test_a_message_is_a_vietnamese_sentence_that_names_what_was_found_and_says_what_to_do(code: str) -> None:
    found = of_code(shown(code), code)[0]
    assert_well_said(found)
    assert [words for words in NAMES[code] if words.casefold() not in found.message.casefold()] == [], found.message


def assert_well_said(found: Diagnostic) -> None:
    for sentence in (found.message, found.hint or ""):
        assert VIETNAMESE.search(sentence)
        assert sentence[0].isupper() or sentence[0] in "“"
        assert sentence.rstrip("”")[-1] in ".!"
        assert not re.search(r"[{}\[\]<>]|None|\w=\S", sentence), sentence


def test_the_web_page_around_a_decision_is_pointed_at() -> None:
    example = DECLARATIONS["DOC-NOISE"].example
    (found,) = of_code(compiled(example), "DOC-NOISE")
    assert words_at(example, found.spans) in example.split("KẾ HOẠCH")[0]


def test_pages_without_text_are_named() -> None:
    text = "KẾ HOẠCH\nCẢI CÁCH HÀNH CHÍNH NĂM 2026\n"
    source = SourceDocument("ban-quet.pdf", "pdf", "", text, pages=(0, 10, 10, 20, 30), pages_without_text=(2, 5))
    (found,) = of_code(compile_plan(source), "DOC-SCAN")
    assert found.severity == "warning"
    assert "2, 5" in found.message
    assert_well_said(found)


def test_the_page_of_diagnostics_is_what_the_declarations_say_now() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "docs/diagnostics.md is old: run `python -m tools.diagnostics_page`"
    )


TABLE = "| STT | Nhiệm vụ | Sản phẩm | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|---|\n"
TITLE = "KẾ HOẠCH\nCẢI CÁCH HÀNH CHÍNH NĂM 2026\n"


def codes(text: str) -> list[str]:
    return [found.code for found in compiled(text).diagnostics]


def test_a_clean_plan_gives_neither_error_nor_warning() -> None:
    draft = compile_plan(read_document(write_sample.HERE / "quyet-dinh-sach.docx"))
    assert draft.tasks
    assert [(one.code, one.message) for one in draft.diagnostics if one.severity != "info"] == []


@pytest.mark.parametrize(
    "text",
    [
        TITLE + "I. MỤC TIÊU\n1. Mục tiêu chung\n- Nâng cao chất lượng phục vụ người dân.\n"
        "2. Mục tiêu cụ thể\na) Tối thiểu 95% hồ sơ thủ tục hành chính được giải quyết đúng hạn.\n"
        "b) Trên 90% người dân hài lòng với việc giải quyết thủ tục hành chính.\n",
        TITLE + "I. NHIỆM VỤ\n- Thường xuyên rà soát thủ tục hành chính; tiết kiệm chi thường xuyên.\n",
        TITLE
        + TABLE
        + "| 1 | Khảo sát mức độ hài lòng | - Kế hoạch khảo sát<br>- Báo cáo kết quả khảo sát | Sở Nội vụ | "
        "- Kế hoạch khảo sát: trước ngày 05/11/2026<br>- Báo cáo kết quả khảo sát: trước ngày 31/12/2026 |\n",
        TITLE + "Căn cứ Nghị quyết số 76/NQ-CP ngày 13/6/2013 của Chính phủ;\n"
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;\nI. MỤC TIÊU\n- Nâng cao chất lượng phục vụ.\n",
        TITLE + "I. NHIỆM VỤ\n1. Cải cách thể chế\na) Rà soát.\nb) Ban hành.\n2. Cải cách thủ tục\na) Rà soát.\n",
    ],
    ids=["targets", "adverbs", "two-deliverables", "two-documents-of-one-number", "lists-that-start-again"],
)
def test_what_is_right_is_not_blamed(text: str) -> None:
    assert [(one.code, one.message) for one in compiled(text).diagnostics if one.severity != "info"] == []
    assert not {"DEADLINE-OPEN", "TERM", "REF-KIND", "DELIVERABLE-MISMATCH"} & set(codes(text))


@pytest.mark.parametrize(
    ("lead", "severity"),
    [
        ("Các cơ quan, đơn vị liên quan", "warning"),
        ("Các sở, ban, ngành; UBND cấp xã", "info"),
        ("", "warning"),
    ],
)
def test_nobody_in_particular_is_a_warning_and_a_collective_a_remark(lead: str, severity: str) -> None:
    text = f"{TITLE}{TABLE}| 1 | Ban hành kế hoạch kiểm tra | Kế hoạch | {lead} | Quý I/2026 |\n"
    (found,) = of_code(compiled(text), "TASK-NO-LEAD")
    assert found.severity == severity


ABOLISHED = (
    TITLE + TABLE + "| 1 | Ban hành kế hoạch chuyển đổi số | Kế hoạch | Sở Thông tin và Truyền thông | Quý I/2026 |\n"
    "| 2 | Ban hành kế hoạch kiểm tra | Kế hoạch | Sở Nội vụ | Quý I/2026 |\n"
    "| 3 | Báo cáo kết quả thực hiện | Báo cáo | UBND cấp huyện | Quý IV/2026 |\n"
)


def test_an_agency_and_a_collective_that_are_gone_on_the_day_asked_are_named() -> None:
    draft = compile_plan(of_text(ABOLISHED), register=Register(), on=AFTER_THE_REFORM)
    found = of_code(draft, "AGENCY-ABOLISHED")
    assert [words_at(ABOLISHED, one.spans) for one in found] == ["Sở Thông tin và Truyền thông", "UBND cấp huyện"]
    assert {one.severity for one in found} == {"info"}
    assert all("01/01/2026" in one.message for one in found)


def test_an_agency_that_still_existed_on_the_day_asked_is_not_named() -> None:
    draft = compile_plan(of_text(ABOLISHED), register=Register(), on=BEFORE_THE_REFORM)
    assert of_code(draft, "AGENCY-ABOLISHED") == []


@pytest.mark.parametrize(
    "asked", [{}, {"register": Register()}, {"on": AFTER_THE_REFORM}], ids=["neither", "no day", "no register"]
)
def test_without_a_register_and_a_day_no_agency_is_called_abolished(asked: dict[str, object]) -> None:
    draft = compile_plan(of_text(ABOLISHED), **asked)  # type: ignore[arg-type]
    assert of_code(draft, "AGENCY-ABOLISHED") == []


def row(number: int, time: str = "Quý I/2026", task: str = "Ban hành kế hoạch kiểm tra") -> str:
    return f"| {number} | {task} | Kế hoạch | Sở Nội vụ | {time} |\n"


BULLET = "I. MỤC TIÊU\n- "
RANGE = "Rút ngắn từ 30 đến 20% thời gian giải quyết hồ sơ."
SHARE = "Tối thiểu 120% hồ sơ được giải quyết đúng hạn."


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("I. NHIỆM VỤ\n1. Rà soát thủ tục của tỉnh.\n3. Công bố thủ tục của tỉnh.\n", "NUM-GAP", "3."),
        ("I. NHIỆM VỤ\n1. Rà soát thủ tục.\nđ) Công bố danh mục.\n", "NUM-GAP", "đ)"),
        ("A. MỤC TIÊU\n- Nâng cao chất lượng.\nC. NHIỆM VỤ\n- Rà soát thủ tục.\n", "SECTION-NUMBER", "C."),
        ("I. MỤC TIÊU\n- Nâng cao.\nII. NHIỆM VỤ\n- Rà soát.\nII. GIẢI PHÁP\n- Đẩy mạnh.\n", "NUM-DUP", "II."),
        (f"{BULLET}{RANGE}\n", "TARGET-IMPOSSIBLE", RANGE),
        (f"{BULLET}{SHARE}\n", "TARGET-IMPOSSIBLE", SHARE),
        (f"{BULLET}Cung cấp dịch vụ công mức độ 3, 4 cho người dân.\n", "TERM", "mức độ 3, 4"),
        (f"{BULLET}Áp dụng ISO 9001:2008 tại các sở.\n", "TERM", "ISO 9001:2008"),
        (TITLE + TABLE + row(1, "Quý I/2027"), "DEADLINE-OUTSIDE-PERIOD", "Quý I/2027"),
        (TITLE + TABLE + row(1, "31/02/2026"), "DEADLINE-UNKNOWN", "31/02/2026"),
        (TITLE + TABLE + row(1, "Theo Kế hoạch"), "DEADLINE-OPEN", "Theo Kế hoạch"),
        (TITLE + TABLE + row(1) + row(3, task="Ban hành kế hoạch khảo sát"), "NUM-GAP", "3"),
        (TITLE + TABLE + row(1) + row(1, task="Ban hành kế hoạch khảo sát"), "NUM-DUP", "1"),
    ],
)
def test_the_same_slip_in_another_shape_is_found_too(text: str, code: str, words: str) -> None:
    (found,) = of_code(compiled(text), code)
    assert words_at(text, found.spans) == words
