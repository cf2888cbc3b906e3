"""Procedures from a file (.xlsx, .csv, or our own .json): tried first, then taken whole or not at all.

The same file again changes nothing. What a row changes becomes a draft, or a version published from a date.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.refusal import Invalid, require
from kientao.base.sheets.table import CellProblem
from kientao.ledger.waiting import changed, changed_many
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.procedures import lock_catalogue, new_version, show, stamp, write
from kientao.registers.onestop.actions.procedures_publishing import Publication, check_publication, end_before, put
from kientao.registers.onestop.facts.sources import PROCEDURES
from kientao.registers.onestop.models import Procedure, ProcedureVersion, VersionState
from kientao.registers.onestop.policies.procedures import may_keep
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.queries.procedures_file import Given, read_file, source_of
from kientao.registers.onestop.rules.procedure import Change, Content

_TOGETHER = 500
What = Literal["new", "changed", "same", "published"]


@dataclass(slots=True)
class Imported:
    """What was, or would be, made. Nothing was when there are `errors` or it was a trial."""

    counts: dict[What, int] = field(default_factory=lambda: {"new": 0, "changed": 0, "same": 0, "published": 0})
    errors: tuple[CellProblem, ...] = ()
    doubts: tuple[CellProblem, ...] = ()
    unused: tuple[str, ...] = ()
    kept: bool = False
    sha256: str = ""


def import_procedures(
    *,
    actor: Actor,
    content: bytes,
    name: str,
    owner: Organisation,
    publish: Publication | None = None,
    dry_run: bool,
) -> Imported:
    """Procedures of rows that name no owner are `owner`'s. Without `publish` all of it stays drafts.

    Raises NotAllowed, Invalid (for the terms of publishing).
    """
    require(may_keep(actor))
    if publish is not None:
        check_publication(publish)
    done = Imported(sha256=hashlib.sha256(content).hexdigest())
    with transaction.atomic():
        if not dry_run:
            lock_catalogue()
        there = _there(lock=not dry_run)
        file = read_file(content, name, {code: one.content for code, one in there.items()}, actor)
        done.errors, done.doubts, done.unused = tuple(file.problems), tuple(file.doubts), file.unused
        for one in file.given:
            _weigh(one, there, publish, done)
        if done.errors or dry_run:
            return replace(
                done, errors=tuple(sorted(done.errors, key=_place)), doubts=tuple(sorted(done.doubts, key=_place))
            )
        _keep(actor, file.given, there, owner, publish, source=source_of(name))
        done.kept = True
        if done.counts["new"] or done.counts["changed"] or done.counts["published"]:
            _recorded(actor, name, done)
    return done


@dataclass(slots=True)
class _There:
    """What the catalogue says of one procedure already."""

    procedure: Procedure
    newest: ProcedureVersion
    content: Content

    @property
    def is_draft(self) -> bool:
        return self.newest.state == VersionState.DRAFT


def _there(*, lock: bool) -> dict[str, _There]:
    """Everything, two queries."""
    procedures = Procedure.objects.order_by("pk")
    if lock:
        procedures = procedures.select_for_update(no_key=True)
    by_pk = {one.pk: one for one in procedures}
    found: dict[str, _There] = {}
    for version in ProcedureVersion.objects.order_by("procedure", "number"):
        procedure = by_pk.get(version.procedure_id)
        if procedure is not None:
            version.procedure = procedure
            found[procedure.code] = _There(procedure, version, content_of(version))
    return found


def _weigh(one: Given, there: Mapping[str, _There], publish: Publication | None, done: Imported) -> What:
    """What becomes of it, counted; what can't become anything joins the errors."""
    known = there.get(one.code)
    what: What = "new" if known is None else "same" if known.content == one.content else "changed"
    if known is not None and what == "changed" and known.is_draft and known.newest.source == "typed":
        message = (
            f"Thủ tục {one.code} đang có bản dự thảo do {known.newest.changed_by} soạn: công bố hoặc bỏ bản đó trước."
        )
        done.errors += (CellProblem(one.row, "", "", message),)
    if known is not None and what == "same" and known.is_draft and publish is not None:
        what = "published"
    if publish is not None and known is not None and what in ("changed", "published"):
        try:
            _check_day(known, publish)
        except Invalid as wrong:
            done.errors += (CellProblem(one.row, "", "", f"Thủ tục {one.code}: {wrong}"),)
    done.counts[what] += 1
    return what


def _check_day(known: _There, publish: Publication) -> None:
    held = known.newest
    if known.is_draft:
        before = known.procedure.versions.exclude(state=VersionState.DRAFT).order_by("-number").first()
        if before is None:
            return
        held = before
    if held.valid_from is not None and publish.valid_from <= held.valid_from:
        raise Invalid({"": f"bản trước có hiệu lực từ {held.valid_from:%d/%m/%Y}, chọn ngày sau ngày đó."})


def _keep(
    actor: Actor,
    given: Iterable[Given],
    there: Mapping[str, _There],
    owner: Organisation,
    publish: Publication | None,
    *,
    source: str,
) -> None:
    fresh: list[tuple[Procedure, ProcedureVersion]] = []
    for one in given:
        known = there.get(one.code)
        if known is None:
            procedure = Procedure(code=one.code, owner=one.owner or owner, internal=bool(one.internal))
            show(procedure, one.content)
            version = new_version(actor, procedure, 1, Change.NEW, one.content, source)
            _settled(version, one, publish, actor)
            fresh.append((procedure, version))
        elif known.content != one.content or (known.is_draft and publish is not None):
            _change(actor, one, known, publish, source)
    Procedure.objects.bulk_create([procedure for procedure, _ in fresh], batch_size=_TOGETHER)
    for procedure, version in fresh:
        version.procedure = procedure
    ProcedureVersion.objects.bulk_create([version for _, version in fresh], batch_size=_TOGETHER)
    changed_many(PROCEDURES, [procedure.pk for procedure, _ in fresh])


def _change(actor: Actor, one: Given, known: _There, publish: Publication | None, source: str) -> None:
    if known.is_draft:
        version = known.newest
        write(version, one.content)
        stamp(version, actor)
        version.version += 1
    else:
        version = new_version(actor, known.procedure, known.newest.number + 1, Change.AMENDED, one.content, source)
    if publish is not None:
        end_before(known.procedure, publish.valid_from)
    _settled(version, one, publish, actor)
    version.save()
    changed(PROCEDURES, known.procedure.pk)
    if publish is not None or not known.procedure.versions.exclude(pk=version.pk).exists():
        show(known.procedure, one.content)
        known.procedure.version += 1
        known.procedure.save()


def _settled(version: ProcedureVersion, one: Given, publish: Publication | None, actor: Actor) -> None:
    """Published by the terms, or left a draft that remembers the decision its row named."""
    named = one.decision
    if publish is not None:
        put(version, replace(publish, ministry_decision=publish.ministry_decision or named), actor)
    elif named:
        version.ministry_decision = named


def _place(problem: CellProblem) -> tuple[int, int, str]:
    return problem.row, len(problem.column), problem.column


def _recorded(actor: Actor, name: str, done: Imported) -> None:
    record(
        actor=actor,
        action="import_procedures",
        subject=f"File {done.sha256[:12]}",
        data={"sha256": done.sha256, "name": name[-200:]} | {str(what): count for what, count in done.counts.items()},
    )
