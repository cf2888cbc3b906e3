"""After the receipt: the counter's own step is done, and the next begins when the law lets it."""

from kientao.base.actor import Actor
from kientao.registers.onestop.actions.beginning import unsaved_runs
from kientao.registers.onestop.actions.legs import start_steps
from kientao.registers.onestop.actions.moving import move
from kientao.registers.onestop.models import Dossier, StepState
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.rules.clocks import transferred
from kientao.registers.onestop.rules.flow import leaves_counter, onward
from kientao.registers.onestop.rules.office_rules import OfficeRules
from kientao.registers.onestop.rules.process import Process
from kientao.registers.onestop.rules.states import Act


def begin_work(dossier: Dossier, process: Process, *, actor: Actor, calendars: Calendars, rules: OfficeRules) -> None:
    """The first steps of a dossier that has none yet: the counter's own is done with the receipt where it leads one
    way, and those after it begin (rules.clocks.transferred)."""
    assert dossier.received_on is not None
    first, received = process.first, dossier.received_on
    if not leaves_counter(process):
        start_steps(dossier, [first], actor=actor, started=received, calendars=calendars, done=())
        return
    [run] = unsaved_runs(dossier, [first], started=received, giver=actor.name, calendars=calendars, number=1)
    run.state, run.finished, run.receiver, run.officer_id = StepState.DONE, received, actor.name, actor.officer
    begins = transferred(received, calendars.of(dossier.competent_id), rules)
    following = onward(process, first.key)
    start_steps(dossier, following.steps, actor=actor, started=begins, calendars=calendars, done=[run])


def tell_transfer(dossier: Dossier, process: Process, *, actor: Actor) -> None:
    """That it has left the counter, where it has: the last to be written, the trail is held from then on."""
    if leaves_counter(process):
        move(dossier, Act.START, actor=actor, data={"step": process.first.title}, at=dossier.received_on)
