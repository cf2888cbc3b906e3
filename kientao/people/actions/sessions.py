"""Somebody ends sessions of theirs on other devices."""

from collections.abc import Collection

from allauth.usersessions.models import UserSession
from django.db import transaction

from kientao.base.actor import Actor
from kientao.people.actions.signing_in import signed_out
from kientao.people.models import Account


@transaction.atomic
def end_sessions(*, actor: Actor, account: Account, this_key: str, ids: Collection[int] | None = None) -> int:
    """Ends those of the account with these ids, or all; never the one that asks. Gives how many ended."""
    others = UserSession.objects.filter(user_id=account.pk).exclude(session_key=this_key)
    chosen = list(others if ids is None else others.filter(pk__in=ids))
    for session in chosen:
        session.end()
        signed_out(actor=actor, account=account, why="ended")
    return len(chosen)
