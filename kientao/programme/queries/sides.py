"""Both sides of a comparison: the tasks of a plan in force, and those of a reviewed draft, in the same words."""

from collections.abc import Iterable

from kientao.compiling.plan_json import AgencyJson, TaskJson
from kientao.programme.models import Plan, Task
from kientao.programme.rules.amendment import Side


def sides_of_plan(plan: Plan) -> tuple[Side, ...]:
    """Its tasks in force. Three queries."""
    rows = (
        Task.objects.filter(plan=plan, until__isnull=True)
        .select_related("section")
        .prefetch_related("parties", "deliverables")
        .order_by("order", "pk")
    )
    return tuple(_of_row(row) for row in rows)


def sides_of_draft(tasks: Iterable[TaskJson], titles: dict[str, str]) -> tuple[Side, ...]:
    """`titles`: id of a section in the draft → its title."""
    return tuple(
        Side(
            id=task["id"],
            number=task["number"] or "",
            section=titles.get(task["section"] or "", ""),
            fields={
                "text": task["text"],
                "lead": _agencies(task["lead"]),
                "coordinating": _agencies(task["coordinating"]),
                "deliverables": "; ".join(one["text"].rstrip(" .;") for one in task["deliverables"]),
                "deadline": "; ".join(dict.fromkeys(one["text"].rstrip(" .;") for one in task["deadlines"])),
            },
        )
        for task in tasks
    )


def _of_row(row: Task) -> Side:
    parties = [party for party in row.parties.all() if party.named_by_id is None]
    deliverables = list(row.deliverables.all())
    return Side(
        id=str(row.pk),
        number=row.number,
        section=row.section.title if row.section else "",
        fields={
            "text": row.text,
            "lead": "; ".join(party.phrase for party in parties if party.role == "lead"),
            "coordinating": "; ".join(party.phrase for party in parties if party.role == "coordinating"),
            "deliverables": "; ".join(
                dict.fromkeys(one.text.rstrip(" .;") for one in deliverables if one.spans or one.kind)
            ),
            "deadline": "; ".join(
                dict.fromkeys(one.deadline_text.rstrip(" .;") for one in deliverables if one.deadline_text)
            ),
        },
    )


def _agencies(agencies: Iterable[AgencyJson]) -> str:
    return "; ".join(agency["text"] for agency in agencies)
