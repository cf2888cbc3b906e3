"""Who an account is today: for which organisation it acts, and in which roles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from kientao.base.actor import VISITOR, Actor
from kientao.people.models import Account, Officer, RoleGrant, Substitution
from kientao.people.roles import PERSONAL, Role


class Place(NamedTuple):
    """An organisation, as far as every page asks."""

    pk: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is in one organisation today. `for_whom` names the officers they stand in for there."""

    organisation: Place
    roles: frozenset[Role]
    for_whom: tuple[str, ...] = ()


def actor_for(account: Account, organisation_id: int | None, day: date) -> Actor:
    """The actor on `day` for the organisation, else for the first of their own. At most three queries.

    An account without an officer, or an officer without a role, may sign in and holds nothing.
    """
    return acting(account, organisations_of(account, day), organisation_id)


def acting(account: Account, found: Sequence[Standing], organisation_id: int | None) -> Actor:
    """The actor for the organisation among those found, else for the first."""
    officer = officer_of(account)
    if officer is None:
        return Actor(account.username, account=account.pk)
    chosen = next((one for one in found if one.organisation.pk == organisation_id), next(iter(found), None))
    if chosen is None:
        return Actor(officer.name, account=account.pk, officer=officer.pk)
    return Actor(
        name=officer.name,
        account=account.pk,
        officer=officer.pk,
        organisation=chosen.organisation.pk,
        organisation_name=chosen.organisation.name,
        organisation_kind=chosen.organisation.kind,
        roles=frozenset(role.value for role in chosen.roles),
        substitutes=", ".join(chosen.for_whom),
    )


def officer_of(account: Account) -> Officer | None:
    """The person whose account it is."""
    found: Officer | None = getattr(account, "officer", None)
    return found


def organisations_of(account: Account, day: date) -> list[Standing]:
    """What the account's officer may act for on `day`; empty without an officer."""
    officer = officer_of(account)
    return [] if officer is None else standings(officer, day)


def actor_named(username: str, day: date) -> Actor:
    """The actor with that sign-in name; the visitor where there is none. For commands and tests."""
    account = Account.objects.filter(username=username.lower()).first()
    return VISITOR if account is None else actor_for(account, None, day)


def standings(officer: Officer, day: date) -> list[Standing]:
    """The organisations the officer may act for on `day`, their own before those of people they stand in for.

    Asked on every page: two queries of a few columns.
    """
    absences = Substitution.objects.on(day).filter(substitute=officer)
    away = {(pk, organisation): name for pk, organisation, name in absences.values_list(*_AWAY)}
    holders = Q(officer=officer)
    for absent, organisation in away:
        holders |= Q(officer=absent, organisation=organisation)
    grants = RoleGrant.objects.on(day).filter(holders).order_by("valid_from", "pk").values_list(*_GRANT)
    own = [grant for grant in grants if grant[0] == officer.pk]
    lent = [grant for grant in grants if grant[0] != officer.pk and Role(grant[1]) not in PERSONAL]
    found: dict[int, Standing] = {}
    for holder, role, *organisation in [*own, *lent]:
        place = Place(*organisation)
        whom = away.get((holder, place.pk)) if holder != officer.pk else None
        found[place.pk] = _with(found.get(place.pk), place, Role(role), whom)
    return list(found.values())


_AWAY = ("away", "organisation", "away__name")
_GRANT = ("officer", "role", "organisation", "organisation__name", "organisation__kind")


def _with(before: Standing | None, place: Place, role: Role, whom: str | None) -> Standing:
    roles = before.roles if before else frozenset[Role]()
    names = before.for_whom if before else ()
    added = (whom,) if whom and whom not in names else ()
    return Standing(place, roles | {role}, names + added)
