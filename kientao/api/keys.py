"""Who knocks: a key, still good, for this, not too often. Everything else is answered with a refusal."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from kientao.api.answers import Refused
from kientao.base.actor import Actor
from kientao.people.actions.clients import count_call, count_use
from kientao.people.models import ApiClient
from kientao.people.queries.clients import client_of, system_actor
from kientao.people.scopes import Scope
from kientao.registers.onestop.policies.imports import SENDER

_ROLES = {Scope.SEND_DOSSIERS: (SENDER,)}


class Key(HttpBearer):
    """The key of another system, good for `scope`; without one it opens nothing."""

    def __init__(self, scope: Scope | None = None) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> ApiClient | None:
        """The system; None for a key that opens nothing. Raises Refused for too many calls, or a key for other work."""
        client = client_of(token)
        if client is None:
            return None
        route = request.resolver_match.url_name if request.resolver_match else ""
        if not count_call(client, settings.API_CALLS_PER_MINUTE):
            count_use(client, str(route), refused=True)
            raise Refused(429)
        refusal = self.refusal(client)
        count_use(client, str(route), refused=bool(refusal))
        if refusal:
            raise Refused(403, refusal)
        request.actor = system_actor(client, *self.roles(client))  # type: ignore[attr-defined] # ours, as for a page
        return client

    def refusal(self, client: ApiClient) -> str:
        """Why a good key doesn't open this door; "" when it does."""
        if self.scope is not None and self.scope.value in client.scopes:
            return ""
        return f"Khóa của «{client.name}» không được làm việc này."

    def roles(self, client: ApiClient) -> tuple[str, ...]:
        """What the system holds in place of a person's roles."""
        return _ROLES.get(self.scope, ()) if self.scope else ()


def system_of(request: Any) -> ApiClient:
    """The system whose key it was."""
    client = request.auth
    assert isinstance(client, ApiClient)
    return client


def actor_of(request: Any) -> Actor:
    """As whom the system acts: only what its scope lets it be."""
    actor = request.actor
    assert isinstance(actor, Actor)
    return actor
