"""How a plan is followed, and the decisions that made and changed it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from kientao.programme.models import Plan
from kientao.programme.rules.on_time import Deciding
from kientao.ui.numbers import day, moment
from kientao.ui.parts.facts import Facts, FactValue
from kientao.ui.table.cells import Link


@dataclass(frozen=True, slots=True)
class Version:
    """One decision, who adopted it and when, and where its text is."""

    words: str
    note: str
    href: str


def terms_of_plan(plan: Plan) -> Facts:
    """What decides whether something is late, who receives, how long things may take."""
    facts: list[tuple[str, FactValue]] = [
        ("Số, ngày quyết định", " ngày ".join(filter(None, [plan.number, day(plan.signed_on)])) or None),
        ("Cơ quan ban hành", plan.owner.name),
        ("Theo kế hoạch", Link(plan.parent.title, reverse("plan", args=[plan.parent.pk])) if plan.parent else None),
        ("Tính đúng hạn theo", Deciding(plan.deciding).words),
        ("Nơi nghiệm thu", plan.receiver.name if plan.receiver else "theo từng nhiệm vụ"),
        ("Phó Chủ tịch phụ trách", plan.vice_chair.name if plan.vice_chair else None),
        ("Coi là sắp đến hạn", f"còn {plan.soon_days} ngày trở xuống"),
        ("Bổ sung khi bị trả lại", f"{plan.correction_days} ngày làm việc"),
        ("Trả lời vướng mắc", f"{plan.answer_days} ngày làm việc"),
    ]
    return Facts(tuple(fact for fact in facts if fact[1] is not None))


def versions_of_plan(plan: Plan) -> list[Version]:
    """The latest first. One query."""
    return [
        Version(
            f"Lần {one.number}: " + (one.decision_number or plan.number or "không có số"),
            f"đưa vào {moment(timezone.localtime(one.adopted_at))}, {one.adopted_by}",
            reverse("document", args=[one.draft_id]) if one.draft_id else "",
        )
        for one in plan.versions.order_by("-number")
    ]
