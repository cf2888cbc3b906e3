"""What the one-stop shop says outside by itself: to citizens, to the provider of payments, to the national portal."""

from datetime import date
from typing import Any

from kientao.base.jobs.kinds import JobFailed, job
from kientao.base.jobs.times import Every
from kientao.base.jobs.work import Work
from kientao.base.refusal import Invalid
from kientao.registers.onestop.actions.messaging import send_waiting
from kientao.registers.onestop.actions.online_paying import ask_about_waiting
from kientao.registers.onestop.actions.portal_inbox import fetch_filed
from kientao.registers.onestop.actions.reconciling import check_portal
from kientao.registers.onestop.actions.syncing import send_syncs


@job(words="Gửi tin báo cho người nộp hồ sơ", rhythm=Every(2), retries=0)
def send_messages(work: Work, *, due: str) -> dict[str, Any] | None:
    """What cannot go now is tried again by the next runs."""
    run = send_waiting()
    return {"sent": run.sent, "failed": run.failed, "unsure": run.unsure, "down": ", ".join(sorted(run.down))}


@job(words="Đối soát giao dịch thanh toán đang chờ", rhythm=Every(10), retries=0)
def ask_about_payments(work: Work, *, due: str) -> dict[str, Any] | None:
    """A call back that was lost on its way is made up for."""
    return {"settled": ask_about_waiting(actor=work.actor)}


@job(words="Nhận hồ sơ từ Cổng Dịch vụ công quốc gia", rhythm=Every(2), retries=0)
def fetch_from_portal(work: Work, *, due: str) -> dict[str, Any] | None:
    """What couldn't be fetched waits there for the next run."""
    run = fetch_filed(actor=work.actor)
    return {"taken": run.taken, "refused": run.refused, "files": run.files, "down": run.down}


@job(words="Đồng bộ hồ sơ lên Cổng Dịch vụ công quốc gia", rhythm=Every(2), retries=0)
def sync_with_portal(work: Work, *, due: str) -> dict[str, Any] | None:
    """In the order of each dossier's events."""
    run = send_syncs()
    return {"sent": run.sent, "refused": run.refused, "down": run.down}


@job(words="Đối soát với Cổng Dịch vụ công quốc gia", retries=0, priority=5)
def compare_with_portal(work: Work, *, first: str, last: str) -> dict[str, Any] | None:
    """Somebody asked for it."""
    try:
        check = check_portal(actor=work.actor, first=date.fromisoformat(first), last=date.fromisoformat(last))
    except Invalid as refusal:
        raise JobFailed(next(iter(refusal.errors.values()))) from refusal
    return {"check": check.pk, "found": check.differing}
