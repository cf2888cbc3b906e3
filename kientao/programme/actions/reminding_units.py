"""The programme office reminds units that have no yearly plan."""

from collections.abc import Sequence

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import today
from kientao.base.refusal import Invalid, require
from kientao.people.roles import Role
from kientao.programme.actions.telling import tell
from kientao.programme.addresses import unit_plans_page
from kientao.programme.models import Plan
from kientao.programme.policies.unit_plans import may_remind_units
from kientao.programme.policies.work import HEADS
from kientao.programme.queries.unit_plans import WITHOUT_PLAN, Round, units_of


@transaction.atomic
def remind_units(*, actor: Actor, parent: Plan, year: int, units: Sequence[int] | None = None) -> int:
    """Tells heads and focal points of units without a plan of the year; without `units`, of all of them.

    Once a day at most. How many units. Raises NotAllowed; Invalid when none of them lacks one.
    """
    require(may_remind_units(actor))
    lacking = units_of(Round(parent, year)).filter(WITHOUT_PLAN)
    if units is not None:
        lacking = lacking.filter(pk__in=units)
    pks = list(lacking.order_by("pk").values_list("pk", flat=True))
    if not pks:
        raise Invalid({"": "Các cơ quan này đều đã có kế hoạch."})
    tell(
        pks,
        [*HEADS, Role.FOCAL_POINT],
        key=f"unit-plan:{parent.pk}:{year}:{today()}",
        kind="unit-plan",
        words=f"Xây dựng kế hoạch năm {year} của cơ quan, thực hiện «{parent.title[:150]}»",
        href=unit_plans_page(),
    )
    data: dict[str, str | int | None] = {"year": year, "units": len(pks), "which": ", ".join(map(str, pks))[:2000]}
    record(actor=actor, action="remind_units", subject=f"Plan {parent.pk}", data=data)
    return len(pks)
