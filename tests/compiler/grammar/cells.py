"""One row of a task table, written around the cell a test is about."""

from kientao.compiler import compile_plan
from kientao.compiler.draft import Agency, Deadline, PlanDraft, Target, Task
from kientao.compiler.grammar.agency import read_agencies
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.span import Span
from tests.compiler.corpus import of_text

_HEAD = "KẾ HOẠCH\nCẢI CÁCH HÀNH CHÍNH NĂM {year}\n\nPHỤ LỤC\n\n"
_TABLE = (
    "| STT | Nhiệm vụ | Sản phẩm | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|---|\n"
    "| 1 | {task} | {product} | {lead} | {time} |\n"
)


def plan_of(text: str) -> PlanDraft:
    """The draft of a text written in the test."""
    return compile_plan(of_text(text))


def row(
    *,
    task: str = "Ban hành kế hoạch kiểm tra cải cách hành chính",
    product: str = "Kế hoạch",
    lead: str = "Sở Nội vụ",
    time: str = "Quý I",
    year: int = 2026,
) -> Task:
    """The task of a one-row plan of `year`; "<br>" parts lines of a cell."""
    text = (_HEAD + _TABLE).format(task=task, product=product, lead=lead, time=time, year=year)
    (found,) = plan_of(text).tasks
    return found


def deadlines(time: str, *, product: str = "Kế hoạch", year: int = 2026) -> tuple[Deadline, ...]:
    """The deadlines of one time cell."""
    return row(time=time, product=product, year=year).deadlines


def agencies(phrase: str) -> tuple[Agency, ...]:
    """Everybody a phrase names."""
    return read_agencies(Excerpt.of(phrase, [Span(0, len(phrase))]))


def targets(sentence: str, *, year: int = 2026) -> tuple[Target, ...]:
    """The targets of one bullet under "MỤC TIÊU"."""
    return plan_of(f"{_HEAD.format(year=year).split('PHỤ LỤC', maxsplit=1)[0]}I. MỤC TIÊU\n- {sentence}\n").targets
