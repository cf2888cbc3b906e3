"""Who follows a plan: the programme office of its province, today, and the committee above it."""

from kientao.base.clock import today
from kientao.people.domains import PROGRAMME_OFFICE
from kientao.people.models import Responsibility
from kientao.programme.models import Plan


def programme_office_of(plan: Plan) -> int:
    """The organisation; the committee itself while nobody was made responsible."""
    found = (
        Responsibility.objects.on(today())
        .filter(province=plan.province_id, subject=PROGRAMME_OFFICE)
        .values_list("organisation", flat=True)
        .first()
    )
    return found or plan.province_id


def committee_of(plan: Plan) -> int:
    """The people's committee of the province."""
    return plan.province_id


def domain_owners(province_id: int) -> dict[str, int]:
    """Domain → the organisation that answers for it today."""
    rows = Responsibility.objects.on(today()).filter(province=province_id)
    return dict(rows.values_list("subject", "organisation"))
