"""Whatever the text: it compiles, adds up, quotes what stands there, and comes back from its JSON as it was."""

import json
from pathlib import Path

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from kientao.compiler import compile_procedures, document_as_json
from kientao.compiler.procedures.from_json import procedures_from_json
from tests.compiler.corpus import of_text
from tests.procedures.reading import assert_adds_up, misread

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "docs" / "contracts" / "procedure-draft.schema.json").read_text("utf-8")
)
WORDS = st.sampled_from(
    [
        "QUYẾT ĐỊNH", "PHỤ LỤC I", "DANH MỤC THỦ TỤC HÀNH CHÍNH", "A. THỦ TỤC CẤP TỈNH", "I. LĨNH VỰC CHỢ", "Nơi nhận:",
        "KT. CHỦ TỊCH", "TT", "STT", "Tên thủ tục hành chính", "Mã TTHC", "Thời hạn giải quyết", "Phí, lệ phí",
        "Trình tự", "Trách nhiệm", "Thời gian", "Kết quả", "Bước", "Nội dung công việc", "Bản chính", "Bản sao",
        "Thành phần hồ sơ, bao gồm:", "2.3", "B1", "B2", "Bước 1: Nhận hồ sơ", "Bước 3", "1", "1.1", "-", "x",
        "0,5 ngày", "½ ngày", "0/0 ngày", "1/0 giờ", "Giờ hành chính", "02 ngày (20 giờ)", "Chuyên viên; Văn thư",
        "Công chức Một cửa", "Tổng thời gian", "Tổng cộng: 3 ngày", "1.000123", "9.123456", "1. Cấp giấy phép mở bến",
        "Thủ tục: Cấp giấy phép (1.000123)", "Trường hợp khẩn", "I. Tại Sở Xây dựng", "Số lượng hồ sơ: 01 bộ",
        "Như trên", "Nt", "BIỂU MẪU", "BM.01.01", "HỒ SƠ LƯU", "Điều kiện:", "|", "||", "\t", "**", "*", "½", "\u00a0",
        "𝔸", "ƣ", "| 1 | a | b |", "|---|---|---|", "Mã số TTHC: 1.000123", "(Kèm theo", "- Thời gian: 4 giờ.",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=70).flatmap(
    lambda words: st.lists(
        st.sampled_from(["\n", " ", "\n\n", "\n|\n", "\n|\n|\n", "\n\t", "\t"]),
        min_size=len(words),
        max_size=len(words),
    ).map(lambda gaps: "".join(word + gap for word, gap in zip(words, gaps, strict=True)))
)


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_any_text_compiles_adds_up_and_fits_the_contract(text: str) -> None:
    source = of_text(text)
    draft = compile_procedures(source)
    assert misread(source, draft) == []
    assert_adds_up(source, draft)
    written = document_as_json(source, draft)
    jsonschema.Draft202012Validator(SCHEMA).validate(written)
    assert procedures_from_json(json.loads(json.dumps(written))) == draft


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_the_same_text_gives_the_same_draft(text: str) -> None:
    assert compile_procedures(of_text(text)) == compile_procedures(of_text(text, "khac.txt"))


def test_a_table_that_breaks_off_behind_its_heading_loses_nothing() -> None:
    source = of_text("QUYẾT ĐỊNH\n|\nx\n|\nSTT\n|\nTrình tự\n|\nTrách nhiệm\n|\nThời gian\n")
    draft = compile_procedures(source)
    assert_adds_up(source, draft)
    assert draft.processes == ()
