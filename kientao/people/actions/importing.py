"""The register from a spreadsheet: tried first, then kept whole or not at all."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.refusal import require
from kientao.base.sheets.guard import SheetRefused
from kientao.base.sheets.table import CellProblem, read_table
from kientao.people.actions.changing import change, differs
from kientao.people.actions.keeping import ids_of, insert, link, written_at_once
from kientao.people.models import Organisation
from kientao.people.policies.organisations import may_edit_organisations
from kientao.people.rules.organisation_sheet import COLUMNS, OrganisationSheet, check_places, read_organisations


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """Codes by what happens, or would happen, to them; nothing was kept when there are errors or it was a trial."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    links: int = 0
    errors: tuple[CellProblem, ...] = ()
    kept: bool = False
    sha256: str = ""


def import_organisations(*, actor: Actor, content: bytes, dry_run: bool) -> ImportOutcome:
    """The sheet of an .xlsx file that has the columns of `rules.organisation_sheet`.

    New codes are added, known ones get what the sheet says (an empty cell says nothing), the rest of the register
    stays. The same file twice changes nothing the second time. Raises NotAllowed, ChangedMeanwhile.
    """
    require(may_edit_organisations(actor))
    digest = hashlib.sha256(content).hexdigest()
    try:
        table = read_table(content, COLUMNS)
    except SheetRefused as error:
        return ImportOutcome(errors=(CellProblem(1, "", "", str(error)),), sha256=digest)
    sheet = read_organisations(table)
    with written_at_once():
        check_places(sheet, _parents())
        if sheet.problems:
            return ImportOutcome(errors=sheet.problems, sha256=digest)
        kept = _kept(sheet)
        new = [entry for entry in sheet.entries if entry.code not in kept]
        changed = [entry for entry in sheet.entries if entry.code in kept and differs(kept[entry.code], entry)]
        outcome = ImportOutcome(
            tuple(entry.code for entry in new),
            tuple(entry.code for entry in changed),
            len(sheet.entries) - len(new) - len(changed),
            len(sheet.handovers),
            sha256=digest,
        )
        if dry_run:
            return outcome
        insert(new, ())
        change([(kept[entry.code], entry) for entry in changed])
        links = link(sheet.handovers)
        if new or changed or links:
            _record(actor, outcome, links)
    return ImportOutcome(outcome.new, outcome.changed, outcome.unchanged, links, (), True, digest)


def _kept(sheet: OrganisationSheet) -> dict[str, Organisation]:
    codes = {entry.code for entry in sheet.entries} | {entry.parent for entry in sheet.entries}
    codes |= {one.successor for one in sheet.handovers}
    ids = ids_of(codes - {""}).values()
    rows = (
        Organisation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("parent")
        .prefetch_related("names")
        .in_bulk(list(ids))
    )
    return {row.code: row for row in rows.values()}


def _parents() -> dict[str, str]:
    return {code: above or "" for code, above in Organisation.objects.values_list("code", "parent__code")}


def _record(actor: Actor, outcome: ImportOutcome, links: int) -> None:
    record(
        actor=actor,
        action="import_organisations",
        subject="Organisation",
        data={
            "sha256": outcome.sha256,
            "new": len(outcome.new),
            "changed": len(outcome.changed),
            "unchanged": outcome.unchanged,
            "links": links,
            "changed_codes": _some(outcome.changed),
        },
    )


def _some(codes: Sequence[str]) -> str:
    return ", ".join(codes[:200])
