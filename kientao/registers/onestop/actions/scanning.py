"""Digital copies: what a citizen handed in is scanned and kept beside its component."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.evidence.actions import store_file
from kientao.evidence.media import JPEG, PDF, PNG
from kientao.evidence.models import StoredFile
from kientao.evidence.storage import Readable
from kientao.ledger.waiting import changed
from kientao.registers.onestop.actions.moving import locked
from kientao.registers.onestop.facts.sources import DOSSIERS
from kientao.registers.onestop.models import Digitised, Dossier, Paper
from kientao.registers.onestop.policies.dossiers import may_scan

KINDS = (PDF, JPEG, PNG)


def scan(*, actor: Actor, paper_id: int, version: int, upload: Readable, name: str) -> Paper:
    """Keeps a digital copy of a paper (TT 01/2023/TT-VPCP, Điều 8): it is then digitised, or scanned anew.

    Takes seconds: the file is checked for what it is, for malware and for a mark of secrecy first. Raises NotAllowed,
    Invalid, FileRefused, ChangedMeanwhile.
    """
    seen = Paper.objects.select_related("dossier__competent", "dossier__received_at").get(pk=paper_id)
    require(may_scan(actor, seen.dossier))
    _check(seen)
    return store_file(
        actor=actor,
        upload=upload,
        name=name,
        kinds=KINDS,
        use=lambda file, kept_name: _kept(actor, seen, version, file, kept_name),
    )


@transaction.atomic
def drop_scan(*, actor: Actor, paper_id: int, version: int) -> Paper:
    """The copy was of something else: the paper counts as not digitised again. Raises NotAllowed, Invalid,
    ChangedMeanwhile."""
    seen = Paper.objects.select_related("dossier__competent", "dossier__received_at").get(pk=paper_id)
    require(may_scan(actor, seen.dossier))
    if seen.file is None:
        raise Invalid({"": "Giấy tờ này chưa có bản số hóa."})
    return _written(actor, seen, version, None, "", "drop-scan")


def _kept(actor: Actor, seen: Paper, version: int, file: StoredFile, name: str) -> Paper:
    return _written(actor, seen, version, file, name, "scan")


def _written(actor: Actor, seen: Paper, version: int, file: StoredFile | None, name: str, action: str) -> Paper:
    dossier = locked(seen.dossier_id, version)
    paper = Paper.objects.get(pk=seen.pk)
    paper.file, paper.file_name = file, name
    paper.digitised = Digitised.YES if file is not None else Digitised.NO
    paper.added, paper.added_by = now(), actor.name
    paper.save()
    Dossier.objects.filter(pk=dossier.pk).update(version=dossier.version + 1, changed=now(), changed_by=actor.name)
    changed(DOSSIERS, dossier.pk)
    record(
        actor=actor,
        action=f"dossier-{action}",
        subject=f"Dossier {dossier.pk}",
        data={"code": dossier.code, "paper": paper.name[:200], "sha256": file.sha256 if file else None},
    )
    return paper


def _check(paper: Paper) -> None:
    if not paper.scanned:
        raise Invalid({"file": "Giấy tờ chỉ xuất trình thì không quét (TT 03/2025/TT-VPCP, Điều 5)."})
    if not paper.present:
        raise Invalid({"file": "Giấy tờ này chưa nộp: nhận rồi mới số hóa."})
    if paper.reused_id is not None or paper.digitised == Digitised.REUSED:
        raise Invalid({"file": "Giấy tờ này lấy từ kho đã có, không quét lại."})
