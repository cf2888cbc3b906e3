"""Has a decision that publishes procedures compiled in the background, and keeps it.

The upload waits in the spool folder and is removed when the job ends. Whoever asked may leave the page meanwhile.
"""

import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings

from kientao.base.actor import Actor
from kientao.base.jobs.kinds import JobFailed, job
from kientao.base.jobs.queue import enqueue
from kientao.base.jobs.work import Cancelled, Work
from kientao.base.models import Job
from kientao.base.refusal import Invalid, NotAllowed, require
from kientao.base.spool import spooled, spooled_file
from kientao.compiling.files import Job as File
from kientao.compiling.files import compile_file
from kientao.compiling.outcome import Compiled, Refused
from kientao.registers.onestop.actions.decisions_keeping import SecretDecision, keep_decision
from kientao.registers.onestop.models import ProcedureDecision
from kientao.registers.onestop.policies.decisions import may_bring_decision

STEPS = ("Đọc và biên dịch văn bản", "Đối chiếu danh mục cơ quan, lưu bản đọc được")
A_PLAN = (
    "Văn bản này là kế hoạch, chương trình, không công bố thủ tục hành chính. Đưa vào ở trang «Đưa văn bản vào» của "
    "phần Kế hoạch; ở đây không lưu gì."
)
_SCHEMA = "procedure-draft/1"


def ask_compile_decision(*, actor: Actor, name: str, chunks: Iterable[bytes], request_id: uuid.UUID) -> Job:
    """Queues the compiling of an upload. The same form sent twice is one job. Raises NotAllowed."""
    require(may_bring_decision(actor))
    jobs = Job.objects.filter(kind=compile_decision.name, owner=actor.account)
    if (found := jobs.filter(arguments__request_id=str(request_id)).first()) is not None:
        return found
    spool = spooled(chunks)
    try:
        return enqueue(
            compile_decision,
            actor=actor,
            arguments={"spool": spool.name, "name": name[-255:], "request_id": str(request_id)},
            unique=str(request_id),
            words=f"Biên dịch {name}",
        )
    except BaseException:
        spool.unlink(missing_ok=True)
        raise


@job(words="Biên dịch quyết định công bố thủ tục", retries=1, priority=10)
def compile_decision(work: Work, *, spool: str, name: str, request_id: str) -> dict[str, Any]:
    """Gives the id of the kept decision. A second run after a stop in the middle finds what the first one kept."""
    path = spooled_file(spool)
    kept = ProcedureDecision.objects.filter(request_id=request_id).first()
    if kept is None and not path.exists():
        raise JobFailed("Tệp đã gửi không còn trên máy chủ. Chọn lại tệp rồi gửi lần nữa.")
    try:
        kept = kept or _compiled(work, path, name, uuid.UUID(request_id))
    except (JobFailed, Cancelled):
        path.unlink(missing_ok=True)
        raise
    path.unlink(missing_ok=True)
    return {"decision": str(kept.pk)}


def _compiled(work: Work, path: Path, name: str, request_id: uuid.UUID) -> ProcedureDecision:
    work.steps(len(STEPS), STEPS[0])
    file = File(path=path, name=name, seconds=settings.COMPILE_SECONDS, kind=None)
    outcome = compile_file(file, waiting=work.check)
    if isinstance(outcome, Refused):
        raise JobFailed(f"{outcome.message} {outcome.hint}".strip())
    if outcome.draft["schema"] != _SCHEMA:
        raise JobFailed(A_PLAN)
    work.step(STEPS[1])
    return _stored(work.actor, outcome, request_id)


def _stored(actor: Actor, outcome: Compiled, request_id: uuid.UUID) -> ProcedureDecision:
    try:
        return keep_decision(actor=actor, compiled=outcome, request_id=request_id)
    except SecretDecision as secret:
        raise JobFailed(
            f"Văn bản đóng dấu «{secret.level}» nên không được đưa vào hệ thống này; không có gì được lưu. "
            "Xử lý văn bản trên máy dành cho bí mật nhà nước."
        ) from secret
    except (Invalid, NotAllowed) as refusal:
        raise JobFailed(str(refusal)) from refusal
