"""Who follows a plan and who receives its products: the programme office, owners of domains, the committee above."""

from collections.abc import Sequence

from kientao.base.clock import today
from kientao.people.domains import PROGRAMME_OFFICE
from kientao.people.models import Responsibility
from kientao.programme.models import Plan
from kientao.programme.rules.routing import receiver_of


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


class Receivers:
    """Who receives what a plan asks for, by who answers for which domain today. One query."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._owners = plan, domain_owners(plan.province_id)

    def of(self, agency: int, domain: str, collating: Sequence[int]) -> int:
        """Of the agency's products of a task under a heading of the domain, "" for none."""
        return receiver_of(
            agency,
            chosen=self._plan.receiver_id,
            collating=collating,
            domain_owner=self._owners.get(domain),
            programme_office=self._owners.get(PROGRAMME_OFFICE, self._plan.province_id),
            committee=self._plan.province_id,
        )
