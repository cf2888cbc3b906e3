"""How dossiers stood at a past moment, as it was recorded by then: asked of spells, never of today's columns."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from kientao.base.actor import Actor
from kientao.registers.onestop.models import Dossier, DossierSpell
from kientao.registers.onestop.models.sight import sees_everything


@dataclass(frozen=True, slots=True)
class Stood:
    """Dossiers, or spells they were in: `key` names the dossier's id in a row, `of` leads to the dossier's columns."""

    rows: "QuerySet[Any]"
    key: str
    of: str = ""


def stood(actor: Actor, recorded: datetime | None) -> Stood:
    """What the actor sees, as it was recorded by a moment; None: as it is now."""
    if recorded is None:
        return Stood(Dossier.objects.visible_to(actor), "pk")
    rows = DossierSpell.objects.filter(Q(to_at__isnull=True) | Q(to_at__gt=recorded), from_at__lte=recorded)
    if not sees_everything(actor):
        rows = rows.filter(dossier__in=Dossier.objects.visible_to(actor).order_by().values("pk"))
    return Stood(rows, "dossier_id", "dossier__")
