"""Has an uploaded document compiled in the background, and keeps the draft.

The upload waits in a spool folder of the program's own (`settings.VAR / "spool"`), readable to its owner alone, and is
removed when the job ends. Whoever asked is told in the inbox and may leave the page meanwhile.
"""

import contextlib
import time
import uuid
from collections.abc import Iterable
from datetime import timedelta
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
from kientao.people.queries.directory import agency_register
from kientao.people.queries.organisations import province_id_of
from kientao.programme.actions.drafts import SecretDocument, store_draft
from kientao.programme.actions.telling import tell
from kientao.programme.compile_files import Job as File
from kientao.programme.compile_files import compile_file
from kientao.programme.models import StoredDraft
from kientao.programme.outcome import Compiled, Refused
from kientao.programme.policies.plans import may_upload
from kientao.programme.queries.abolished import day_of, with_abolished

_FORGOTTEN = timedelta(days=1).total_seconds()  # spooled files this old belong to no job that still waits
STEPS = ("Đọc và biên dịch văn bản", "Đối chiếu danh mục cơ quan", "Lưu bản đọc được")


def ask_compile(*, actor: Actor, name: str, chunks: Iterable[bytes], request_id: uuid.UUID) -> Job:
    """Queues the compiling of an upload. The same form sent twice is one job. Raises NotAllowed."""
    require(may_upload(actor))
    earlier = Job.objects.filter(kind=compile_document.name, owner=actor.account, arguments__request_id=str(request_id))
    if (found := earlier.first()) is not None:
        return found
    spool = _spooled(chunks)
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
    path = _folder() / Path(spool).name
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
    outcome = compile_file(File(path=path, name=name, seconds=settings.COMPILE_SECONDS), waiting=work.check)
    if isinstance(outcome, Refused):
        raise JobFailed(f"{outcome.message} {outcome.hint}".strip())
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


def _spooled(chunks: Iterable[bytes]) -> Path:
    folder = _folder()
    for old in folder.iterdir():
        with contextlib.suppress(OSError):
            if time.time() - old.stat().st_mtime > _FORGOTTEN:
                old.unlink()
    path = folder / uuid.uuid4().hex
    path.touch(mode=0o600)
    try:
        with path.open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _folder() -> Path:
    folder = Path(settings.VAR) / "spool"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


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
