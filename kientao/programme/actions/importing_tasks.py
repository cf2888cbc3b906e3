"""Tasks from a workbook into a plan or ledger: tried first, then taken whole or not at all, each file once."""

import hashlib
from dataclasses import dataclass

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import now, today
from kientao.base.refusal import require
from kientao.base.sheets.guard import SheetRefused
from kientao.base.sheets.table import CellProblem, Table, read_table
from kientao.kernel.period import Period
from kientao.people.queries.directory import Directory
from kientao.programme.actions.steering import add_tasks
from kientao.programme.models import Plan, TaskImport
from kientao.programme.policies.work import may_follow
from kientao.programme.queries.meanings import RegisterMeanings
from kientao.programme.rules.adoption import Outlook, outlook
from kientao.programme.rules.shape import task_shapes
from kientao.programme.rules.task_sheet import COLUMNS, EmptySheet, TaskSheet, read_tasks


@dataclass(frozen=True, slots=True)
class Imported:
    """What was, or would be, made; nothing was when there are `errors`, it was a trial, or the file came `earlier`."""

    made: Outlook | None = None
    errors: tuple[CellProblem, ...] = ()
    earlier: TaskImport | None = None
    kept: bool = False
    sha256: str = ""


def import_tasks(*, actor: Actor, plan_id: int, content: bytes, name: str, dry_run: bool) -> Imported:
    """Reads the sheet with the columns of `rules.task_sheet`. The same file again changes nothing.

    Raises NotAllowed.
    """
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        rows = Plan.objects.select_related("owner")
        plan = (rows if dry_run else rows.select_for_update(of=("self",), no_key=True)).get(pk=plan_id)
        require(may_follow(actor, plan))
        earlier = TaskImport.objects.filter(plan=plan, sha256=digest).first()
        if earlier is not None:
            return Imported(earlier=earlier, sha256=digest)
        meanings = meanings_today(plan)
        table, sheet = _read(content, plan, meanings)
        if table.problems:
            problems = tuple(sorted(table.problems, key=lambda one: (one.row, len(one.column), one.column)))
            return Imported(errors=problems, sha256=digest)
        made = outlook(task_shapes(sheet.tasks, _period(plan), meanings))
        if dry_run:
            return Imported(made, sha256=digest)
        add_tasks(
            actor=actor,
            plan_id=plan.pk,
            tasks=sheet.tasks,
            meanings=meanings,
            origin="workbook",
            document=name[-250:],
            sections=sheet.sections,
            details={"sha256": digest},
        )
        TaskImport.objects.create(plan=plan, sha256=digest, name=name[-255:], tasks=made.tasks, at=now(), by=actor.name)
    return Imported(made, kept=True, sha256=digest)


def meanings_today(plan: Plan) -> RegisterMeanings:
    """Whom phrases mean among the agencies that exist today; a unit's own plan names its own first."""
    issuer = plan.owner_id if plan.owner_id != plan.province_id else None
    return RegisterMeanings(Directory.load(plan.province_id, today(), issuer), {})


def _read(content: bytes, plan: Plan, meanings: RegisterMeanings) -> tuple[Table, TaskSheet]:
    """A file that can't be read at all is a table with one problem."""
    try:
        table = read_table(content, COLUMNS)
        return table, read_tasks(table, _period(plan), meanings)
    except SheetRefused as refused:
        return Table("", 1, problems=[CellProblem(1, "", "", str(refused))]), TaskSheet((), ())
    except EmptySheet:
        words = "Bảng chưa có dòng nào dưới dòng tiêu đề."
        return Table("", 1, problems=[CellProblem(1, "", "", words)]), TaskSheet((), ())


def _period(plan: Plan) -> Period:
    return Period(plan.first_day, plan.last_day)
