"""Changes a dossier: the one place where its state, times, events, spells and audit entry are written together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kientao.base.actor import SYSTEM, Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.base.versions import locked_row
from kientao.ledger.waiting import changed
from kientao.registers.onestop.actions.outbox import after_event
from kientao.registers.onestop.facts.sources import DOSSIERS
from kientao.registers.onestop.models import Dossier, DossierSpell, Event
from kientao.registers.onestop.rules.lateness import Times
from kientao.registers.onestop.rules.states import ENDED, Act, NotPossible, Status, after

JUDGED = (
    "status", "procedure_id", "competent_id", "received_at_id", "channel", "received_on", "due", "early_until",
    "statistic_due", "statistic_early_until", "paused_since", "ended", "requests",
)  # fmt: skip
_SEEN = ("competent", "received_at", "result_at", "procedure", "version_of_procedure", "process", "rules")


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was done to a dossier, what is said of it, when it was so, and the status it left."""

    act: Act
    status: Status
    data: Mapping[str, str | int | None]
    at: datetime


def locked(dossier_id: int, version: int | None) -> Dossier:
    """The dossier, nobody else changing it until the transaction ends. Call inside one.

    Raises ChangedMeanwhile when `version` is no longer what somebody saw, Dossier.DoesNotExist.
    """
    dossier = locked_row(Dossier.objects.select_related(*_SEEN), dossier_id)
    if version is not None and dossier.version != version:
        raise ChangedMeanwhile(dossier.changed_by, dossier.changed)
    return dossier


def locked_with_ancestors(dossier_id: int, version: int | None) -> Dossier:
    """As `locked`, for what may wake the dossiers this one is a leg of: those first.

    Everybody locks from the top down and only then writes into the trail; else two would wait for each other.
    """
    above = Dossier.objects.values_list("parent_id", flat=True).get(pk=dossier_id)
    if above is not None:
        locked_with_ancestors(above, None)
    return locked(dossier_id, version)


def locked_legs(dossier: Dossier) -> list[Dossier]:
    """What a locked dossier was handed over as and isn't done with, and their own in turn: locked too."""
    open_ones = Dossier.objects.filter(parent=dossier, ended__isnull=True).order_by("pk").values_list("pk", flat=True)
    legs = [locked(key, None) for key in list(open_ones)]
    return [one for leg in legs for one in (leg, *locked_legs(leg))]


def move(
    dossier: Dossier,
    act: Act,
    *,
    actor: Actor,
    data: Mapping[str, str | int | None],
    at: datetime | None = None,
    times: Times | None = None,
    **changes: Any,
) -> Event:
    """Does the act to a locked dossier: what follows is its next status, `changes`, and `times` counted anew.

    `at` is when it was so, now unless it is entered afterwards. Raises Invalid when it can't be done as it stands.
    """
    if dossier.elsewhere and actor != SYSTEM:
        raise Invalid({"": f"Hồ sơ này được giải quyết trên {dossier.elsewhere}; ở đây chỉ theo dõi."})
    before = {name: getattr(dossier, name) for name in JUDGED}
    _apply(dossier, act, at or now(), times, changes)
    dossier.version += 1
    dossier.changed, dossier.changed_by = now(), actor.name
    dossier.save()
    if any(getattr(dossier, name) != value for name, value in before.items()):
        _turn(dossier)
    return _told(dossier, act, actor, data, at or now())


def begin(dossier: Dossier, told: Sequence[Told], *, actor: Actor) -> None:
    """The first events of a dossier that was just saved as they leave it, and its spell."""
    _spell(dossier).save(force_insert=True)
    for dossier.version, one in enumerate(told, 1):
        dossier.status = one.status.value
        _told(dossier, one.act, actor, one.data, one.at)


def _apply(dossier: Dossier, act: Act, at: datetime, times: Times | None, changes: Mapping[str, Any]) -> None:
    try:
        status = after(Status(dossier.status), act, accepted=dossier.received_on is not None)
    except NotPossible as reason:
        raise Invalid({"": str(reason)}) from reason
    ended_before = Status(dossier.status) in ENDED
    dossier.status = status.value
    if times is not None:
        for name in ("due", "early_until", "statistic_due", "statistic_early_until", "paused_since", "requests"):
            setattr(dossier, name, getattr(times, name))
    if status in ENDED and not ended_before:
        dossier.ended = at
    for name, value in changes.items():
        setattr(dossier, name, value)


def _told(dossier: Dossier, act: Act, actor: Actor, data: Mapping[str, str | int | None], at: datetime) -> Event:
    event = Event(
        dossier=dossier,
        number=dossier.version,
        act=act.value,
        at=at,
        recorded=now(),
        actor=actor.name,
        officer_id=actor.officer,
        organisation_id=actor.organisation,
        data={name: value for name, value in data.items() if value not in (None, "")},
    )
    event.save()
    after_event(dossier, event)
    changed(DOSSIERS, dossier.pk)
    record(
        actor=actor, action=f"dossier-{act.value}", subject=f"Dossier {dossier.pk}", data={"code": dossier.code, **data}
    )
    return event


def _turn(dossier: Dossier) -> None:
    moment = now()
    DossierSpell.objects.filter(dossier=dossier, to_at__isnull=True).update(to_at=moment)
    _spell(dossier, moment).save(force_insert=True)


def _spell(dossier: Dossier, moment: datetime | None = None) -> DossierSpell:
    stood = {name: getattr(dossier, name) for name in JUDGED}
    return DossierSpell(dossier_id=dossier.pk, from_at=moment or dossier.created, **stood)
