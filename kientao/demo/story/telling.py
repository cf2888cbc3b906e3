"""Tells the story: each event becomes the action it stands for, on its day."""

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cached_property
from zoneinfo import ZoneInfo

from kientao.base.actor import Actor
from kientao.base.clock import moved_to
from kientao.demo.province.people import PEOPLE
from kientao.demo.province.settling import Province
from kientao.demo.story.event import Event, Work
from kientao.demo.story.evidence import handed_in
from kientao.programme.actions import deciding, delivering, extending, helping, steering
from kientao.programme.models import Assignment, Difficulty, Extension, Party, Plan
from kientao.programme.rules.states import State

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
_APART = datetime.timedelta(minutes=6)


def on(day: str, turn: int = 0, *, hour: int = 8) -> AbstractContextManager[None]:
    """Inside, it is the ISO date, from that hour on, six minutes later with every turn."""
    moment = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(hour), HANOI)
    return moved_to(moment + turn * _APART)


class Teller:
    """Knows the province and the plan the events speak of: the one of the `owner` with these words in its title."""

    def __init__(self, province: Province, title: str, owner: str = "KA") -> None:
        self._province, self._title, self._owner = province, title, owner

    def tell(self, event: Event, turn: int) -> None:
        """Carries the event out. Whatever the action refuses is a mistake in the story and ends it."""
        with on(event.day, turn):
            try:
                _VERBS[event.verb](self, event, self._province.actor(event.who))
            except Exception as wrong:
                wrong.add_note(f"while telling {event}")
                raise

    @cached_property
    def _plan(self) -> Plan:
        return Plan.objects.get(title__contains=self._title, owner=self._province.organisations[self._owner])

    def work(self, event: Event, actor: Actor) -> Assignment:
        """The assignment the event speaks of."""
        work = event.work
        owing = self._province.organisations[work.at].pk if work.at else actor.organisation
        rows = Assignment.objects.filter(
            plan=self._plan,
            task__text__contains=work.task,
            deliverable__text__contains=work.product,
            organisation=owing,
        )
        rows = rows.filter(occurrence__contains=work.time) if work.time else rows
        return rows.exclude(state=State.DROPPED).get()

    def task(self, work: Work) -> int:
        """The task in force the words speak of."""
        return self._plan.tasks.get(text__contains=work.task, until__isnull=True).pk

    @property
    def province(self) -> Province:
        """Where it happens."""
        return self._province


_Told = Callable[[Teller, Event, Actor], object]


def _day(iso: str) -> datetime.date:
    return datetime.date.fromisoformat(iso)


def _prepare(teller: Teller, event: Event, actor: Actor) -> None:
    work = teller.work(event, actor)
    delivering.prepare(
        actor=actor,
        assignment_id=work.pk,
        version=work.version,
        evidence=[handed_in(actor, piece) for piece in event.evidence],
        note=event.words,
    )


def _hand_in(teller: Teller, event: Event, actor: Actor) -> None:
    work = teller.work(event, actor)
    delivering.hand_in(
        actor=actor,
        assignment_id=work.pk,
        version=work.version,
        evidence=[handed_in(actor, piece) for piece in event.evidence] or None,
        note=event.words,
    )


def _submit(teller: Teller, event: Event, actor: Actor) -> None:
    work = teller.work(event, actor)
    delivering.submit_for_signature(
        actor=actor,
        assignment_id=work.pk,
        version=work.version,
        submitted_on=_day(event.day),
        holder=event.words,
        held_by=teller.province.committee,
        document=event.document,
    )


def _ask_time(teller: Teller, event: Event, actor: Actor) -> None:
    work = teller.work(event, actor)
    difficulty = Difficulty.objects.filter(assignment=work).last()
    extending.ask_extension(
        actor=actor,
        assignment_id=work.pk,
        version=work.version,
        asked_due=_day(event.until),
        reason=event.words,
        difficulty=difficulty,
    )


def _grant(teller: Teller, event: Event, actor: Actor) -> None:
    asked = Extension.objects.get(assignment=teller.work(event, actor), state="waiting")
    extending.grant_extension(
        actor=actor,
        extension_id=asked.pk,
        granted_due=_day(event.until),
        document_number=event.document,
        document_date=_day(event.day) if event.document else None,
        answer=event.words,
    )


def _refuse(teller: Teller, event: Event, actor: Actor) -> None:
    asked = Extension.objects.get(assignment=teller.work(event, actor), state="waiting")
    extending.refuse_extension(
        actor=actor,
        extension_id=asked.pk,
        answer=event.words,
        document_number=event.document,
        document_date=_day(event.day) if event.document else None,
    )


def _raise(teller: Teller, event: Event, actor: Actor) -> None:
    """On one's own work, or as a coordinator on the task alone; `to` is the agency it is about."""
    lead = not event.work.at
    helping.raise_difficulty(
        actor=actor,
        task_id=teller.task(event.work),
        text=event.words,
        assignment=teller.work(event, actor) if lead else None,
        about=teller.province.organisations[event.to[0]] if event.to else None,
    )


def _answer(teller: Teller, event: Event, actor: Actor) -> None:
    asked = Difficulty.objects.get(task=teller.task(event.work), state="open", organisation__code=f"KA.{event.work.at}")
    helping.answer_difficulty(actor=actor, difficulty_id=asked.pk, version=asked.version, answer=event.words)


def _close(teller: Teller, event: Event, actor: Actor) -> None:
    asked = Difficulty.objects.get(task=teller.task(event.work), state="answered", organisation=actor.organisation)
    helping.close_difficulty(actor=actor, difficulty_id=asked.pk, version=asked.version)


def _contribute(teller: Teller, event: Event, actor: Actor) -> None:
    pieces = [handed_in(actor, piece) for piece in event.evidence]
    helping.contribute(actor=actor, task_id=teller.task(event.work), text=event.words, evidence=pieces)


def _distribute(teller: Teller, event: Event, actor: Actor) -> None:
    work, officer = teller.work(event, actor), teller.province.officers[event.to[0]]
    division = work.organisation.divisions.filter(name=PEOPLE[event.to[0]].division).first()
    delivering.distribute(
        actor=actor,
        assignment_id=work.pk,
        version=work.version,
        division_id=division.pk if division else None,
        officer_id=officer.pk,
    )


def _name(teller: Teller, event: Event, actor: Actor) -> None:
    party = Party.objects.get(task=teller.task(event.work), is_open=True)
    agencies = [teller.province.organisations[one] for one in event.to]
    steering.name_agencies(actor=actor, party_id=party.pk, organisations=agencies)


def _set_date(teller: Teller, event: Event, actor: Actor) -> None:
    work = teller.work(event, actor)
    steering.set_waiting_date(
        actor=actor,
        assignment_id=work.pk,
        version=work.version,
        due=_day(event.until),
        document=event.document,
    )


def _drop(teller: Teller, event: Event, actor: Actor) -> None:
    work = teller.work(event, actor)
    steering.drop(actor=actor, assignment_id=work.pk, version=work.version, reason=event.words, document=event.document)


def _with_reason(action: Callable[..., object]) -> _Told:
    def told(teller: Teller, event: Event, actor: Actor) -> None:
        work = teller.work(event, actor)
        action(actor=actor, assignment_id=work.pk, version=work.version, reason=event.words)

    return told


def _accept(teller: Teller, event: Event, actor: Actor) -> None:
    work = teller.work(event, actor)
    deciding.accept(actor=actor, assignment_id=work.pk, version=work.version, note=event.words)


_VERBS: dict[str, _Told] = {
    "prepare": _prepare,
    "send back": _with_reason(delivering.send_back),
    "hand in": _hand_in,
    "submit": _submit,
    "withdraw": _with_reason(delivering.withdraw),
    "accept": _accept,
    "return": _with_reason(deciding.return_product),
    "reopen": _with_reason(deciding.reopen),
    "ask time": _ask_time,
    "grant": _grant,
    "refuse": _refuse,
    "raise": _raise,
    "answer": _answer,
    "close": _close,
    "contribute": _contribute,
    "distribute": _distribute,
    "name": _name,
    "set date": _set_date,
    "drop": _drop,
}
