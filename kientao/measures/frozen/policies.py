"""Who freezes a figure, and whose frozen figures one may read."""

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.queries.heirs import heirs_on
from kientao.people.roles import Role


def may_freeze(actor: Actor) -> Decision:
    """Keep a figure as it is reported."""
    if actor.holds(Role.PROGRAMME_OFFICE):
        return ALLOWED
    return refused("Cơ quan thường trực chốt số để báo cáo, công bố.")


def agencies_of_actor(actor: Actor) -> list[list[int]]:
    """Keys, as a frozen figure has them, of the actor's own agency: alone, and with those it is heir of."""
    if actor.organisation is None:
        return []
    before = {one for one, heir in heirs_on(today()).items() if heir == actor.organisation}
    return [[actor.organisation], *([sorted({actor.organisation, *before})] if before else [])]
