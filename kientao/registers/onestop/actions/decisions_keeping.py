"""Keeps a compiled decision: its text and draft, an item for each procedure and process, the agencies it names."""

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid, require
from kientao.compiler.procedure_draft import ProcedureDraft
from kientao.compiler.procedures.from_json import procedures_from_json
from kientao.compiling.outcome import Compiled, SecretDocument
from kientao.documents.secrecy import secrecy_mark
from kientao.people.kinds import Kind
from kientao.people.queries.directory import Directory
from kientao.people.queries.organisations import province_id_of
from kientao.people.rules.directory import DirectoryOfDay
from kientao.people.rules.match import Match, Outcome
from kientao.registers.onestop.models import DecisionAgency, DecisionItem, ItemKind, ProcedureDecision
from kientao.registers.onestop.policies.decisions import may_bring_decision
from kientao.registers.onestop.policies.procedures import keeps_catalogue
from kientao.registers.onestop.rules.as_json import as_json
from kientao.registers.onestop.rules.decision_agencies import Means, phrase_key, phrases
from kientao.registers.onestop.rules.from_decision import (
    ProposedProcedure,
    ProposedProcess,
    owner_words,
    procedure_from,
    processes_from,
)
from kientao.registers.onestop.rules.step_kind import at_the_counter

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database keeps them in a text; replaced one for one, offsets hold
_OF_COMMUNES = re.compile(r"\b(?:ủy ban nhân dân|ubnd)\b.*\b(?:cấp xã|các xã|xã, phường)", re.IGNORECASE)
_MOST_CANDIDATES = 6


def keep_decision(*, actor: Actor, compiled: Compiled, request_id: uuid.UUID) -> ProcedureDecision:
    """Keeps it for the actor's agency. A `request_id` seen before gives the row it made then.

    Raises NotAllowed; SecretDocument for one marked Mật, Tối mật or Tuyệt mật; Invalid for one without procedures.
    """
    require(may_bring_decision(actor))
    level = secrecy_mark(compiled.text)
    if level is not None:
        raise SecretDocument(level)
    earlier = ProcedureDecision.objects.filter(request_id=request_id).first()
    if earlier is not None:
        return earlier
    text = _storable(json.dumps(compiled.draft, ensure_ascii=False))
    draft = procedures_from_json(json.loads(text))
    if not draft.procedures and not draft.processes:
        raise Invalid({"": "Không thấy thủ tục hay quy trình nào trong văn bản này. Kiểm tra lại tệp đã chọn."})
    try:
        with transaction.atomic():
            return _kept(actor, compiled, text, draft, request_id)
    except IntegrityError:  # the same form, sent twice at the same time
        return ProcedureDecision.objects.get(request_id=request_id)


def _kept(
    actor: Actor, compiled: Compiled, text: str, draft: ProcedureDraft, request_id: uuid.UUID
) -> ProcedureDecision:
    assert actor.organisation is not None  # the policy asks for one
    source, severities = json.loads(text)["source"], [one.severity for one in draft.diagnostics]
    directory = Directory.load(province_id_of(actor.organisation), today())
    owners = {one.id: _owner(directory, _words_of_owner(draft, one.id)) for one in draft.procedures}
    decision = ProcedureDecision.objects.create(
        request_id=request_id,
        name=source["name"][-255:] or "văn bản",
        format=source["format"],
        sha256=source["sha256"],
        title=draft.document.title or "",
        number=(draft.document.number or "")[:120],
        decided_on=_possible(draft.document.date),
        procedures=len(draft.procedures),
        processes=len(draft.processes),
        steps=sum(len(one.steps) for one in draft.processes),
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        text=_storable(compiled.text),
        draft_text=text,
        layout=list(compiled.layout),
        owner_id=actor.organisation,
        keeper_id=_keeper(actor, owners.values()),
        created=now(),
        created_by=actor.name,
    )
    proposed = processes_from(draft)
    _items(decision, draft, proposed, {key: directory.body(pk).code for key, pk in owners.items() if pk})
    _agencies(decision, directory, proposed.values())
    record(
        actor=actor,
        action="keep_procedure_decision",
        subject=subject_of(decision),
        data={
            "name": decision.name,
            "sha256": decision.sha256,
            "number": decision.number,
            "procedures": decision.procedures,
            "processes": decision.processes,
        },
    )
    return decision


def subject_of(decision: ProcedureDecision) -> str:
    """What the audit trail calls it."""
    return f"ProcedureDecision {decision.pk}"


def _items(
    decision: ProcedureDecision,
    draft: ProcedureDraft,
    proposed: Mapping[str, ProposedProcess],
    owners: Mapping[str, str],
) -> None:
    """A row for each procedure, its processes behind it; at the end processes of none."""
    rows: dict[str, DecisionItem] = {}
    order = 0
    for one in draft.procedures:
        order += 1
        said = procedure_from(one)
        value = as_json(ProposedProcedure(said.content, said.code, said.change, owners.get(one.id, "")))
        rows[one.id] = _item(decision, ItemKind.PROCEDURE, order, one.id, value)
    DecisionItem.objects.bulk_create(rows.values())
    processes = []
    for process in draft.processes:
        order += 1
        row = _item(decision, ItemKind.PROCESS, order, process.id, as_json(proposed[process.id]))
        row.of = rows.get(process.procedure or "")
        processes.append(row)
    DecisionItem.objects.bulk_create(processes)


def _item(decision: ProcedureDecision, kind: str, order: int, identifier: str, value: Any) -> DecisionItem:
    return DecisionItem(
        decision=decision, kind=kind, order=order, compiled_id=identifier[:40], compiled=value, current=value
    )


def _agencies(decision: ProcedureDecision, directory: DirectoryOfDay, proposed: Iterable[ProposedProcess]) -> None:
    found: dict[str, str] = {}
    for words in phrases(one.process for one in proposed):
        found.setdefault(phrase_key(words), words)
    rows = []
    for key, words in found.items():
        means, match = _meant(directory, words)
        row = DecisionAgency(decision=decision, key=key, words=words, means=means)
        if match is not None:
            row.organisation_id = match.organisation if means is Means.ORGANISATION else None
            row.reason = match.reason
            near = (*match.organisations, *match.candidates, *(one.successor for one in match.successors))
            if means is Means.DOUBTFUL:
                row.candidates = [pk for pk in dict.fromkeys(near) if directory.body(pk).exists_on(directory.day)]
                row.candidates = row.candidates[:_MOST_CANDIDATES]
        row.guess = [means.value, row.organisation_id]
        rows.append(row)
    DecisionAgency.objects.bulk_create(rows)


def _meant(directory: DirectoryOfDay, words: str) -> tuple[Means, Match | None]:
    """What the register says; the words of the counter and of "cấp xã" are no name in it."""
    if at_the_counter(words):
        return Means.RECEPTION, None
    if _OF_COMMUNES.search(words):
        return Means.COMMUNES, None
    match = directory.resolve(words)
    if match.outcome is Outcome.ONE and match.sure and not match.abolished:
        return Means.ORGANISATION, match
    return Means.DOUBTFUL, match


def _words_of_owner(draft: ProcedureDraft, identifier: str) -> Iterator[str]:
    procedure = draft.procedure(identifier)
    if procedure is not None:
        yield from owner_words(procedure, draft.processes_of(identifier))


def _owner(directory: DirectoryOfDay, words: Iterable[str]) -> int | None:
    """The first of them that surely is a department."""
    for one in words:
        match = directory.resolve(one)
        pk = match.organisation
        if pk is not None and match.sure and not match.abolished and directory.body(pk).kind == Kind.DEPARTMENT:
            return pk
    return None


def _keeper(actor: Actor, owners: Iterable[int | None]) -> int | None:
    """For procedures that name none: the department of all the others, else the agency that brought in its own."""
    named = {one for one in owners if one is not None}
    if len(named) == 1:
        return next(iter(named))
    return None if keeps_catalogue(actor) else actor.organisation


def _possible(day: date | None) -> date | None:
    return day if day is not None and 1945 <= day.year <= today().year + 1 else None


def _storable(text: str) -> str:
    return _UNSTORABLE.sub("\ufffd", text)
