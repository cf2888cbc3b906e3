"""What the programme does by itself."""

from datetime import time
from typing import Any

from kientao.base.jobs.kinds import job
from kientao.base.jobs.times import Daily
from kientao.base.jobs.work import Work
from kientao.programme.actions.reminding import remind


@job(words="Nhắc việc sắp đến hạn, quá hạn và việc đang chờ", rhythm=Daily(time(6, 0)))
def remind_everybody(work: Work, *, due: str) -> dict[str, Any] | None:
    """A second run on the same day tells nothing twice."""
    told = remind(actor=work.actor)
    return {"steps": told.steps, "notices": told.notices}
