"""Jobs to try the machinery with."""

import os
import signal
import time
from datetime import timedelta
from typing import Any

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.jobs.actions import cancel_job
from kientao.base.jobs.kinds import JobFailed, job
from kientao.base.jobs.times import Every
from kientao.base.jobs.work import Work
from kientao.base.refusal import NotAllowed
from kientao.kernel.decision import refused

LAN = Actor("Lan", account=1, roles=frozenset({"focal-point"}))
HOA = Actor("Hoa", account=2, roles=frozenset({"officer"}))
SON = Actor("Sơn", account=3, roles=frozenset({"administrator"}))


@job(words="Đếm trang", priority=10)
def count_pages(work: Work, *, pages: int) -> dict[str, Any]:
    """Counts."""
    work.steps(pages, "Bắt đầu")
    for page in range(pages):
        work.step(f"Trang {page + 1}")
    return {"pages": pages}


@job(words="Việc hỏng", retries=2, retry_after=timedelta(minutes=1))
def always_fails(work: Work) -> None:
    """Fails with words that must not be kept."""
    raise ValueError("Nguyễn Thị Lan, 079200001234")


@job(words="Việc không làm được")
def cannot_succeed(work: Work) -> None:
    """Says so."""
    raise JobFailed("Tệp không có trang nào: chọn tệp khác.")


@job(words="Việc không được phép")
def is_refused(work: Work) -> None:
    """A policy said no."""
    raise NotAllowed(refused("Chỉ thủ trưởng được nộp."))


@job(words="Việc tự dừng")
def stopped_in_the_middle(work: Work) -> None:
    """Its owner asks to stop while it runs."""
    record(actor=work.actor, action="first_half", subject=str(work.job), data={})
    cancel_job(actor=work.actor, job=work.job)
    time.sleep(0.6)
    work.step("nửa sau")
    record(actor=work.actor, action="second_half", subject=str(work.job), data={})


@job(words="Ghi tên người yêu cầu")
def write_who(work: Work) -> dict[str, Any]:
    """Tells for whom it runs."""
    return {"name": work.actor.name, "roles": sorted(work.actor.roles), "attempt": work.attempt}


@job(words="Chết giữa chừng", retries=1, retry_after=timedelta(0))
def killed_the_first_time(work: Work) -> dict[str, Any]:
    """The first try ends with the process, in the middle of a transaction; the second does the work."""
    with transaction.atomic():
        record(actor=work.actor, action="half_done", subject=str(work.job), data={"attempt": work.attempt})
        if work.attempt == 1:
            os.kill(os.getpid(), signal.SIGKILL)
    return {"attempt": work.attempt}


@job(words="Việc lâu")
def takes_a_while(work: Work, *, seconds: float) -> dict[str, Any]:
    """Long enough to be asked to stop meanwhile."""
    work.steps(1)
    time.sleep(seconds)
    work.step("xong")
    return {}


@job(words="Việc định kỳ", rhythm=Every(minutes=15))
def each_quarter(work: Work, *, due: str) -> dict[str, Any]:
    """Periodic."""
    return {"due": due}
