"""What one dossier comes to: received, closed, fallen due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kientao.facts.onestop import DOSSIER_CLOSED, DOSSIER_DUE, DOSSIER_RECEIVED
from kientao.kernel.working_time import WorkingTime
from kientao.ledger.givers import Given, given
from kientao.registers.onestop.facts.days import local_day, minutes_of
from kientao.registers.onestop.rules.lateness import FAILED, KEPT, Clock, Timeliness, Times, timeliness
from kientao.registers.onestop.rules.procedure import Channel, OnlineLevel
from kientao.registers.onestop.rules.states import ENDED, Status

CHANNELS = {Channel.COUNTER: "counter", Channel.ONLINE: "online", Channel.POST: "post"}
OUTCOMES = {
    Status.DONE: "done",
    Status.RETURNED: "done",
    Status.REFUSED: "refused",
    Status.WITHDRAWN: "withdrawn",
    Status.STOPPED: "stopped",
}


@dataclass(frozen=True, slots=True)
class Stood:
    """How a dossier stands. `apologised`: a letter of apology was signed; `level` of the service it asked for."""

    record: int
    status: Status
    agency: int
    procedure: int
    channel: Channel
    level: OnlineLevel
    is_helped: bool
    received: datetime | None
    way_back: str
    apologised: bool
    times: Times


def rows_of(stood: Stood, calendar: WorkingTime, at: datetime) -> Iterator[Given]:
    """Its rows, judged at the moment. What was never received is no dossier of the statistics."""
    common: dict[str, Any] = {"agency": stood.agency, "procedure": stood.procedure, "channel": CHANNELS[stood.channel]}
    if stood.received is not None:
        yield given(
            DOSSIER_RECEIVED, stood.record, **common, day=local_day(stood.received), level=stood.level.today.value,
            on_software=1, elsewhere=int(stood.is_helped),
        )  # fmt: skip
    ended = stood.times.ended
    by_appointment = timeliness(stood.times, at, Clock.APPOINTMENT)
    by_statistic = timeliness(stood.times, at, Clock.STATISTIC)
    if ended is not None and ended <= at and stood.status in ENDED and _counts(stood):
        yield given(
            DOSSIER_CLOSED, stood.record, **common, day=local_day(ended), outcome=OUTCOMES[stood.status],
            appointment=by_appointment.value, statistic=by_statistic.value,
            handed=stood.way_back if stood.status is Status.RETURNED else None,
            apologised=int(stood.apologised) if by_appointment is Timeliness.LATE else None,
            minutes=minutes_of(calendar, stood.received, ended),
        )  # fmt: skip
    due = stood.times.due
    if due is not None and due <= at and _counts(stood) and by_appointment in KEPT | FAILED:
        yield given(
            DOSSIER_DUE, stood.record, **common, day=local_day(due), kept=int(by_appointment in KEPT),
            kept_statistic=int(by_statistic not in FAILED),
        )  # fmt: skip


def _counts(stood: Stood) -> bool:
    """Was it a dossier at all? Not what was refused at the door; other systems may not say when they received one."""
    return stood.received is not None or stood.status in (Status.DONE, Status.RETURNED)
