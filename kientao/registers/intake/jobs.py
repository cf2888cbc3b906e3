"""What the intake does by itself: looks into the drop folder."""

from dataclasses import asdict
from typing import Any

from django.conf import settings

from kientao.base.jobs.kinds import job
from kientao.base.jobs.times import Every
from kientao.base.jobs.work import Work
from kientao.registers.intake.drop.taking import take_all


@job(words="Nhận tệp dữ kiện trong thư mục tiếp nhận", rhythm=Every(5), retries=0)
def take_dropped(work: Work, *, due: str) -> dict[str, Any] | None:
    """Nothing where no folder is named."""
    if settings.INTAKE_FOLDER is None:
        return None
    return asdict(take_all(actor=work.actor, folder=settings.INTAKE_FOLDER))
