"""Puts a notice into the inboxes of whoever an event concerns. Each person is told of an event once."""

from collections.abc import Iterable

from django.db.models import Q

from kientao.base.clock import now, today
from kientao.people.models import RoleGrant, Substitution
from kientao.people.roles import Role
from kientao.programme.models import Notice


def tell(
    organisations: Iterable[int | None],
    roles: Iterable[Role],
    *,
    key: str,
    kind: str,
    words: str,
    href: str,
    urgent: bool = False,
    officer: int | None = None,
) -> int:
    """Tells everybody who holds one of the roles there, those who stand in for them, and the officer. How many."""
    agencies = {one for one in organisations if one is not None}
    accounts = _accounts(agencies, set(roles), officer)
    moment = now()
    rows = [
        Notice(
            account_id=account,
            organisation_id=organisation,
            key=key[:160],
            kind=kind,
            words=words,
            href=href,
            at=moment,
            urgent=urgent,
        )
        for account, organisation in accounts.items()
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    return len(rows)


def _accounts(agencies: set[int], roles: set[Role], officer: int | None) -> dict[int, int | None]:
    """Account → the organisation it is told for."""
    wanted = Q(organisation__in=agencies, role__in=[role.value for role in roles])
    if officer is not None:
        wanted |= Q(officer=officer, organisation__in=agencies)
    holders = list(
        RoleGrant.objects.on(today()).filter(wanted).values_list("officer", "officer__account", "organisation")
    )
    found: dict[int, int | None] = {
        account: organisation for _, account, organisation in holders if account is not None
    }
    away = {(holder, organisation) for holder, _, organisation in holders}
    for absence in Substitution.objects.on(today()).filter(organisation__in=agencies).select_related("substitute"):
        if (absence.away_id, absence.organisation_id) in away and absence.substitute.account_id is not None:
            found.setdefault(absence.substitute.account_id, absence.organisation_id)
    return found
