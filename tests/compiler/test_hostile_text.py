"""Texts no office writes: the compiler still answers, in a time that grows with the text, and loses no character."""

import gc
import time
from collections.abc import Callable, Iterator

import pytest

from kientao.compiler import compile_plan
from kientao.compiler.draft import PlanDraft
from kientao.kernel.source import SourceDocument
from kientao.kernel.span import Span, merged
from tests.compiler.corpus import of_text
from tests.plans.reading import misread, quotations

pytestmark = pytest.mark.slow

HEAD = "KẾ HOẠCH\nCẢI CÁCH HÀNH CHÍNH NĂM 2026\n"
COLUMNS = "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
CELLS = "STT\n|\nNhiệm vụ\n|\nCơ quan chủ trì\n|\nThời gian\n|\n|\n"
TWICE_AS_LONG_TAKES_AT_MOST = 3.2
WORTH_COMPARING = 0.004  # seconds; below it the clock says nothing


def nested_numbers(count: int) -> str:
    """1. / 1.1. / 1.1.1. … to sixty parts, and again."""
    return "".join(".".join(["1"] * (depth % 60 + 1)) + ". Cải cách thể chế\n" for depth in range(count))


def wide_row(columns: int) -> str:
    """A Markdown table of one row."""
    names = " | ".join(f"Cột {column}" for column in range(columns))
    return f"| {names} |\n|{'---|' * columns}\n| {' | '.join(['x'] * columns)} |\n"


def table_rows(count: int) -> str:
    return COLUMNS + "".join(f"| {n} | Ban hành kế hoạch {n} | Sở Nội vụ | Quý I/2026 |\n" for n in range(1, count + 1))


def mixed_marks(count: int) -> str:
    """Line ends of three kinds, hard blanks, zero-width and right-to-left marks, a byte-order mark."""
    return "- Rà\u00a0soát\r\n\u200b\u202eSở Nội vụ\u202c\ufeff\r\u2028Tối thiểu\u200d 80%\u0085\x0c" * count


# The name of each shape, how to write it so and so long, and how long: about 10-40 milliseconds' work.
SHAPES: dict[str, tuple[Callable[[int], str], int]] = {
    "bullets": (lambda n: HEAD + "I. NHIỆM VỤ\n" + "- Rà soát thủ tục hành chính của tỉnh.\n" * n, 400),
    "bullets with targets": (lambda n: HEAD + "I. MỤC TIÊU\n" + "- Tối thiểu 80% hồ sơ đúng hạn.\n" * n, 200),
    "one line": (lambda n: "Rà soát thủ tục hành chính, " * n, 1500),
    "one word": (lambda n: "a" * n, 60_000),
    "one row of columns": (wide_row, 500),
    "table rows": (table_rows, 120),
    "cells closed by bars": (lambda n: CELLS + "1\n|\nBan hành\n|\nSở Nội vụ\n|\nQuý I\n|\n|\n" * n, 100),
    "cells of tabs": (lambda n: "\n\n\t1\n\tBan hành\n\tSở Nội vụ" * n, 200),
    "only digits": (lambda n: "1234567890" * n, 4000),
    "lines of digits": (lambda n: "12\n" * n, 1500),
    "only bars": (lambda n: "|\n" * n, 3000),
    "bars on one line": (lambda n: "|" * n, 60_000),
    "nested numbers": (nested_numbers, 300),
    "one deep number": (lambda n: "1." * n + " Cải cách\n", 8000),
    "headings": (lambda n: "".join(f"{k % 39 + 1}. CẢI CÁCH\n" for k in range(n)), 500),
    "roman headings": (lambda n: "II. CẢI CÁCH THỂ CHẾ\n" * n, 400),
    "titles": (lambda n: "KẾ HOẠCH\n" * n, 1000),
    "annexes": (lambda n: "PHỤ LỤC\n" * n, 500),
    "one point again and again": (lambda n: "a) Rà soát văn bản.\n" * n, 500),
    "mixed marks": (mixed_marks, 200),
    "open brackets": (lambda n: "(“[" * n, 8000),
    "closed brackets": (lambda n: ")”]" * n, 8000),
    "stars": (lambda n: "**" * n, 8000),
    "blanks": (lambda n: " \u00a0" * n + "x", 40_000),
    "empty lines": (lambda n: "x" + "\n" * n + "x", 20_000),
    "dots to fill in": (lambda n: "…" * n, 40_000),
    "citations": (lambda n: "Căn cứ Quyết định số 12/QĐ-UBND ngày 03/01/2026 của UBND tỉnh;\n" * n, 150),
    "agencies": (lambda n: "IV. TỔ CHỨC THỰC HIỆN\n1. " + "Sở Nội vụ, " * n + "\n", 1500),
    "labels": (lambda n: "Cơ quan chủ trì: " * n, 1500),
    "unbalanced quotes": (lambda n: "“Kế hoạch (số [12 " * n, 200),
    "rows without an end": (lambda n: "| 1 | a<br>" * n, 200),
    "citations on one line": (lambda n: "Quyết định số 12/QĐ-UBND, " * n, 200),
    "shares of shares": (lambda n: "I. MỤC TIÊU\n- " + "100% hồ sơ, trong đó " * n, 200),
    "a share in every clause": (lambda n: "I. MỤC TIÊU\n- " + "đạt 80% hồ sơ, " * n, 100),
}
# Shapes tried for their characters alone.
MORE_SHAPES: dict[str, Callable[[int], str]] = {
    "control characters": lambda n: "\x00\x01\x1b[31m\x7f\x80Sở\x0bNội\x1cvụ\n" * n,
    "letters beyond the first plane": lambda n: "𝔸. 𝕂ế hoạch 𝟙𝟘𝟘% \U000e0041\n" * n,
    "marks without letters": lambda n: "\u0301\u0323- \u0309a\u0300\u0300\u0300) x\n" * n,
    "other digits": lambda n: "- đạt ١٠٠% ²³ Ⅳ. ① hồ sơ ngày ٣١/٠٢/٢٠٢٦\n" * n,
    "numbers too long": lambda n: (
        "I. MỤC TIÊU\n- đạt " + "9" * (n + 1) + "% hồ sơ trước ngày 99/99/" + "9" * (n + 1) + "\n"
    ),
    "dates no calendar has": lambda n: (
        COLUMNS + "| 1 | Kiểm tra | Sở Nội vụ | Trước ngày 31/02/2026, Quý IX/0000 |\n" * n
    ),
    "a table cut anywhere": lambda n: table_rows(n)[: -17 - n],
    "right to left": lambda n: "\u202eשלום | \u2067مرحبا\u2069 | Sở Nội vụ |\n" * n,
}


def ink(text: str, spans: tuple[Span, ...]) -> int:
    return sum(not character.isspace() for span in spans for character in text[span.start : span.end])


def own_places(draft: PlanDraft) -> Iterator[Span]:
    """Places of everything that came out as an item or a section."""
    for _, _, spans in quotations(draft):
        yield from spans
    for section in draft.sections:
        yield from (*section.spans, *section.body)


def assert_every_character_once(source: SourceDocument, draft: PlanDraft) -> None:
    """Quotations re-read; no character is both set aside or left over and anything else; the counts add up."""
    assert misread(source, draft) == []
    own = merged(own_places(draft))
    aside = [span for rest in draft.furniture for span in rest.spans]
    left = [span for rest in draft.unclaimed for span in rest.spans]
    apart = ink(source.text, own) + ink(source.text, tuple(aside)) + ink(source.text, tuple(left))
    assert ink(source.text, merged([*own, *aside, *left])) == apart
    count = draft.coverage
    assert (count.furniture, count.unclaimed) == (ink(source.text, tuple(aside)), ink(source.text, tuple(left)))
    assert count.characters == ink(source.text, (Span(0, len(source.text)),))
    assert count.characters == count.claimed + count.furniture + count.unclaimed
    assert count.claimed >= ink(source.text, own)


def seconds(source: SourceDocument) -> float:
    """Processor time of one compilation: neither a busy neighbour nor the garbage of other tests counts."""
    gc.disable()
    try:
        start = time.process_time()
        compile_plan(source)
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_takes_about_twice_the_time(shape: str) -> None:
    """The best of three rounds each; up to five more where caches were cold or the machine was slowed down."""
    write, length = SHAPES[shape]
    shorter, longer = of_text(write(length)), of_text(write(2 * length))
    once = twice = float("inf")
    for attempt in range(8):
        once, twice = min(once, seconds(shorter)), min(twice, seconds(longer))
        linear = twice <= TWICE_AS_LONG_TAKES_AT_MOST * max(once, WORTH_COMPARING)
        if linear and attempt >= 2:
            return
    pytest.fail(f"{length} times: {once:.4f} s, {2 * length} times: {twice:.4f} s")


@pytest.mark.parametrize("shape", [*SHAPES, *MORE_SHAPES])
@pytest.mark.parametrize("length", [0, 1, 2, 60])
def test_no_character_of_a_hostile_text_is_lost_or_counted_twice(shape: str, length: int) -> None:
    write = SHAPES[shape][0] if shape in SHAPES else MORE_SHAPES[shape]
    source = of_text(write(length))
    assert_every_character_once(source, compile_plan(source))


def test_fifty_thousand_bullets_are_all_kept() -> None:
    source = of_text(HEAD + "I. MỤC ĐÍCH\n" + "- Rà soát thủ tục.\n" * 50_000)
    assert_every_character_once(source, compile_plan(source))


def test_a_line_of_a_million_characters_is_kept() -> None:
    source = of_text(HEAD + "I. MỤC ĐÍCH\n" + "Rà soát thủ tục hành chính, " * 36_000)
    assert len(source.text) > 1_000_000
    assert_every_character_once(source, compile_plan(source))


def test_a_row_of_five_thousand_columns_is_kept_and_gives_no_task() -> None:
    source = of_text(wide_row(5_000))
    draft = compile_plan(source)
    assert_every_character_once(source, draft)
    assert draft.tasks == ()


def test_ten_thousand_headings_are_all_kept() -> None:
    source = of_text("".join(f"{k % 39 + 1}. CẢI CÁCH\n" for k in range(10_000)))
    assert_every_character_once(source, compile_plan(source))


def test_two_thousand_rows_are_two_thousand_tasks() -> None:
    source = of_text(HEAD + "PHỤ LỤC\n" + table_rows(2_000))
    draft = compile_plan(source)
    assert [task.number for task in draft.tasks] == [str(number) for number in range(1, 2_001)]
    assert_every_character_once(source, draft)


@pytest.mark.parametrize(
    "character", ["|", "-", "*", "1", "I", ".", "…", "(", "“", "\t", "\n", " ", "\u200b", "%", "Đ", ":"]
)
@pytest.mark.parametrize("length", [1, 2, 3, 1000])
def test_one_character_over_and_over_is_a_text_like_any_other(character: str, length: int) -> None:
    source = of_text(character * length)
    draft = compile_plan(source)
    assert_every_character_once(source, draft)
    assert (draft.tasks, draft.duties) == ((), ())
