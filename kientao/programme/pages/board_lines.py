"""Rows of work as lists, ledgers and exports show them, now or in the past: asked for by their keys alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kientao.people.models import Organisation
from kientao.programme.addresses import assignment_page
from kientao.programme.models import Assignment, Spell
from kientao.programme.queries.asof import Work
from kientao.programme.rules.status import Status, status_of
from kientao.programme.words import days_left_words, deadline_words, product_words
from kientao.ui.numbers import day

_PLACES = ("organisation", "receiver", "held_by")
_TOGETHER = ("task", "deliverable", "organisation", "receiver", "held_by", "section", "plan")
_OF_SPELL = tuple("assignment__deliverable" if one == "deliverable" else one for one in _TOGETHER)


@dataclass(frozen=True, slots=True)
class Line:
    """One row; `stood` is the assignment, with the past's values put over it where the past was asked for."""

    stood: Assignment
    status: Status

    @property
    def href(self) -> str:
        """The task's page, at this work."""
        return assignment_page(self.stood)

    @property
    def task_words(self) -> str:
        """ "12. Rà soát …"."""
        task = self.stood.task
        return f"{task.number}. {task.text}" if task.number else task.text

    @property
    def product(self) -> str:
        """What is owed."""
        return product_words(self.stood)

    @property
    def holder(self) -> str:
        """Who has it now; the signer by name."""
        if self.stood.held_by is None:
            return ""
        return self.stood.holder or self.stood.held_by.short_name or self.stood.held_by.name


def lines(work: Work, keys: Sequence[int], today: date) -> list[Line]:
    """The rows with these keys, in their order. Two queries: the few agencies of many rows are read once."""
    is_spell = work.model is Spell
    related = [one for one in (_OF_SPELL if is_spell else _TOGETHER) if one not in _PLACES]
    hidden = ("task__search", "task__spans", *(() if is_spell else ("deliverable__spans",)))
    manager: Any = work.model._default_manager
    found = {row.pk: row for row in manager.select_related(*related).defer(*hidden).filter(pk__in=keys)}
    wanted = {getattr(row, f"{place}_id") for row in found.values() for place in _PLACES}
    agencies: dict[int | None, Organisation] = {**Organisation.objects.in_bulk(wanted - {None})}
    for row in found.values():
        for place in _PLACES:
            setattr(row, place, agencies.get(getattr(row, f"{place}_id")))
    return [line_of(found[pk], today) for pk in keys]


def streamed(work: Work, today: date) -> Iterator[Line]:
    """All rows, some thousand at a time."""
    related = _OF_SPELL if work.model is Spell else _TOGETHER
    for row in work.select_related(*related).iterator(chunk_size=2000):
        yield line_of(row, today)


def line_of(row: Assignment | Spell, today: date) -> Line:
    """Its status is judged on the day, with the plan's own days before the deadline that are soon."""
    status = status_of(row, today, today + timedelta(days=row.plan.soon_days))
    return Line(_as_it_stood(row) if isinstance(row, Spell) else row, status)


def days_late(line: Line, today: date) -> int:
    """Days since the last good day; 0 for what isn't overdue."""
    if line.status is not Status.OVERDUE or line.stood.late_after is None:
        return 0
    return (today - line.stood.late_after).days


def due_words(line: Line, today: date) -> tuple[str, str]:
    """The deadline; beside it how far it is, and the original one where it was moved."""
    row = line.stood
    if row.current_due is None:
        return deadline_words(row, today), ""
    moved = row.original_due is not None and row.original_due != row.current_due
    said = [days_left_words(row, today), f"hạn ban đầu {day(row.original_due)}" if moved else ""]
    return day(row.current_due), " · ".join(filter(None, said))


def _as_it_stood(spell: Spell) -> Assignment:
    row = spell.assignment
    for name in ("state", "kind", "original_due", "current_due", "late_after", "decided_on"):
        setattr(row, name, getattr(spell, name))
    for name in ("organisation", "receiver", "held_by", "section", "plan", "task"):
        setattr(row, name, getattr(spell, name))
    row.correct_by, row.holder = None, ""
    return row
