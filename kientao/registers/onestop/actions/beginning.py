"""Begins steps of a dossier: at which agency, by whom, from when, until when."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max

from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.kernel.key import key as match_key
from kientao.kernel.working_time import add_minutes
from kientao.people.models import Organisation, Posting
from kientao.registers.onestop.models import Dossier, PostOfStep, StepRun
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.rules.process import Place, Step


def unsaved_runs(
    dossier: Dossier, steps: Iterable[Step], *, started: datetime, giver: str, calendars: Calendars, number: int
) -> list[StepRun]:
    """A run for each step, the first with that number, to be saved by whoever asks. Raises Invalid when a step's agency
    is not there any more."""
    runs = []
    for at, step in enumerate(steps, number):
        organisation = _organisation(dossier, step)
        post = _post(organisation, step.post)
        run = StepRun(
            dossier=dossier,
            number=at,
            key=step.key,
            title=step.title,
            kind=step.kind.value,
            organisation=organisation,
            post_words=step.post,
            post_id=post,
            officer_id=_only_holder(post),
            minutes=step.minutes,
            started=started,
            due=add_minutes(calendars.of(organisation.pk), started, step.minutes) if step.minutes else None,
            giver=giver,
        )
        runs.append(run)
    return runs


def step_number(dossier: Dossier) -> int:
    """Of the step that begins next."""
    last: int | None = StepRun.objects.filter(dossier=dossier).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _organisation(dossier: Dossier, step: Step) -> Organisation:
    if step.place is Place.RECEPTION:
        return dossier.received_at or dossier.competent
    if step.place is Place.COMPETENT:
        return dossier.competent
    found = Organisation.objects.on(today()).filter(code=step.agency).first()
    if found is None:
        raise Invalid(
            {
                "": f"Bước «{step.title}» giao cho cơ quan «{step.agency_words or step.agency}» không còn hoạt động: "
                "đề nghị cơ quan chủ trì sửa quy trình."
            }
        )
    return found


def _post(organisation: Organisation, words: str) -> int | None:
    if not words:
        return None
    answers = PostOfStep.objects.filter(organisation=organisation, key=match_key(words))
    return answers.values_list("post", flat=True).first()


def _only_holder(post: int | None) -> int | None:
    """Whoever sits there alone: nobody has to hand it to them."""
    if post is None:
        return None
    holders = list(Posting.objects.on(today()).filter(post=post).values_list("officer_id", flat=True)[:2])
    return holders[0] if len(holders) == 1 else None
