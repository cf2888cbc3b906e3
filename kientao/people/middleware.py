"""Default deny: whoever isn't signed in sees only pages marked `@public`. Finds out who asks, on every request."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from kientao.base.actor import VISITOR, Actor
from kientao.base.clock import now, today
from kientao.base.refusal import NotAllowed
from kientao.people.access import FACTOR_KEY, ORGANISATION_KEY, SEEN_KEY, WAY_KEY, actor_of, address_of
from kientao.people.actions.signing_in import signed_out
from kientao.people.factor import has_factor, needs_factor
from kientao.people.models import Account
from kientao.people.queries.actor import acting, organisations_of

_EXACT_TO = 60  # seconds: the moment one was last seen is written no more often
# Pages open to somebody who must do one thing before all others.
_WHILE_PASSWORD_IS_OLD = frozenset({"account_change_password", "account_logout"})
_WHILE_FACTOR_IS_MISSING = _WHILE_PASSWORD_IS_OLD | {"factor"}


def signed_in_only(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands after sessions and authentication. Sets `request.actor`."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.actor = _recognised(request)  # type: ignore[attr-defined] # ours; Django has no such field
        response = get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    answer.process_view = _process_view  # type: ignore[attr-defined] # Django looks for it
    answer.process_exception = _process_exception  # type: ignore[attr-defined] # Django looks for it
    return answer


def _recognised(request: HttpRequest) -> Actor:
    account = request.user
    if not isinstance(account, Account):
        return VISITOR
    moment = int(now().timestamp())
    seen = request.session.setdefault(SEEN_KEY, moment)
    chosen = request.session.get(ORGANISATION_KEY)
    found = organisations_of(account, today())
    request.standings = found  # type: ignore[attr-defined] # ours, read by `standings_of`
    actor = acting(account, found, chosen)
    if moment - seen > settings.SESSION_IDLE_MINUTES * 60:
        signed_out(actor=actor, account=account, why="idle")
        UserSession.objects.filter(session_key=request.session.session_key).delete()
        logout(request)
        return VISITOR
    if moment - seen >= _EXACT_TO:
        request.session[SEEN_KEY] = moment
        UserSession.objects.filter(session_key=request.session.session_key).update(
            last_seen_at=now(), ip=address_of(request)
        )
    return actor


def _process_view(request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> HttpResponse | None:
    if getattr(view, "is_public", False):
        return None
    account = request.user
    if not isinstance(account, Account):
        return _sent_to(request, "account_login", request.get_full_path() if request.method == "GET" else "")
    name = request.resolver_match.url_name if request.resolver_match else None
    by_password = request.session.get(WAY_KEY) != "openid"
    if account.must_change_password and by_password and name not in _WHILE_PASSWORD_IS_OLD:
        return _sent_to(request, "account_change_password")
    if name not in _WHILE_FACTOR_IS_MISSING and _lacks_factor(request, account):
        return _sent_to(request, "factor")
    return None


def _lacks_factor(request: HttpRequest, account: Account) -> bool:
    if not needs_factor(actor_of(request).roles) or request.session.get(FACTOR_KEY):
        return False
    request.session[FACTOR_KEY] = has_factor(account)
    return not request.session[FACTOR_KEY]


def _sent_to(request: HttpRequest, route: str, back: str = "") -> HttpResponse:
    query = f"?{urlencode({'next': back})}" if back not in {"", "/"} else ""
    address = reverse(route) + query
    if request.headers.get("HX-Request"):  # a part of a page was asked for: the whole page must go
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    if not isinstance(exception, NotAllowed):
        return None
    return render(request, "people/pages/not_allowed.html", {"reason": str(exception)}, status=403)
