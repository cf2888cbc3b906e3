"""Handing in a file: a document, minutes of a handover, or anything else of a kind that is accepted."""

import datetime
from pathlib import PurePosixPath

from django.conf import settings
from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid
from kientao.evidence import refusals, storage
from kientao.evidence.actions.handing_in import added, authorised, cleaned, refuse
from kientao.evidence.clamd import Verdict
from kientao.evidence.examining import Examined, examine
from kientao.evidence.head import Claimed, DocumentHeadRead, compare
from kientao.evidence.kinds import KINDS_WITH_FILE, Kind, ScanState
from kientao.evidence.models import EvidenceItem, StoredFile
from kientao.evidence.names import clean_name
from kientao.evidence.scanning import verdict_on


class FileRefused(Invalid):
    """The file can't be evidence, and nothing of it was kept. `code` is for programs; the words stand at "file"."""

    def __init__(self, refusal: refusals.UnacceptableFile) -> None:
        super().__init__({"file": f"{refusal.message} {refusal.hint}".strip()})
        self.code, self.message, self.hint = refusal.code, refusal.message, refusal.hint


def hand_in_file(
    *,
    actor: Actor,
    organisation_id: int,
    upload: storage.Readable,
    name: str,
    kind: Kind = Kind.FILE,
    title: str = "",
    number: str = "",
    date: datetime.date | None = None,
    issuer: str = "",
    signer: str = "",
    note: str = "",
) -> EvidenceItem:
    """A new item with the file, stored once however often it comes.

    Of a document, what isn't claimed is taken from what the file says; both are kept in `read_fields`. Without a
    title the document's own, else the file's name, is taken. Takes seconds: the file is checked, scanned and read
    before anything is stored. Raises NotAllowed, Invalid, FileRefused.
    """
    organisation = authorised(actor, organisation_id)
    words, errors = cleaned(
        {"title": title, "number": number, "issuer": issuer, "signer": signer, "note": note}, needed=()
    )
    if kind not in KINDS_WITH_FILE:
        errors["kind"] = "Chọn một loại minh chứng có tệp: văn bản, biên bản bàn giao hoặc tệp khác."
    if date and date > today():
        errors["date"] = "Ngày ban hành không được sau hôm nay."
    refuse(errors)
    name = clean_name(name)
    try:
        with storage.received(upload, limit=settings.EVIDENCE_LIMIT_BYTES) as incoming:
            examined = examine(incoming.path, name, seconds=settings.EVIDENCE_READ_SECONDS)
            verdict = verdict_on(incoming.path, name)
            restored = storage.keep(incoming)
            with transaction.atomic():
                return added(
                    actor=actor,
                    audit={"sha256": incoming.sha256, "name": name, "scan": verdict.state, "restored": int(restored)},
                    organisation=organisation,
                    kind=kind.value,
                    file=row_of(actor, incoming, examined, verdict),
                    original_name=name,
                    **_described(kind, words, date, name, examined.head),
                )
    except storage.TooLarge:
        raise FileRefused(refusals.too_large(name, settings.EVIDENCE_LIMIT_BYTES)) from None
    except refusals.UnacceptableFile as refusal:
        raise FileRefused(refusal) from None


def row_of(actor: Actor, incoming: storage.Incoming, examined: Examined, verdict: Verdict) -> StoredFile:
    """The row of this content: the first one's when it is known already, with the newer word on malware."""
    scanned = now() if verdict.state != ScanState.NOT_SCANNED else None
    stored, is_new = StoredFile.objects.get_or_create(
        sha256=incoming.sha256,
        defaults={
            "size": incoming.size,
            "media_type": examined.media.media_type,
            "extension": examined.media.extension,
            "first_stored_at": now(),
            "first_stored_by": actor.name[:200],
            "scan_state": verdict.state.value,
            "scan_engine": verdict.engine,
            "scanned_at": scanned,
        },
    )
    if stored.is_infected and not scanned:
        raise refusals.infected(str(stored), stored.scan_signature)
    if not is_new and scanned:
        stored.scan_state, stored.scan_engine, stored.scanned_at = verdict.state.value, verdict.engine, scanned
        stored.scan_signature = ""
        stored.save(update_fields=["scan_state", "scan_engine", "scanned_at", "scan_signature"])
    return stored


def _described(
    kind: Kind, words: dict[str, str], date: datetime.date | None, name: str, head: DocumentHeadRead | None
) -> dict[str, object]:
    """The item's own words, and beside them what was read, what differs, and which fields the file filled in."""
    found: dict[str, object] = {**words, "date": date}
    read_fields: dict[str, object] = {}
    if head is not None and kind != Kind.FILE:
        claimed = Claimed(words["number"], date, words["issuer"], words["signer"])
        read = {"number": head.number[:80], "date": head.date, "issuer": head.issuer[:250], "signer": head.signer[:120]}
        filled = [field for field, value in read.items() if value and not found[field] and kind == Kind.DOCUMENT]
        found |= {field: read[field] for field in filled}
        read_fields = {
            "read": head.as_json(),
            "differences": [
                {"field": one.field, "claimed": one.claimed, "read": one.read} for one in compare(claimed, head)
            ],
            "filled": filled,
        }
    found["title"] = words["title"] or (head.title[:500] if head else "") or PurePosixPath(name).stem
    return found | {"read_fields": read_fields}
