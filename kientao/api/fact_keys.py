"""Who may send facts: a good key that a source of facts names as its own. No tick on the key is asked for."""

from django.conf import settings
from django.http import HttpRequest

from kientao.api.answers import Refused
from kientao.api.keys import Key
from kientao.people.actions.clients import count_call, count_use
from kientao.people.models import ApiClient
from kientao.people.queries.clients import client_of, system_actor
from kientao.registers.intake.models import Source
from kientao.registers.intake.policies import sender_of


class FactKey(Key):
    """The key of a system that is a source of facts."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiClient | None:
        """The system; None for a key that opens nothing. Raises Refused for too many calls, or a key of no source."""
        client = client_of(token)
        if client is None:
            return None
        route = str(request.resolver_match.url_name if request.resolver_match else "")
        if not count_call(client, settings.API_CALLS_PER_MINUTE):
            count_use(client, route, refused=True)
            raise Refused(429)
        allowed = Source.objects.filter(client=client).exists()
        count_use(client, route, refused=not allowed)
        if not allowed:
            raise Refused(
                403, f"Khóa của «{client.name}» chưa gắn với hệ thống nguồn nào: cơ quan thường trực gắn khóa."
            )
        request.actor = system_actor(client, sender_of(client.pk))  # type: ignore[attr-defined] # ours, as for a page
        return client
