"""Which system a key belongs to, and as whom it acts."""

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.models import ApiClient
from kientao.people.rules.system_keys import parts, proves


def client_of(key: str) -> ApiClient | None:
    """None for a key that is nobody's, or no longer good. One query."""
    found = parts(key)
    if found is None:
        return None
    handle, secret = found
    client = ApiClient.objects.select_related("organisation").filter(handle=handle).first()
    if client is None or not proves(secret, client.secret_hash) or not client.is_good_on(today()):
        return None
    return client


def system_actor(client: ApiClient, *roles: str) -> Actor:
    """The system as somebody who acts for its organisation, in what the door lets it be."""
    one = client.organisation
    return Actor(
        name=f"hệ thống {client.name}",
        organisation=one.pk,
        organisation_name=one.name,
        organisation_kind=one.kind,
        roles=frozenset(roles),
    )
