"""One task or target as somebody types it, read by the very functions that read a row of a decision.

For corrections, for tasks added by hand and for rows of a workbook: what the office may write in an annex, it may write
in a form. Values typed stand in no document, so their spans mean nothing; write them with `task_as_json`.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kientao.compiler.draft import Agency, DatePeriod, OtherRole, Target, Task
from kientao.compiler.grammar.deadline import read_deadline
from kientao.compiler.items.context import Items
from kientao.compiler.items.deadlines import read_deadlines
from kientao.compiler.items.deliverables import read_deliverables
from kientao.compiler.items.roles import Roles, read_roles
from kientao.compiler.items.table_tasks import quoted, settle_executing, task_words
from kientao.compiler.items.targets import Where, read_targets
from kientao.compiler.marks.columns import Role
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.period import Period
from kientao.kernel.span import Span

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class RowWords:
    """What was typed, field by field; entries of a list stand on lines of their own.

    `others` may name roles: "Tổng hợp: Sở Nội vụ"; without a name the role is "thực hiện". A deadline may say what it
    is for: "Kế hoạch: Quý I/2026".
    """

    number: str = ""
    text: str = ""
    goal: str = ""
    deliverables: str = ""
    lead: str = ""
    coordinating: str = ""
    others: str = ""
    deadlines: str = ""
    budget: str = ""
    note: str = ""


@lru_cache(maxsize=64)  # whoever reads a row asks next what was wrong with it
def read_row(words: RowWords, period: Period | None, identifier: str = "r") -> Task:
    """The task the words say; its text is empty when nothing was typed there.

    `period` is the plan's: a deadline without a year takes its year when it has only one.
    """
    deliverables = read_deliverables(identifier, _lines(words.deliverables))
    lead, coordinating, others = _parties(words.lead, words.others, words.coordinating)
    said = task_words(_lines(words.text), words.number.strip() or None)
    text, number = said if said is not None else (Excerpt("", (), ""), words.number.strip() or None)
    read = read_deadlines(_lines(words.deadlines), _year(period), deliverables)
    return Task(
        identifier,
        "table",
        text.text,
        (),
        number=number,
        goal=quoted(_lines(words.goal)),
        deliverables=deliverables,
        lead=lead,
        coordinating=coordinating,
        others=others,
        deadlines=tuple(entry.deadline for entry in read),
        budget=quoted(_lines(words.budget)),
        note=quoted(_lines(words.note)),
    )


def read_target_words(text: str, period: Period | None) -> tuple[Target, ...]:
    """The quantified statements in the words, in order; empty where they state none."""
    years = DatePeriod(period.first, period.last) if period is not None else None
    items = Items(period=years)
    for line in _lines(text):
        read_targets(items, line, Where(None, "objective"))
    return tuple(items.targets)


def unread_deadlines(task: Task) -> tuple[str, ...]:
    """Words of the deadlines that could not be read as a time."""
    return tuple(
        deadline.text
        for deadline in task.deadlines
        if deadline.kind == "unknown" and not read_deadline(deadline.text, None).understood
    )


def unknown_agencies(agencies: Sequence[Agency]) -> tuple[str, ...]:
    """Words that name nobody the grammar knows."""
    return tuple(agency.text for agency in agencies if agency.kind == "unknown")


@lru_cache(maxsize=4096)  # the rows of a workbook name the same agencies again and again
def _parties(
    lead: str, others: str, coordinating: str
) -> tuple[tuple[Agency, ...], tuple[Agency, ...], tuple[OtherRole, ...]]:
    """Who leads, who coordinates, who else."""
    roles = Roles()
    typed: tuple[tuple[str, Role], ...] = ((lead, "lead"), (others, "executing"), (coordinating, "coordinating"))
    for said, column in typed:
        read_roles(roles, _lines(said), column)
    if not roles.lead:
        settle_executing(roles)
    return tuple(roles.lead), tuple(roles.coordinating), tuple(roles.others)


def _year(period: Period | None) -> int | None:
    return period.first.year if period is not None and period.first.year == period.last.year else None


def _lines(typed: str) -> list[Excerpt]:
    text = _CONTROL.sub(" ", unicodedata.normalize("NFC", typed))
    lines = (Excerpt.of(line, (Span(0, len(line)),)) for line in text.splitlines())
    return [line for line in lines if line]
