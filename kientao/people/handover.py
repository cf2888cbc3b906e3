"""Whose work passes on when somebody hands it over. Folders above register how their kind of work does."""

from collections.abc import Callable

from kientao.base.actor import Actor
from kientao.people.models import Handover

# Called as taker(actor, handover) inside the handover's transaction; gives how many of each kind of work, in
# Vietnamese words, passed from `handover.giver` to `handover.taker` in `handover.organisation`.
HandoverTaker = Callable[[Actor, Handover], dict[str, int]]

HANDOVER_TAKERS: list[HandoverTaker] = []


def passes_work(taker: HandoverTaker) -> HandoverTaker:
    """Decorator: registers `taker`, once. Folders call it from their AppConfig.ready."""
    if taker not in HANDOVER_TAKERS:
        HANDOVER_TAKERS.append(taker)
    return taker
