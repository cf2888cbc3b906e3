"""Fetches what waits on the national portal, answers for it, and brings the papers over."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.evidence.actions.storing import store_file
from kientao.evidence.media import BY_CODE
from kientao.evidence.models import StoredFile
from kientao.ledger.waiting import changed
from kientao.registers.onestop.actions.filing import file_from_portal, waiting_papers
from kientao.registers.onestop.facts.sources import DOSSIERS
from kientao.registers.onestop.models import Digitised, Paper, PortalFiling
from kientao.registers.onestop.outside.national import Portal, PortalDown, PortalRefused, portal
from kientao.registers.onestop.policies.outside import may_file

SYSTEM_FIELD = "HeThongXuLy"  # which ministry's system handles it; absent where it is for the province
_DOWN = 3  # filings in a row that can't be fetched now: the portal itself isn't well
_GIVEN_UP = timedelta(days=3)  # a file that doesn't come for so long while the portal answers


@dataclass(slots=True)
class Run:
    """What came of a run."""

    taken: int = 0
    refused: int = 0
    files: int = 0
    down: str = ""


def fetch_filed(*, actor: Actor) -> Run:
    """Takes in everything that waits, then its papers; a run that was cut off is made up for by the next.

    Raises NotAllowed.
    """
    require(may_file(actor))
    run, there = Run(), portal()
    if there is None:
        return run
    try:
        rows = there.filed()
    except (PortalDown, PortalRefused) as reason:
        run.down = str(reason)
        return run
    settled = [filing for row in rows if (filing := _filed(actor, row, run)).state != "new"]
    downs = 0
    for filing in sorted(settled, key=lambda one: one.came, reverse=True):  # what stays behind holds up nothing new
        try:
            run.files += _fetch_papers(actor, there, filing)
            _answer(there, filing)
            downs = 0
        except PortalRefused as refused:
            run.down = str(refused)  # it is told the next time
        except PortalDown as down:
            run.down, downs = str(down), downs + 1
        if downs >= _DOWN:
            break
    return run


def _filed(actor: Actor, row: Mapping[str, Any], run: Run) -> PortalFiling:
    """A filing that couldn't be settled now stays new: the portal offers it again."""
    body = dict(row)
    system = str(body.pop(SYSTEM_FIELD, "") or "")
    filing = file_from_portal(actor=actor, body=body, system=system)
    run.taken += filing.state == "taken"
    run.refused += filing.state == "refused"
    return filing


def _answer(there: Portal, filing: PortalFiling) -> None:
    """Also one that was answered before: the portal asks again, so it didn't hear."""
    there.answer(filing.code, filing.errors)
    PortalFiling.objects.filter(pk=filing.pk).update(answered=now())


def _fetch_papers(actor: Actor, there: Portal, filing: PortalFiling) -> int:
    """Each checked like any file; what can't be kept is said beside the filing, and the paper counts as missing."""
    kept = 0
    for paper, name, address in waiting_papers(filing):
        try:
            _keep(actor, paper, _file(there, filing, address), name)
            kept += 1
        except (Invalid, PortalRefused) as refusal:
            words = next(iter(refusal.errors.values())) if isinstance(refusal, Invalid) else str(refusal)
            with transaction.atomic():
                Paper.objects.filter(pk=paper.pk).update(present=False)
                changed(DOSSIERS, paper.dossier_id)
            filing.remarks = [*filing.remarks, f"{paper.name}: {words}"]
            filing.save(update_fields=["remarks"])
    return kept


def _file(there: Portal, filing: PortalFiling, address: str) -> bytes:
    """Raises PortalDown, and PortalRefused instead where it went on for too long."""
    try:
        return there.file(address)
    except PortalDown as down:
        if now() - filing.came < _GIVEN_UP:
            raise
        raise PortalRefused(0, f"Sau {_GIVEN_UP.days} ngày Cổng quốc gia vẫn không đưa được tệp: {down}") from down


def _keep(actor: Actor, paper: Paper, content: bytes, name: str) -> None:
    def use(file: StoredFile, clean: str) -> Paper:
        paper.file, paper.file_name, paper.digitised = file, clean[:200], Digitised.YES
        paper.save(update_fields=["file", "file_name", "digitised"])
        changed(DOSSIERS, paper.dossier_id)
        return paper

    store_file(actor=actor, upload=io.BytesIO(content), name=name, kinds=tuple(BY_CODE.values()), use=use)
