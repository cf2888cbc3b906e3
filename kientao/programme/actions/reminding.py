"""Reminds everybody of what waits for them: each step once, many things in one notice."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db import transaction
from django.urls import reverse

from kientao.base.actor import SYSTEM, Actor
from kientao.base.audit import record
from kientao.base.calendar.days import office_calendar
from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.kernel.decision import ALLOWED, Decision, refused
from kientao.people.models import Organisation
from kientao.people.roles import Role
from kientao.people.waiting import waiting_on
from kientao.programme.actions.telling import notice, tell_each
from kientao.programme.addresses import assignment_page, task_page
from kientao.programme.models import Assignment, Notice, Reminder
from kientao.programme.queries.holders import Holders
from kientao.programme.queries.to_remind import Terms, Waiting, programme_offices, terms_of_plans, told, waiting
from kientao.programme.rules.reminding import About, Place, Step, reaches, steps_due, steps_of
from kientao.programme.rules.reminding_words import Said, kind_of, reminder_words, title_of

_BEFORE, _AFTER = timedelta(days=180), timedelta(days=60)  # how far the calendar must reach around today
_BATCH = 5000
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many steps were told, and how many notices that made."""

    steps: int
    notices: int


Due = tuple[Waiting, Step]
_Group = tuple[int, int, str, int]  # account, organisation it is told for, code of the step, whose things


def may_remind(actor: Actor) -> Decision:
    """Have everybody reminded: the program itself, every day; whoever runs it, when it was off."""
    if actor == SYSTEM or actor.holds(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE):
        return ALLOWED
    return refused("Hệ thống tự nhắc hằng ngày; quản trị hệ thống hoặc cơ quan thường trực chạy lại được.")


def remind(*, actor: Actor) -> Reminded:
    """Tells what is due today and wasn't told. Run twice, it tells nothing the second time. Raises NotAllowed.

    One transaction for each plan: a run that is cut off is taken up by the next, and no step is told twice.
    """
    require(may_remind(actor))
    day = today()
    offices = programme_offices(day)
    run = _Run(day, terms_of_plans(offices), offices, Holders.on(day))
    reached = reaches(day, office_calendar(day - _BEFORE, day + _AFTER))
    steps = notices = 0
    for about in About:
        for _, dues in groupby(_due(about, day, reached), key=lambda due: due[0].plan):
            made = _tell(run, list(dues), actor)
            steps, notices = steps + made.steps, notices + made.notices
    return Reminded(steps, notices + _tell_of_registers(run, actor))


@dataclass(frozen=True, slots=True)
class _Run:
    day: date
    terms: dict[int, Terms]
    offices: dict[int, int]
    holders: Holders

    def told(self, one: Waiting, step: Step) -> dict[int, int | None]:
        """Account → the organisation it is told for."""
        audience, officer = step.audience, one.officer if step.audience.officer else None
        place, terms = audience.place, self.terms.get(one.plan or 0)
        if place is Place.LEADERS and terms is not None and terms.vice_chair is not None:
            found = self.holders.told([terms.province], (), terms.vice_chair)
            if found:
                return found
        where = self._where(place, one, terms)
        if where is None:
            return {}
        return self.holders.told([where], audience.roles, officer) or self.holders.told([where], audience.else_roles)

    def _where(self, place: Place, one: Waiting, terms: Terms | None) -> int | None:
        if place is Place.AGENCY:
            return one.agency
        if place is Place.HOLDER:
            return self.offices.get(one.holder, one.holder) if one.about is About.REVIEW else one.holder
        if terms is None or terms.own:
            return None
        return terms.office if place is Place.OFFICE else terms.province


def _due(about: About, day: date, reached: dict[str, date]) -> Iterator[Due]:
    before = told(about)
    latest = max(reached[step.code] for step in steps_of(about))
    for one in list(waiting(about, latest)):
        for step in steps_due(about, one.anchor, day, reached, before.get((one.subject, one.anchor), ())):
            yield one, step


@transaction.atomic
def _tell(run: _Run, dues: Sequence[Due], actor: Actor) -> Reminded:
    """One plan's, with its entry in the trail. Who would be told of one thing by several steps is told by the last."""
    highest: dict[tuple[int, int], tuple[int | None, Due]] = {}
    people: list[int] = []
    heard: dict[tuple[object, ...], dict[int, int | None]] = {}
    for one, step in dues:
        place = (step.audience, one.agency, one.holder, one.officer)
        if place not in heard:
            heard[place] = run.told(one, step)
        accounts = heard[place]
        people.append(len(accounts))
        for account, organisation in accounts.items():
            highest[account, one.subject] = (organisation, (one, step))
    groups: dict[_Group, tuple[int | None, list[Due]]] = {}
    for (account, _), (organisation, due) in highest.items():
        key = (account, organisation or 0, due[1].code, _whose(due))
        groups.setdefault(key, (organisation, []))[1].append(due)
    Reminder.objects.bulk_create(
        (_reminder(one, step, count, run.day) for (one, step), count in zip(dues, people, strict=True)),
        ignore_conflicts=True,
        batch_size=_BATCH,
    )
    made = Reminded(len(dues), tell_each(_notices(groups, run.day)))
    said = {"plan": dues[0][0].plan, "steps": made.steps, "notices": made.notices}
    record(actor=actor, action="remind", subject=f"Reminders {run.day}", data=said)
    return made


@transaction.atomic
def _tell_of_registers(run: _Run, actor: Actor) -> int:
    """What registers say waits for somebody; with one entry in the trail where anybody was told."""
    found = [
        notice(account, organisation, key=one.key, kind=one.kind, words=one.words, href=one.href)
        for one in waiting_on(run.day)
        for account, organisation in run.holders.told([one.organisation], one.roles, one.officer).items()
    ]
    before = set(Notice.objects.filter(key__in={one.key for one in found}).values_list("account", "key"))
    made = tell_each(one for one in found if (one.account_id, one.key) not in before)
    if made:
        record(actor=actor, action="remind", subject=f"Reminders {run.day}", data={"notices": made})
    return made


def _whose(due: Due) -> int:
    """Things of one's own agency stand in one notice; so do those of all agencies for whoever follows them."""
    one, step = due
    return one.agency if step.audience.place is Place.AGENCY else 0


def _reminder(one: Waiting, step: Step, people: int, day: date) -> Reminder:
    return Reminder(
        about=one.about,
        subject=one.subject,
        assignment_id=one.assignment,
        step=step.code,
        anchor=one.anchor,
        told_on=day,
        people=people,
    )


def _notices(groups: dict[_Group, tuple[int | None, list[Due]]], day: date) -> Iterator[Notice]:
    named = [due for _, dues in groups.values() for due in dues[:_NAMED]]
    titles = _titles({one.assignment for one, _ in named if one.assignment and not one.title})
    names = dict(Organisation.objects.filter(pk__in={one.agency for one, _ in named}).values_list("pk", "name"))
    for (account, _, code, _), (organisation, dues) in groups.items():
        step = dues[0][1]
        things = [_said(one, titles, names) for one, _ in dues[:_NAMED]]
        agencies = len({one.agency for one, _ in dues})
        yield notice(
            account,
            organisation,
            key=f"remind:{code}:{_mark(dues)}",
            kind=kind_of(step),
            words=reminder_words(step, day, things, len(dues), agencies),
            href=_href(step, [one for one, _ in dues]),
        )


def _titles(assignments: set[int]) -> dict[int, str]:
    """Of each its product and its task: "Báo cáo" alone says nothing."""
    found: dict[int, str] = {}
    wanted = sorted(assignments)
    for first in range(0, len(wanted), 900):
        rows = Assignment.objects.filter(pk__in=wanted[first : first + 900]).order_by()
        for pk, *words in rows.values_list("pk", "deliverable__text", "occurrence", "task__text"):
            found[pk] = title_of(*words)
    return found


def _said(one: Waiting, titles: dict[int, str], names: dict[int, str]) -> Said:
    return Said(one.title or titles.get(one.assignment or 0, ""), names.get(one.agency, ""), one.anchor)


def _mark(dues: Iterable[Due]) -> str:
    """The same for the same things with the same anchors: two runs at once give one notice."""
    said = ",".join(sorted(f"{one.about}{one.subject}@{one.anchor}" for one, _ in dues))
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def _href(step: Step, things: Sequence[Waiting]) -> str:
    one = things[0]
    if len(things) == 1 and one.task is not None:
        if one.about is About.DIFFICULTY:
            return f"{task_page(one.task)}#vuong-mac-{one.subject}"
        return assignment_page(Assignment(pk=one.assignment, task_id=one.task))
    if step.about is About.REVIEW:
        return reverse("review", args=[one.subject])
    if step.about is About.WORK and step.audience.place in (Place.OFFICE, Place.LEADERS):
        return reverse("letters")
    return reverse("to-accept" if step.about is About.PRODUCT else "my-work")
