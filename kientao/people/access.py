"""Who asks, from where, and which pages anybody may open."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from kientao.base.actor import VISITOR, Actor
from kientao.people.models import Account
from kientao.people.queries.actor import Standing

View = TypeVar("View", bound=Callable[..., Any])

ORGANISATION_KEY = "organisation"  # in the session: the organisation acted for
SEEN_KEY = "seen"  # in the session: when the last page was opened, in seconds, exact to a minute
FACTOR_KEY = "factor"  # in the session: has a second factor
WAY_KEY = "way"  # in the session: how one came in: password, code, openid


def public(view: View) -> View:
    """Decorator, outermost: anybody may open the page without signing in."""
    view.is_public = True  # type: ignore[attr-defined] # read by `signed_in_only`
    return view


def actor_of(request: HttpRequest) -> Actor:
    """Who asks, as the middleware found out; a visitor where it didn't run."""
    actor = getattr(request, "actor", VISITOR)
    assert isinstance(actor, Actor)
    return actor


def standings_of(request: HttpRequest) -> Sequence[Standing]:
    """The organisations whoever asks may act for, as the middleware found out."""
    found: Sequence[Standing] = getattr(request, "standings", ())
    return found


def account_of(request: HttpRequest) -> Account:
    """The account signed in with. Only for pages that aren't public."""
    account = request.user
    assert isinstance(account, Account)
    return account


def is_of_this_host(address: str) -> bool:
    """A path of ours: `next` never leads away, not even to another host of ours."""
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)


def next_of(request: HttpRequest, default: str = "/") -> str:
    """Where the visitor was going, when that is a page of ours."""
    wanted = str(request.POST.get("next") or request.GET.get("next") or "")
    return wanted if is_of_this_host(wanted) else default


def address_of(request: HttpRequest) -> str:
    """The network address that asks. Behind `KIENTAO_PROXIES` proxies of ours, the one the outermost of them saw."""
    forwarded = [one.strip() for one in request.headers.get("x-forwarded-for", "").split(",") if one.strip()]
    count: int = settings.TRUSTED_PROXIES
    found = forwarded[-count] if 0 < count <= len(forwarded) else request.META.get("REMOTE_ADDR", "")
    return str(found)[:45] or "0.0.0.0"  # noqa: S104, a socket has no address; this says so
