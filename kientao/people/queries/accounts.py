"""The list of accounts."""

from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from kientao.base.actor import Actor
from kientao.base.search import terms
from kientao.people.models import Account, RoleGrant
from kientao.people.policies.accounts import may_manage_accounts


def accounts_visible_to(actor: Actor) -> QuerySet[Account]:
    """All of them to whoever runs the system, none to others."""
    everyone = Account.objects.all()
    return everyone if may_manage_accounts(actor) else everyone.none()


def with_roles(accounts: QuerySet[Account], day: date) -> QuerySet[Account]:
    """Each with its officer, and the officer's roles of the day as `officer.roles_today`."""
    grants = RoleGrant.objects.on(day).select_related("organisation").order_by("organisation__name", "role")
    return accounts.select_related("officer").prefetch_related(
        Prefetch("officer__grants", queryset=grants, to_attr="roles_today")
    )


def accounts_found(accounts: QuerySet[Account], words: str, state: str, moment: datetime) -> QuerySet[Account]:
    """By name without accents, or sign-in name; `state` is locked, disabled, first (never changed password) or ""."""
    for term in terms(words):
        accounts = accounts.filter(
            Q(officer__search__contains=term) | Q(username__contains=term) | Q(email__icontains=term)
        )
    if state == "locked":
        return accounts.filter(locked_until__gt=moment)
    if state == "disabled":
        return accounts.filter(is_active=False)
    if state == "first":
        return accounts.filter(is_active=True, must_change_password=True)
    return accounts
