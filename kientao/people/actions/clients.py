"""Keys of other systems are made and ended; every call with one is counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid, require
from kientao.people.models import ApiClient, ApiUse, Organisation
from kientao.people.policies.clients import may_manage_clients
from kientao.people.rules.system_keys import new_key
from kientao.people.scopes import Scope


@dataclass(frozen=True, slots=True)
class NewClient:
    """A system that was let in just now. The key is shown once and kept nowhere."""

    client: ApiClient
    key: str


@transaction.atomic
def make_client(
    *, actor: Actor, name: str, organisation: Organisation, scopes: Sequence[str], valid_to: date | None = None
) -> NewClient:
    """A key for another system. Raises NotAllowed, Invalid."""
    require(may_manage_clients(actor))
    called, wanted, errors = " ".join(name.split()), [one.value for one in Scope if one.value in scopes], {}
    if not called or len(called) > 120:
        errors["name"] = "Ghi tên hệ thống, tối đa 120 ký tự."
    if not wanted:
        errors["scopes"] = "Chọn ít nhất một việc hệ thống được làm."
    if valid_to is not None and valid_to < today():
        errors["valid_to"] = "Ngày hết hạn đã qua."
    if errors:
        raise Invalid(errors)
    key = new_key()
    client = ApiClient(
        name=called, organisation=organisation, handle=key.handle, secret_hash=key.secret_hash, scopes=wanted,
        valid_to=valid_to, made=now(), made_by=actor.name,
    )  # fmt: skip
    try:
        with transaction.atomic():
            client.save(force_insert=True)
    except IntegrityError:
        raise Invalid({"name": f"Hệ thống «{called}» đã có khóa: kết thúc khóa cũ và đặt tên khác."}) from None
    _record(actor, "make_api_client", client, scopes=", ".join(wanted), organisation=organisation.name)
    return NewClient(client, key.whole)


@transaction.atomic
def end_client(*, actor: Actor, client_id: int) -> ApiClient:
    """The key opens nothing any more, from this moment. Raises NotAllowed, ApiClient.DoesNotExist."""
    require(may_manage_clients(actor))
    client = ApiClient.objects.select_for_update(no_key=True).get(pk=client_id)
    if client.ended is None:
        client.ended, client.ended_by = now(), actor.name
        client.save(update_fields=["ended", "ended_by"])
        _record(actor, "end_api_client", client)
    return client


def count_call(client: ApiClient, most: int) -> bool:
    """One more call this minute; False when the minute has had its `most`. One statement, two in a new minute."""
    minute = now().replace(second=0, microsecond=0)
    mine = ApiClient.objects.filter(pk=client.pk)
    counted = {"calls": F("calls") + 1, "last_used": now()}
    if mine.filter(window=minute, window_calls__lt=most).update(window_calls=F("window_calls") + 1, **counted):
        return True
    others = Q(window__isnull=True) | ~Q(window=minute)
    return bool(mine.filter(others).update(window=minute, window_calls=1, **counted))


def count_use(client: ApiClient, route: str, *, refused: bool) -> None:
    """Remembers that a door was knocked at today, and whether it stayed shut."""
    counted = {"calls": F("calls") + 1, "refused": F("refused") + int(refused)}
    todays = ApiUse.objects.filter(client=client, day=today(), route=route)
    if todays.update(**counted):
        return
    try:
        with transaction.atomic():
            ApiUse.objects.create(client=client, day=today(), route=route, calls=1, refused=int(refused))
    except IntegrityError:  # the day's first two calls came at once
        todays.update(**counted)


def _record(actor: Actor, action: str, client: ApiClient, **data: str) -> None:
    record(actor=actor, action=action, subject=f"ApiClient {client.pk}", data={"name": client.name, **data})
