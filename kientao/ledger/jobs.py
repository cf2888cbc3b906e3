"""What the ledger does at night and by the hour: brings tallies together, counts everything again."""

from datetime import time
from typing import Any

from kientao.base.jobs.kinds import job
from kientao.base.jobs.times import Daily, Every
from kientao.base.jobs.work import Work
from kientao.ledger.folding import fold
from kientao.ledger.recounting import recount


@job(words="Gộp bảng đếm dữ kiện", rhythm=Every(60), retries=0)
def fold_tallies(work: Work, *, due: str) -> dict[str, Any] | None:
    """Reading stays quick."""
    return {"gone": fold()}


@job(words="Đếm lại toàn bộ dữ kiện, so với bảng đếm và hồ sơ gốc", rhythm=Daily(time(2, 30)), retries=1)
def verify_at_night(work: Work, *, due: str) -> dict[str, Any] | None:
    """What differs stands on a page."""
    found = recount(say=lambda words: work.step(words))
    return {"recount": found.pk, "rows": found.rows, "wrong": found.wrong}
