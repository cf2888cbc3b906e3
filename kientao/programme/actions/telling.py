"""Puts a notice into the inboxes of whoever an event concerns. Each person is told of an event once."""

from collections.abc import Iterable

from kientao.base.clock import now, today
from kientao.people.roles import Role
from kientao.programme.models import Notice
from kientao.programme.queries.holders import Holders

_BATCH = 1000


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
    accounts = Holders.on(today(), agencies).told(sorted(agencies), roles, officer)
    return tell_each(
        notice(account, organisation, key=key, kind=kind, words=words, href=href, urgent=urgent)
        for account, organisation in accounts.items()
    )


def notice(
    account: int, organisation: int | None, *, key: str, kind: str, words: str, href: str, urgent: bool = False
) -> Notice:
    """What one person is told, not saved yet. `key` names the event."""
    return Notice(
        account_id=account,
        organisation_id=organisation,
        key=key[:160],
        kind=kind,
        words=words,
        href=href,
        at=now(),
        urgent=urgent,
    )


def tell_each(notices: Iterable[Notice]) -> int:
    """Saves many at once; an event somebody was told of before is left out. How many were given."""
    rows = list(notices)
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_BATCH)
    return len(rows)
