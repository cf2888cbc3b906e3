"""Hands a dossier over to another agency (liên thông): a leg is a dossier of its own, which the step waits for."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.refusal import Invalid
from kientao.registers.onestop.actions.accepting import accepted
from kientao.registers.onestop.actions.beginning import step_number, unsaved_runs
from kientao.registers.onestop.actions.making import Places, make_dossier
from kientao.registers.onestop.models import Dossier, Procedure, StepRun
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.offered import offered
from kientao.registers.onestop.queries.rules_in_force import rules_of
from kientao.registers.onestop.rules.codes import leg_code
from kientao.registers.onestop.rules.given import Applicant, Filing
from kientao.registers.onestop.rules.procedure import Channel
from kientao.registers.onestop.rules.process import Step, StepKind


def start_steps(
    dossier: Dossier,
    steps: Iterable[Step],
    *,
    actor: Actor,
    started: datetime,
    calendars: Calendars,
    done: Sequence[StepRun] | None = None,
) -> list[StepRun]:
    """Begins steps; one that hands over to another agency's procedure opens a leg there and waits for it.

    For a dossier without any yet `done` is what is written with them: they are numbered on from there.
    """
    chosen = list(steps)
    first = step_number(dossier) if done is None else len(done) + 1
    runs = unsaved_runs(dossier, chosen, started=started, giver=actor.name, calendars=calendars, number=first)
    StepRun.objects.bulk_create([*(done or ()), *runs])
    for step, run in zip(chosen, runs, strict=True):
        if step.kind is StepKind.HAND_OVER and step.procedure:
            run.waits_for = _leg(dossier, step, run, actor, started, calendars)
            run.save(update_fields=["waits_for"])
    return runs


def _leg(dossier: Dossier, step: Step, run: StepRun, actor: Actor, started: datetime, calendars: Calendars) -> Dossier:
    procedure = Procedure.objects.filter(code=step.procedure).first()
    if procedure is None:
        raise Invalid(
            {
                "": f"Bước «{step.title}» liên thông theo thủ tục {step.procedure} không có trong danh mục. "
                "Đề nghị cơ quan chủ trì sửa quy trình."
            }
        )
    day = timezone.localdate(started)
    found = offered(procedure.pk, run.organisation, day)
    filing = Filing(Applicant(dossier.applicant_name), Channel(dossier.channel), subject=dossier.subject)
    taken = accepted(found, filing.channel, run.organisation.pk, started, rules_of(dossier.rules), calendars)
    number = Dossier.objects.filter(parent=dossier).count() + 1
    leg = make_dossier(
        actor=actor,
        code=leg_code(dossier.code, number),
        filing=filing,
        offered=found,
        places=Places(competent=run.organisation, received_at=run.organisation),
        filed=started,
        rules=dossier.rules,
        accepted=taken,
        parent=dossier,
    )
    if found.process is not None:
        start_steps(leg, [found.process.first], actor=actor, started=started, calendars=calendars)
    return leg
