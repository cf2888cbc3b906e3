"""What adoption will make, in figures that open into what they count."""

from dataclasses import dataclass

from kientao.compiling.plan_json import TargetJson, TaskJson
from kientao.kernel.period import Period
from kientao.programme.actions.adopting import Terms
from kientao.programme.queries.meanings import RegisterMeanings
from kientao.programme.rules.adoption import Outlook as Made
from kientao.programme.rules.adoption import outlook
from kientao.programme.rules.shape import Doubt, doubts, task_shapes
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Facts, FactValue

_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Outlook:
    """`facts` for the page; `doubts` stand in the way."""

    made: Made
    facts: Facts
    doubts: tuple[Doubt, ...]


def outlook_of(kept: tuple[list[TaskJson], list[TargetJson], RegisterMeanings], terms: Terms) -> Outlook:
    """Counted from the kept items on these terms."""
    tasks, targets, meanings = kept
    period = Period(terms.first_day, max(terms.first_day, terms.last_day))
    made = outlook(task_shapes(tasks, period, meanings))
    wanted = sum(target["kind"] == "target" for target in targets)
    facts: list[tuple[str, FactValue]] = [
        ("Nhiệm vụ", made.tasks),
        ("Sản phẩm", made.deliverables),
        ("Việc giao cho cơ quan", made.assignments),
        ("Cơ quan được giao việc", made.agencies),
        ("Chỉ tiêu", wanted),
        ("Sản phẩm có hạn", made.dated),
        ("Sản phẩm định kỳ", made.recurring),
        ("Thường xuyên", made.standing),
        ("Chờ điều kiện, chưa có ngày", made.waiting),
        ("Chưa có chủ trì", _named(made.without_lead)),
        ("Có «cơ quan liên quan» nêu tên sau", _named(made.open_parties)),
        ("Có cơ quan ngoài tỉnh", _named(made.external)),
    ]
    return Outlook(made, Facts(tuple(facts)), doubts(tasks, meanings))


def _named(numbers: tuple[str, ...]) -> str:
    if not numbers:
        return "không có"
    more = f" … ({whole(len(numbers))} nhiệm vụ)" if len(numbers) > _MOST_NAMED else ""
    return f"nhiệm vụ {', '.join(numbers[:_MOST_NAMED])}{more}"
