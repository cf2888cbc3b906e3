"""What the measures' own pages ask of frozen figures."""

from kientao.base.actor import Actor
from kientao.measures.frozen.models import FrozenFigure


def frozen_count(actor: Actor, code: str) -> int:
    """How many of the measure the actor may read."""
    return FrozenFigure.objects.visible_to(actor).filter(measure=code).count()
