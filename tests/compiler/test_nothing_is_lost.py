"""Every quotation re-reads from its places, every character is accounted for, whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kientao.compiler import compile_plan
from kientao.compiler.as_json import draft_as_json
from tests.compiler.corpus import MORE, PLANS, draft, of_text, read
from tests.plans.reading import assert_nothing_lost, misread

WORDS = st.sampled_from(
    [
        "KẾ HOẠCH", "PHỤ LỤC", "I. MỤC TIÊU", "II. NHIỆM VỤ", "IV. TỔ CHỨC THỰC HIỆN",
        "1. Sở Nội vụ", "a) Chỉ tiêu", "- 100%", "STT", "TT", "|", "||", "\t", "Nhiệm vụ",
        "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm", "Nt", "1", "2.", "1.1",
        "Quý I/2026", "trước 31/2/2026", "hằng năm", "Sở Tư pháp,", "và", ";", ":", "trong đó",
        "từ 20 đến 10%", "mỗi năm tăng 20%", "cho đến khi đạt 100%", "giai đoạn 2022-2025",
        "Quyết định số 12/QĐ-UBND ngày 31/02/2026", "**", "*", "…………", "Nơi nhận:", "CHỦ TỊCH",
        "(Kèm theo", "Số: /KH-UBND", "\u00a0", "½", "ƣ", "𝔸", "Điều 1.", "| a | b | c |",
        "|---|---|---|",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=60).flatmap(
    lambda words: st.lists(
        st.sampled_from(["\n", " ", "\n\n", "\n|\n", "\n\t"]), min_size=len(words), max_size=len(words)
    ).map(lambda gaps: "".join(word + gap for word, gap in zip(words, gaps, strict=True)))
)


@pytest.mark.parametrize("name", [*PLANS, *MORE])
def test_a_real_plan_loses_nothing(name: str) -> None:
    assert_nothing_lost(read(name), draft(name))


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_any_text_compiles_and_adds_up(text: str) -> None:
    source = of_text(text)
    plan = compile_plan(source)
    assert misread(source, plan) == []
    count = plan.coverage
    assert count.characters == count.claimed + count.furniture + count.unclaimed
    assert count.characters == sum(not character.isspace() for character in source.text)
    draft_as_json(source, plan)


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_the_same_text_gives_the_same_draft(text: str) -> None:
    source = of_text(text)
    assert compile_plan(source) == compile_plan(source)
