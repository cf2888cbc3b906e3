"""A page of dossiers, the newest first, of those an agency sees.

An agency sees a dossier by any of four columns. Asked with OR, a database walks through everybody's dossiers until it
has enough of the agency's; asked column by column, an index gives each column's newest.
"""

from datetime import datetime

from django.db.models import QuerySet

from kientao.base.actor import Actor
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.models.sight import sees_agency, sees_everything

_COLUMNS = ("competent", "received_at", "helped_at", "result_at")
_FARTHEST = 2_000  # rows; beyond it one question for all is no slower


def newest(actor: Actor, rows: "QuerySet[Dossier]", first: int, size: int) -> list[int]:
    """Keys of the page; `rows` are what the actor sees, narrowed as they like."""
    last = first + size
    by_agency = sees_agency(actor) and not sees_everything(actor) and actor.organisation is not None
    if not by_agency or last > _FARTHEST:
        return list(rows.order_by("-created", "-pk").values_list("pk", flat=True)[first:last])
    found: set[tuple[datetime, int]] = set()
    for column in _COLUMNS:
        arm = rows.filter(**{column: actor.organisation}).order_by("-created", "-pk")
        found.update(arm.values_list("created", "pk")[:last])
    return [key for _, key in sorted(found, reverse=True)[first:last]]
