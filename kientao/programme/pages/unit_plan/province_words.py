"""What the plan above says of an item, shown beside the form."""

from typing import Any, cast

from kientao.compiling.plan_json import TaskJson
from kientao.programme.models import UnitDraftItem
from kientao.programme.rules.typed import words_of
from kientao.ui.numbers import day
from kientao.ui.parts.facts import Facts, FactValue


def facts_of(item: UnitDraftItem) -> Facts | None:
    """None for what the unit added itself."""
    if item.proposed is None:
        return None
    proposed = cast("dict[str, Any]", item.proposed)
    if item.kind == "target":
        return Facts((("Tỉnh giao", str(proposed["text"])), ("Đến ngày", day(proposed.get("due")) or None)))
    words = words_of(cast(TaskJson, item.proposed))
    facts: list[tuple[str, FactValue]] = [
        ("Tỉnh giao" if item.source == "given" else "Năm trước", words.text),
        ("Sản phẩm", words.deliverables.replace("\n", "; ") or None),
        ("Thời hạn", words.deadlines.replace("\n", "; ") or words.note or None),
        ("Phối hợp", words.coordinating.replace("\n", "; ") or None),
    ]
    if item.follows is not None:
        facts.append(("Kế hoạch", item.follows.plan.title))
    if item.state == "dropped":
        facts.append(("Không đưa vào vì", item.reason))
    return Facts(tuple(facts))
