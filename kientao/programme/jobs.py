"""What the programme does by itself."""

from datetime import time
from typing import Any

from kientao.base.jobs.kinds import job
from kientao.base.jobs.times import Daily, Every
from kientao.base.jobs.work import Work
from kientao.programme.actions.reminding import remind
from kientao.programme.mail.gathering import gather
from kientao.programme.mail.sending import send_waiting


@job(words="Nhắc việc sắp đến hạn, quá hạn và việc đang chờ", rhythm=Daily(time(6, 0)))
def remind_everybody(work: Work, *, due: str) -> dict[str, Any] | None:
    """A second run on the same day tells nothing twice."""
    told = remind(actor=work.actor)
    return {"steps": told.steps, "notices": told.notices}


@job(words="Gửi thư điện tử đang chờ", rhythm=Every(5), retries=0)
def send_mail(work: Work, *, due: str) -> dict[str, Any] | None:
    """What must go at once, and once a day each person's digest."""
    gathered = gather()
    sent = send_waiting()
    return {"mails": gathered, "sent": sent.sent, "failed": sent.failed, "unsure": sent.unsure, "down": sent.down}
