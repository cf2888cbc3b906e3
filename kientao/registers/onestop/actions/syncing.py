"""Tells the national portal what happened, dossier by dossier in order; one that is refused holds up only its own."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.jobs.times import back_off
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.versions import locked_row
from kientao.registers.onestop.models import Dossier, PortalFiling, Sync
from kientao.registers.onestop.outside.national import Portal, PortalDown, PortalRefused, portal
from kientao.registers.onestop.policies.outside import may_mend_sync
from kientao.registers.onestop.queries.national import whole_row
from kientao.registers.onestop.rules.given import tidy
from kientao.registers.onestop.rules.national import DOSSIER_SERVICE, EXISTS, UNKNOWN
from kientao.registers.onestop.rules.national_fields import wrong_dossier, wrong_progress

_FIRST_WAIT = timedelta(minutes=2)
_CLAIMED = timedelta(minutes=10)  # whoever stops in the middle: it is sent again, the portal updates the same dossier
_AT_ONCE = 1000
_DOWN = 3  # answers of "not now" in a row of a run that mean the portal itself isn't well
_SEEN = ("competent", "procedure", "version_of_procedure")


@dataclass(slots=True)
class Run:
    """What came of a run."""

    sent: int = 0
    refused: int = 0
    down: str = ""
    downs: int = 0
    held: set[int] = field(default_factory=set)


def send_syncs() -> Run:
    """Everything that is due and whose dossier isn't held up."""
    run, there = Run(), portal()
    if there is None:
        return run
    for sync in _due()[:_AT_ONCE]:
        if sync.dossier_id in run.held:
            continue
        if not _sent(there, sync, run):
            run.held.add(sync.dossier_id)
        if run.downs >= _DOWN:
            break
    return run


@transaction.atomic
def resend_sync(*, actor: Actor, sync_id: int, version: int) -> Sync:
    """Sends a refused one again, as the dossier stands now. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    sync = _opened(actor, sync_id, version)
    if sync.service == DOSSIER_SERVICE:
        sync.body = whole_row(Dossier.objects.select_related(*_SEEN).get(pk=sync.dossier_id))
    sync.state, sync.next_try, sync.tries = "waiting", now(), 0
    return _changed(actor, sync, "resend_sync", "")


@transaction.atomic
def drop_sync(*, actor: Actor, sync_id: int, version: int, reason: str) -> Sync:
    """Leaves a refused one out, so that the dossier's later ones go. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    sync = _opened(actor, sync_id, version)
    if not tidy(reason):
        raise Invalid({"reason": "Ghi vì sao bỏ qua: được lưu trong sổ nhật ký."})
    sync.state, sync.next_try = "dropped", None
    return _changed(actor, sync, "drop_sync", tidy(reason))


def _opened(actor: Actor, sync_id: int, version: int) -> Sync:
    sync = locked_row(Sync.objects.select_related("dossier"), sync_id)
    require(may_mend_sync(actor))
    if sync.version != version:
        raise ChangedMeanwhile
    if sync.state != "refused":
        raise Invalid({"": "Chỉ xử lý được lần đồng bộ bị trả lại."})
    return sync


def _changed(actor: Actor, sync: Sync, action: str, reason: str) -> Sync:
    sync.version += 1
    sync.save()
    data: dict[str, str | int | None] = {"code": sync.dossier.code, "service": sync.service, "reason": reason}
    record(actor=actor, action=action, subject=f"Dossier {sync.dossier_id}", data=data)
    return sync


def _due() -> "QuerySet[Sync]":
    """Oldest first; not those of a dossier with an earlier one that was refused, or waits for its next try."""
    moment = now()
    earlier = Sync.objects.filter(dossier=OuterRef("dossier"), pk__lt=OuterRef("pk"))
    held = earlier.filter(Q(state="refused") | Q(state="waiting", next_try__gt=moment))
    return Sync.objects.filter(~Exists(held), state="waiting", next_try__lte=moment).order_by("pk")


def _sent(there: Portal, sync: Sync, run: Run) -> bool:
    waiting = Sync.objects.filter(pk=sync.pk, state="waiting", version=sync.version)
    if not waiting.update(next_try=now() + _CLAIMED, tries=F("tries") + 1, version=F("version") + 1):
        return False  # another run has it
    mine = Sync.objects.filter(pk=sync.pk, state="waiting", version=sync.version + 1)
    row, wrong = _row(sync)
    try:
        if wrong:
            raise PortalRefused(0, "; ".join(f"{name}: {words}" for name, words in sorted(wrong.items())))
        _send(there, sync, row)
    except PortalDown as down:
        run.down, run.downs = str(down), run.downs + 1
        wait = back_off(_FIRST_WAIT, sync.tries + 1)
        mine.update(error=run.down[:500], next_try=now() + wait, body=row, version=F("version") + 1)
        return False
    except PortalRefused as refused:
        run.refused += 1
        mine.update(state="refused", error=str(refused)[:500], body=row, version=F("version") + 1)
        return False
    mine.update(state="sent", sent=now(), error="", body=row, version=F("version") + 1)
    run.sent, run.downs = run.sent + 1, 0
    return True


def _row(sync: Sync) -> tuple[dict[str, Any], dict[str, str]]:
    """What goes, and what is wrong with it by our own reading of the fields."""
    if sync.service != DOSSIER_SERVICE:
        return sync.body, wrong_progress(sync.body)
    row = whole_row(Dossier.objects.select_related(*_SEEN).get(pk=sync.dossier_id), sync.body)
    return row, wrong_dossier(row)


def _send(there: Portal, sync: Sync, row: dict[str, Any]) -> None:
    """As new or as an update; where the portal knows better than we do, the other way once."""
    updating = sync.service != DOSSIER_SERVICE or _is_known(sync)
    try:
        there.send(sync.service, row, updating=updating)
    except PortalRefused as refused:
        if sync.service != DOSSIER_SERVICE or refused.code != (UNKNOWN if updating else EXISTS):
            raise
        there.send(sync.service, row, updating=not updating)


def _is_known(sync: Sync) -> bool:
    before = Sync.objects.filter(dossier=sync.dossier_id, service=DOSSIER_SERVICE, state="sent", pk__lt=sync.pk)
    return before.exists() or PortalFiling.objects.filter(dossier=sync.dossier_id, state="taken").exists()
