"""What the one-stop shop does by itself."""

from typing import Any

from kientao.base.jobs.kinds import job
from kientao.base.jobs.times import Every
from kientao.base.jobs.work import Work
from kientao.registers.onestop import jobs_outside
from kientao.registers.onestop.actions.apologising import draft_apologies

__all__ = ["draft_letters", "jobs_outside"]


@job(words="Soạn dự thảo thư xin lỗi cho hồ sơ sắp hết hạn", rhythm=Every(60))
def draft_letters(work: Work, *, due: str) -> dict[str, Any] | None:
    """A dossier that has a draft gets no second one."""
    return {"drafted": len(draft_apologies(actor=work.actor))}
