"""What is done with stored files at night."""

from datetime import time
from typing import Any

from kientao.base.jobs.kinds import job
from kientao.base.jobs.times import Daily
from kientao.base.jobs.work import Work
from kientao.evidence.actions.storehouse import sweep


@job(words="Dọn kho tệp minh chứng", rhythm=Daily(time(4, 0)))
def sweep_at_night(work: Work, *, due: str) -> dict[str, Any] | None:
    """After what has an end was forgotten: files that no row knows any more, remains of uploads."""
    return {"removed": sweep(actor=work.actor)}
