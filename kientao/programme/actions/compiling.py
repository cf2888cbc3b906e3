"""Has an uploaded document compiled in the background, and keeps the draft.

Whoever asked is told in the inbox and may leave the page meanwhile.
"""

import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.urls import reverse

from kientao.base.actor import Actor
from kientao.base.jobs.kinds import JobFailed, job
from kientao.base.jobs.work import Work
from kientao.base.models import Job
from kientao.base.refusal import require
from kientao.compiling.asking import ask_compiling, compiled, kept_or_compiled
from kientao.compiling.outcome import Compiled
from kientao.people.queries.directory import agency_register
from kientao.people.queries.organisations import province_id_of
from kientao.programme.actions.drafts import store_draft
from kientao.programme.actions.telling import tell
from kientao.programme.models import StoredDraft
from kientao.programme.policies.plans import may_upload
from kientao.programme.queries.abolished import day_of, with_abolished

_SCHEMA = "plan-draft/1"
PROCEDURES = (
    "Văn bản này công bố thủ tục hành chính, không phải kế hoạch. Đưa vào ở trang «Quyết định công bố thủ tục»; ở đây "
    "không lưu gì."
)
STEPS = ("Đọc và biên dịch văn bản", "Đối chiếu danh mục cơ quan", "Lưu bản đọc được")


def ask_compile(*, actor: Actor, name: str, chunks: Iterable[bytes], request_id: uuid.UUID) -> Job:
    """Queues the compiling of an upload. The same form sent twice is one job. Raises NotAllowed."""
    require(may_upload(actor))
    return ask_compiling(compile_document, actor=actor, name=name, chunks=chunks, request_id=request_id)


@job(words="Biên dịch văn bản", retries=1, priority=10)
def compile_document(work: Work, *, spool: str, name: str, request_id: str) -> dict[str, Any]:
    """Gives the id of the kept draft. A second run after a stop in the middle finds what the first one kept."""
    earlier = StoredDraft.objects.filter(request_id=request_id).first()
    try:
        kept = kept_or_compiled(earlier, spool, lambda path: _compiled(work, path, name, uuid.UUID(request_id)))
    except JobFailed as end:
        _tell(work, f"Không biên dịch được {name}: {end}", reverse("compiling", args=[work.job]))
        raise
    said = f"{kept.tasks} nhiệm vụ, {kept.targets} chỉ tiêu"
    _tell(work, f"Đã biên dịch xong {name}: {said}.", reverse("document", args=[kept.pk]))
    return {"draft": str(kept.pk)}


def _compiled(work: Work, path: Path, name: str, request_id: uuid.UUID) -> StoredDraft:
    work.steps(len(STEPS), STEPS[0])
    outcome = compiled(work, path, name, schema=_SCHEMA, otherwise=PROCEDURES)
    work.step(STEPS[1])
    checked = checked_against_register(outcome, work.actor)
    work.step(STEPS[2])
    return store_draft(actor=work.actor, compiled=checked, request_id=request_id)


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
