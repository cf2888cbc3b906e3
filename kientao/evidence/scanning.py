"""Is a file free of malware, as far as this installation can tell?"""

import logging
from pathlib import Path

from django.conf import settings

from kientao.evidence import refusals
from kientao.evidence.clamd import ClamdSilent, Verdict, scan
from kientao.evidence.clamd_address import ClamdAddress
from kientao.evidence.kinds import ScanState

_log = logging.getLogger(__name__)


def verdict_on(path: Path, name: str) -> Verdict:
    """CLEAN, or NOT_SCANNED where no program is set up, or it is silent and the operator lets files in all the same.

    Raises UnacceptableFile for malware, and for a silent program where the operator doesn't.
    """
    try:
        verdict = asked(path)
    except ClamdSilent as silence:
        _log.error("clamd: %s", silence)
        if not settings.EVIDENCE_STORE_UNSCANNED:
            raise refusals.cannot_scan(name) from None
        return Verdict(ScanState.NOT_SCANNED)
    if verdict.state == ScanState.INFECTED:
        _log.warning("malware refused: %s", verdict.signature)
        raise refusals.infected(name, verdict.signature)
    return verdict


def asked(path: Path) -> Verdict:
    """What the program says; NOT_SCANNED where none is set up. Raises ClamdSilent."""
    address: ClamdAddress | None = settings.EVIDENCE_CLAMD
    if address is None:
        return Verdict(ScanState.NOT_SCANNED)
    with path.open("rb") as file:
        return scan(file, address, seconds=settings.EVIDENCE_CLAMD_SECONDS)
