"""Has a decision that publishes procedures compiled in the background, and keeps it.

Whoever asked may leave the page meanwhile.
"""

import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kientao.base.actor import Actor
from kientao.base.jobs.kinds import JobFailed, job
from kientao.base.jobs.work import Work
from kientao.base.models import Job
from kientao.base.refusal import Invalid, NotAllowed, require
from kientao.compiling.asking import ask_compiling, compiled, kept_or_compiled
from kientao.registers.onestop.actions.decisions_keeping import keep_decision
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
    return ask_compiling(compile_decision, actor=actor, name=name, chunks=chunks, request_id=request_id)


@job(words="Biên dịch quyết định công bố thủ tục", retries=1, priority=10)
def compile_decision(work: Work, *, spool: str, name: str, request_id: str) -> dict[str, Any]:
    """Gives the id of the kept decision. A second run after a stop in the middle finds what the first one kept."""
    earlier = ProcedureDecision.objects.filter(request_id=request_id).first()
    kept = kept_or_compiled(earlier, spool, lambda path: _compiled(work, path, name, uuid.UUID(request_id)))
    return {"decision": str(kept.pk)}


def _compiled(work: Work, path: Path, name: str, request_id: uuid.UUID) -> ProcedureDecision:
    work.steps(len(STEPS), STEPS[0])
    outcome = compiled(work, path, name, schema=_SCHEMA, otherwise=A_PLAN)
    work.step(STEPS[1])
    try:
        return keep_decision(actor=work.actor, compiled=outcome, request_id=request_id)
    except (Invalid, NotAllowed) as refusal:
        raise JobFailed(str(refusal)) from refusal
