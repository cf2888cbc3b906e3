"""Steps and results that another system tells of: each known by what it is, added once, put right when it changes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import blake2b

from django.db.models import Max
from django.utils import timezone

from kientao.base import bulk
from kientao.ledger.waiting import changed_many
from kientao.registers.onestop.facts.sources import DOSSIERS
from kientao.registers.onestop.imports.rows import ResultRow, StepRow
from kientao.registers.onestop.imports.writing import Told
from kientao.registers.onestop.models import Applicant, Dossier, Event, Result, StepRun, StepState
from kientao.registers.onestop.rules.process import StepKind
from kientao.registers.onestop.rules.states import Act

_STEP = ("dossier_id", "number", "key", "title", "kind", "organisation_id", "post_words", "state", "started", "due",
         "finished", "giver", "receiver")  # fmt: skip
_MOVED = ("organisation_id", "post_words", "state", "due", "finished", "receiver")
_RESULT = ("dossier_id", "holder_id_number", "holder_name", "kind_code", "name", "number", "issuer_id", "issued_on",
           "link", "signature", "state", "made", "made_by")  # fmt: skip


def write_steps(found: Sequence[tuple[StepRow, int | None]], told: Told) -> int:
    """How many were new or changed. Call inside a transaction, the dossiers being written."""
    dossiers = _dossiers((row.code for row, _ in found), told.system)
    known, last = _known_steps([pk for pk, *_ in dossiers.values()])
    new: list[Sequence[object]] = []
    moved: list[tuple[object, Sequence[object]]] = []
    news: defaultdict[int, list[str]] = defaultdict(list)
    for row, agency in found:
        if row.code not in dossiers:
            continue
        pk, competent, ended = dossiers[row.code]
        state = StepState.DONE if row.finished else StepState.CANCELLED if ended else StepState.OPEN
        key, values = _key(row), (agency or competent, row.post, state.value, row.due, row.finished, row.officer)
        if (held := known.get((pk, key))) is not None:
            if held[1:] != values:
                moved.append((held[0], values))
                news[pk].append(row.title)
            continue
        last[pk] += 1
        known[pk, key] = (0, *values)
        new.append((pk, last[pk], key, row.title, StepKind.APPRAISE.value, agency or competent, row.post, state.value,
                    row.started, row.due, row.finished, told.system, row.officer))  # fmt: skip
        news[pk].append(row.title)
    if new:
        bulk.insert(StepRun, _STEP, new)
    if moved:
        bulk.update(StepRun, _MOVED, moved)
    _tell(news, told)
    changed_many(DOSSIERS, news)
    return len(new) + len(moved)


def write_results(found: Sequence[ResultRow], told: Told) -> int:
    """How many were new. Call inside a transaction, the dossiers being written."""
    dossiers = _dossiers((row.code for row in found), told.system)
    pks = [pk for pk, *_ in dossiers.values()]
    known = set(Result.objects.filter(dossier__in=pks).values_list("dossier", "name", "number"))
    holders = {
        pk: (number, name)
        for pk, number, name in Applicant.objects.filter(dossier__in=pks).values_list(
            "dossier", "id_number", "dossier__applicant_name"
        )
    }
    rows: list[Sequence[object]] = []
    for row in found:
        if row.code not in dossiers or (dossiers[row.code][0], row.title, row.number) in known:
            continue
        pk, competent, ended = dossiers[row.code]
        known.add((pk, row.title, row.number))
        number, name = holders.get(pk, ("", ""))
        issued = timezone.localdate(row.issued or ended or told.at)
        rows.append((pk, number, name, row.kind_code, row.title, row.number, competent, issued, row.link, {}, "issued",
                     told.at, told.actor.name))  # fmt: skip
    if rows:
        bulk.insert(Result, _RESULT, rows)
        changed_many(DOSSIERS, dict.fromkeys(dossiers[row.code][0] for row in found if row.code in dossiers))
    return len(rows)


def _dossiers(codes: Iterable[str], system: str) -> dict[str, tuple[int, int, datetime | None]]:
    rows = Dossier.objects.filter(code__in=set(codes), elsewhere=system)
    found = rows.values_list("code", "pk", "competent", "ended")
    return {code: (pk, competent, ended) for code, pk, competent, ended in found}


def _known_steps(dossiers: list[int]) -> tuple[dict[tuple[int, str], tuple[object, ...]], defaultdict[int, int]]:
    rows = StepRun.objects.filter(dossier__in=dossiers)
    known = {(pk, key): tuple(rest) for pk, key, *rest in rows.values_list("dossier", "key", "pk", *_MOVED)}
    last = dict(rows.order_by().values_list("dossier").annotate(last=Max("number")))
    return known, defaultdict(int, last)


def _key(row: StepRow) -> str:
    """A step is known by its words and when it began: the other system has no key for it."""
    return blake2b(f"{row.title}\n{row.started.timestamp()}".encode(), digest_size=10).hexdigest()


def _tell(news: dict[int, list[str]], told: Told) -> None:
    """One event a dossier says which steps came or changed."""
    versions = dict(Dossier.objects.filter(pk__in=news).values_list("pk", "version"))
    data = {"system": told.system, "import": told.batch}
    by, organisation = told.actor.name, told.actor.organisation
    bulk.insert(
        Event, ("dossier_id", "number", "act", "at", "recorded", "actor", "organisation_id", "data"),
        [(pk, versions[pk] + 1, Act.STEP.value, told.at, told.at, by, organisation,
          {**data, "steps": len(titles), "step": titles[-1][:200]})
         for pk, titles in news.items()],
    )  # fmt: skip
    bulk.update(Dossier, ("version",), [(pk, (version + 1,)) for pk, version in versions.items()])
