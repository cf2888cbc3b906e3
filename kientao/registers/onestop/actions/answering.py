"""A dossier that was filed is answered: here it is accepted; it keeps its code, and its times begin."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.accepting import accepted
from kientao.registers.onestop.actions.charging import charge
from kientao.registers.onestop.actions.making import accept_into
from kientao.registers.onestop.actions.moving import locked, move
from kientao.registers.onestop.actions.transferring import begin_work, tell_transfer
from kientao.registers.onestop.models import Charge, Dossier, Paper
from kientao.registers.onestop.policies.dossiers import may_answer
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.offered import Offered, offered
from kientao.registers.onestop.queries.rules_in_force import RulesInForce, rules_on
from kientao.registers.onestop.rules.given import Applicant, Filing, PaperGiven, missing
from kientao.registers.onestop.rules.procedure import Channel
from kientao.registers.onestop.rules.states import Act


@transaction.atomic
def accept_filed(*, actor: Actor, dossier_id: int, version: int) -> Dossier:
    """Gives the receipt for a dossier that was filed online, or whose missing papers have come.

    It is accepted under the procedure, the process and the rules in force now, and counted from now. Raises
    NotAllowed, Invalid (a paper is missing, the procedure was withdrawn meanwhile), ChangedMeanwhile.
    """
    dossier = locked(dossier_id, version)
    require(may_answer(actor, dossier))
    moment, calendars = now(), Calendars()
    day = timezone.localdate(moment)
    found, in_force = offered(dossier.procedure_id, dossier.competent, day), rules_on(day)
    filing = _complete(dossier, found)
    _receive(dossier, found, in_force, filing, actor, calendars)
    if not Charge.objects.filter(dossier=dossier).exists():
        charge(dossier, found.content, filing)
    if found.process is not None:
        begin_work(dossier, found.process, actor=actor, calendars=calendars, rules=in_force.rules)
        tell_transfer(dossier, found.process, actor=actor)
    return dossier


def _receive(
    dossier: Dossier, found: Offered, in_force: RulesInForce, filing: Filing, actor: Actor, calendars: Calendars
) -> None:
    taken = accepted(found, filing.channel, dossier.competent_id, now(), in_force.rules, calendars)
    here = dossier.received_at or Organisation.objects.filter(pk=actor.organisation or 0).first() or dossier.competent
    due = f"{timezone.localtime(taken.times.due):%d/%m/%Y %H:%M}" if taken.times.due else None
    move(
        dossier,
        Act.RECEIVE,
        actor=actor,
        at=taken.at,
        times=replace(taken.times, requests=dossier.requests),
        data={"procedure": dossier.procedure.code, "received_at": here.name, "due": due},
        version_of_procedure=found.version,
        process=found.process_version,
        rules=in_force.version,
        received_at=here,
        result_at=dossier.result_at or here,
        **accept_into(dossier, taken),
    )


def _complete(dossier: Dossier, found: Offered) -> Filing:
    """What was filed. Raises Invalid where something the case needs isn't there."""
    there = Paper.objects.filter(dossier=dossier, present=True)
    filing = Filing(
        applicant=Applicant(dossier.applicant_name),
        channel=Channel(dossier.channel),
        case=dossier.case,
        papers=tuple(PaperGiven(one.key, one.originals or 1, one.copies, one.reused_id) for one in there),
    )
    if lacking := missing(filing, found.content):
        names = "; ".join(lacking)
        raise Invalid({"": f"Còn thiếu: {names}. Yêu cầu bổ sung một lần đủ các giấy tờ này."})
    return filing
