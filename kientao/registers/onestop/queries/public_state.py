"""How a dossier stands, as far as it is told outside the office: no names, no numbers of persons."""

from dataclasses import dataclass
from datetime import datetime

from kientao.base.actor import Actor
from kientao.people.models import Organisation
from kientao.registers.onestop.models import Dossier, StepRun, StepState
from kientao.registers.onestop.queries.offered import process_of
from kientao.registers.onestop.rules.degree import degree
from kientao.registers.onestop.rules.states import Status


@dataclass(frozen=True, slots=True)
class PublicState:
    """What whoever knows the code is told (TT 01/2018/TT-VPCP, Điều 16)."""

    code: str
    status: Status
    degree: int
    procedure: str
    at: str
    received: datetime | None
    promised: datetime | None
    done: datetime | None
    returned: datetime | None
    paused: bool
    changed: datetime


def state_of(actor: Actor, code: str) -> PublicState | None:
    """For a system that acts for one of the dossier's agencies, or for one above them; None otherwise."""
    found = (
        Dossier.objects.select_related("procedure", "competent", "process").filter(code=code.strip().upper()).first()
    )
    if found is None or not _is_of(actor, found.competent_id, found.received_at_id):
        return None
    done = StepRun.objects.filter(dossier=found, state=StepState.DONE).values("key").distinct().count()
    steps = len(process_of(found.process).steps) if found.process else 0
    status = Status(found.status)
    return PublicState(
        code=found.code,
        status=status,
        degree=degree(status, done, steps),
        procedure=found.procedure.code,
        at=found.competent.name,
        received=found.received_on,
        promised=found.promised,
        done=found.done,
        returned=found.returned,
        paused=status is Status.SUPPLEMENT,
        changed=found.changed,
    )


def _is_of(actor: Actor, *agencies: int | None) -> bool:
    if actor.organisation is None:
        return False
    parents = dict(Organisation.objects.values_list("pk", "parent"))
    for agency in agencies:
        above = agency
        while above is not None:
            if above == actor.organisation:
                return True
            above = parents.get(above)
    return False
