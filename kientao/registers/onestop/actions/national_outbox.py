"""Queues what the national portal gets of an event, in the order of a dossier's events.

The state is written as the event left it; the lists of papers, fees and results are filled in when it goes.
"""

from typing import Any

from kientao.base.clock import now
from kientao.registers.onestop.models import Dossier, Event, Sync
from kientao.registers.onestop.outside.national import is_connected
from kientao.registers.onestop.queries.national import state_of
from kientao.registers.onestop.rules.national import DOSSIER_SERVICE, progress_body, service_of
from kientao.registers.onestop.rules.states import Act


def queue_sync(dossier: Dossier, event: Event) -> None:
    """Nothing while no portal is set."""
    if not is_connected():
        return
    service = service_of(Act(event.act))
    if service:
        body = state_of(dossier) if service == DOSSIER_SERVICE else _progress(dossier, event)
        Sync(dossier=dossier, event=event.number, service=service, body=body, made=now(), next_try=now()).save()


def _progress(dossier: Dossier, event: Event) -> dict[str, Any]:
    data = event.data
    said = [str(data["step"])] if data.get("step") else [str(data["result"])] if data.get("result") else []
    onward = f"chuyển {data['next']}" if data.get("next") else f"trả lại {data['to']}" if data.get("to") else ""
    return progress_body(
        code=dossier.code,
        who=event.actor,
        at=event.at,
        unit=dossier.competent.name,
        what=": ".join([*said, *filter(None, [onward])]) or "Đang xử lý",
        status=dossier.status,
        began=dossier.received_on,
        due=dossier.due,
    )
