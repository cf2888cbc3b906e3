"""Has an uploaded document compiled in the background, and keeps the draft.

The upload waits in a spool folder of the program's own (`settings.VAR / "spool"`), readable to its owner alone, and is
removed when the job ends. Whoever asked is told in the inbox and may leave the page meanwhile.
"""

import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse

from kientao.base.actor import Actor
from kientao.base.jobs.kinds import JobFailed, job
from kientao.base.jobs.queue import enqueue
from kientao.base.jobs.work import Cancelled, Work
from kientao.base.models import Job
from kientao.base.refusal import require
from kientao.base.spool import spooled, spooled_file
from kientao.compiling.files import Job as File
from kientao.compiling.files import compile_file
from kientao.compiling.outcome import Compiled, Refused
from kientao.people.queries.directory import agency_register
from kientao.people.queries.organisations import province_id_of
from kientao.programme.actions.drafts import SecretDocument, store_draft
from kientao.programme.actions.telling import tell
from kientao.programme.models import StoredDraft
from kientao.programme.policies.plans import may_upload
from kientao.programme.queries.abolished import day_of, with_abolished

SCHEMA = "plan-draft/1"
PROCEDURES = (
    "Văn bản này công bố thủ tục hành chính, không phải kế hoạch. Đưa vào ở trang «Quyết định công bố thủ tục»; ở đây "
    "không lưu gì."
)
STEPS = ("Đọc và biên dịch văn bản", "Đối chiếu danh mục cơ quan", "Lưu bản đọc được")


def ask_compile(*, actor: Actor, name: str, chunks: Iterable[bytes], request_id: uuid.UUID) -> Job:
    """Queues the compiling of an upload. The same form sent twice is one job. Raises NotAllowed."""
    require(may_upload(actor))
    earlier = Job.objects.filter(kind=compile_document.name, owner=actor.account, arguments__request_id=str(request_id))
    if (found := earlier.first()) is not None:
        return found
    spool = spooled(chunks)
    try:
        return enqueue(
            compile_document,
            actor=actor,
            arguments={"spool": spool.name, "name": name[-255:], "request_id": str(request_id)},
            unique=str(request_id),
            words=f"Biên dịch {name}",
        )
    except BaseException:
        spool.unlink(missing_ok=True)
        raise


@job(words="Biên dịch văn bản", retries=1, priority=10)
def compile_document(work: Work, *, spool: str, name: str, request_id: str) -> dict[str, Any]:
    """Gives the id of the kept draft. A second run after a stop in the middle finds what the first one kept."""
    path = spooled_file(spool)
    kept = StoredDraft.objects.filter(request_id=request_id).first()
    if kept is None and not path.exists():
        raise JobFailed("Tệp đã gửi không còn trên máy chủ. Chọn lại tệp rồi gửi lần nữa.")
    try:
        kept = kept or _compiled(work, path, name, uuid.UUID(request_id))
    except (JobFailed, Cancelled) as end:
        path.unlink(missing_ok=True)
        if isinstance(end, JobFailed):
            _tell(work, f"Không biên dịch được {name}: {end}", reverse("compiling", args=[work.job]))
        raise
    path.unlink(missing_ok=True)
    said = f"{kept.tasks} nhiệm vụ, {kept.targets} chỉ tiêu"
    _tell(work, f"Đã biên dịch xong {name}: {said}.", reverse("document", args=[kept.pk]))
    return {"draft": str(kept.pk)}


def _compiled(work: Work, path: Path, name: str, request_id: uuid.UUID) -> StoredDraft:
    work.steps(len(STEPS), STEPS[0])
    file = File(path=path, name=name, seconds=settings.COMPILE_SECONDS, kind=None)
    outcome = compile_file(file, waiting=work.check)
    if isinstance(outcome, Refused):
        raise JobFailed(f"{outcome.message} {outcome.hint}".strip())
    if outcome.draft["schema"] != SCHEMA:
        raise JobFailed(PROCEDURES)
    work.step(STEPS[1])
    checked = checked_against_register(outcome, work.actor)
    work.step(STEPS[2])
    try:
        return store_draft(actor=work.actor, compiled=checked, request_id=request_id)
    except SecretDocument as secret:
        raise JobFailed(
            f"Văn bản đóng dấu «{secret.level}» nên không được đưa vào hệ thống này; không có gì được lưu. "
            "Xử lý văn bản trên máy dành cho bí mật nhà nước."
        ) from secret


def checked_against_register(compiled: Compiled, actor: Actor) -> Compiled:
    """With the agencies named that no longer existed when it was signed, as far as the register knows."""
    province = province_id_of(actor.organisation) if actor.organisation is not None else None
    on = day_of(compiled.draft)
    if province is None or on is None:
        return compiled
    draft = with_abolished(compiled.draft, agency_register(province, on), on)
    return Compiled(text=compiled.text, draft=draft, layout=compiled.layout)


def _tell(work: Work, words: str, href: str) -> None:
    actor = work.actor
    tell(
        [actor.organisation],
        [],
        officer=actor.officer,
        key=f"compiled:{work.job}:{work.attempt}",
        kind="compiled",
        words=words,
        href=href,
    )
