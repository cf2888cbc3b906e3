"""What happened to a dossier, as far as another system's row tells: acts with their moments, in order. Pure."""

from collections.abc import Iterator
from datetime import datetime

from kientao.registers.onestop.imports.rows import DossierRow
from kientao.registers.onestop.rules.states import Act, Status

_ENDS = {Status.REFUSED: Act.REFUSE, Status.WITHDRAWN: Act.WITHDRAW, Status.STOPPED: Act.STOP, Status.DONE: Act.FINISH}


def acts(row: DossierRow, now: datetime) -> list[tuple[Act, datetime]]:
    """Each with when it was so; what the row gives no moment for was found out `now`."""
    return list(_acts(row, now))


def _acts(row: DossierRow, now: datetime) -> Iterator[tuple[Act, datetime]]:
    if row.received is not None:
        yield Act.RECEIVE, row.received
    else:
        yield Act.FILE, row.filed or row.ended or now
    for request in row.requests:
        yield Act.ASK_SUPPLEMENT, request.asked
        if request.met is not None:
            yield Act.SUPPLEMENT, request.met
    if row.status is Status.SUPPLEMENT and not row.requests:
        yield Act.ASK_SUPPLEMENT, now
    elif row.status is Status.PAYMENT:
        yield Act.ASK_PAYMENT, now
    elif row.status is Status.PROCESSING and row.received is not None and not row.requests:
        yield Act.START, row.received
    if row.ended is None:
        return
    if row.status is Status.RETURNED:
        if row.done is not None:
            yield Act.FINISH, row.ended
        yield Act.RETURN, max(row.returned or row.ended, row.ended)
    else:
        yield _ENDS[row.status], row.ended
