"""Has an uploaded document compiled in the background.

The upload waits in a spool folder of the program's own (`settings.VAR / "spool"`), readable to its owner alone, and is
removed when the job ends.
"""

import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from django.conf import settings

from kientao.base.actor import Actor
from kientao.base.jobs.kinds import JobFailed, JobKind
from kientao.base.jobs.queue import enqueue
from kientao.base.jobs.work import Cancelled, Work
from kientao.base.models import Job
from kientao.base.spool import spooled, spooled_file
from kientao.compiling.files import Job as File
from kientao.compiling.files import compile_file
from kientao.compiling.outcome import Compiled, Refused, SecretDocument

K = TypeVar("K")


def ask_compiling(kind: JobKind, *, actor: Actor, name: str, chunks: Iterable[bytes], request_id: uuid.UUID) -> Job:
    """Queues the compiling of an upload; callers have authorised. The same form sent twice is one job.

    The job gets `spool`, `name` and `request_id`, all as text.
    """
    earlier = Job.objects.filter(kind=kind.name, owner=actor.account, arguments__request_id=str(request_id))
    if (found := earlier.first()) is not None:
        return found
    spool = spooled(chunks)
    try:
        return enqueue(
            kind,
            actor=actor,
            arguments={"spool": spool.name, "name": name[-255:], "request_id": str(request_id)},
            unique=str(request_id),
            words=f"Biên dịch {name}",
        )
    except BaseException:
        spool.unlink(missing_ok=True)
        raise


def kept_or_compiled(kept: K | None, spool: str, compile_it: Callable[[Path], K]) -> K:
    """What an earlier run kept before it was stopped, else what is compiled now; the upload is gone afterwards.

    Only what may go well another time leaves it there. Raises JobFailed, Cancelled, and what `compile_it` raises.
    """
    path = spooled_file(spool)
    if kept is None and not path.exists():
        raise JobFailed("Tệp đã gửi không còn trên máy chủ. Chọn lại tệp rồi gửi lần nữa.")
    try:
        kept = kept or compile_it(path)
    except SecretDocument as secret:
        path.unlink(missing_ok=True)
        raise JobFailed(
            f"Văn bản đóng dấu «{secret.level}» nên không được đưa vào hệ thống này; không có gì được lưu. "
            "Xử lý văn bản trên máy dành cho bí mật nhà nước."
        ) from secret
    except (JobFailed, Cancelled):
        path.unlink(missing_ok=True)
        raise
    path.unlink(missing_ok=True)
    return kept


def compiled(work: Work, path: Path, name: str, *, schema: str, otherwise: str) -> Compiled:
    """The draft of that schema. Raises JobFailed: with the reason, or `otherwise` for a document of another kind."""
    outcome = compile_file(File(path=path, name=name, seconds=settings.COMPILE_SECONDS, kind=None), waiting=work.check)
    if isinstance(outcome, Refused):
        raise JobFailed(f"{outcome.message} {outcome.hint}".strip())
    if outcome.draft["schema"] != schema:
        raise JobFailed(otherwise)
    return outcome
