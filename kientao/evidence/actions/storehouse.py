"""Looking after the files on disk: scan what waits for it, sweep out what no row knows."""

from collections.abc import Iterator
from itertools import islice

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import require
from kientao.evidence import storage
from kientao.evidence.clamd import ClamdSilent
from kientao.evidence.kinds import ScanState
from kientao.evidence.models import StoredFile
from kientao.evidence.policies import may_look_after_files
from kientao.evidence.scanning import asked

_TOGETHER = 500


def scan_waiting(*, actor: Actor) -> list[StoredFile]:
    """Scans files that never were, and gives those that changed. Stops where the program falls silent."""
    require(may_look_after_files(actor))
    changed: list[StoredFile] = []
    for waiting in StoredFile.objects.filter(scan_state=ScanState.NOT_SCANNED.value).order_by("pk"):
        try:
            verdict = asked(storage.path_of(waiting.sha256))
        except FileNotFoundError:
            continue  # `verify` tells of it
        except ClamdSilent:
            break
        if verdict.state == ScanState.NOT_SCANNED:
            break
        waiting.scan_state, waiting.scan_engine = verdict.state.value, verdict.engine
        waiting.scan_signature, waiting.scanned_at = verdict.signature, now()
        with transaction.atomic():
            waiting.save(update_fields=["scan_state", "scan_engine", "scan_signature", "scanned_at"])
            record(
                actor=actor,
                action="scan_file",
                subject=f"StoredFile {waiting.sha256}",
                data={"state": waiting.scan_state, "engine": waiting.scan_engine, "found": waiting.scan_signature},
            )
        changed.append(waiting)
    return changed


def sweep(*, actor: Actor) -> int:
    """Removes files that no row knows and that are more than a day old, and remains of uploads; how many."""
    require(may_look_after_files(actor))
    removed = storage.sweep_incoming()
    for sha256 in _unknown(storage.stored_hashes()):
        with storage.set_aside(sha256) as aside:
            if aside is not None and not StoredFile.objects.filter(sha256=sha256).exists():
                aside.unlink()
                removed += 1
    if removed:
        record(actor=actor, action="sweep_files", subject="StoredFile", data={"removed": removed})
    return removed


def _unknown(hashes: Iterator[str]) -> Iterator[str]:
    """Those no row has."""
    while some := list(islice(hashes, _TOGETHER)):
        known = set(StoredFile.objects.filter(sha256__in=some).values_list("sha256", flat=True))
        yield from (sha256 for sha256 in some if sha256 not in known)
