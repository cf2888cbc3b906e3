"""Checked rows as rows of our tables: new dossiers at once by the database's own road, known ones by what changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kientao.base import bulk
from kientao.base.actor import Actor
from kientao.base.search import searchable
from kientao.ledger.waiting import changed_many
from kientao.registers.onestop.actions.moving import JUDGED
from kientao.registers.onestop.facts.sources import DOSSIERS
from kientao.registers.onestop.imports.checking import Found
from kientao.registers.onestop.imports.course import acts
from kientao.registers.onestop.models import Applicant, Dossier, DossierSpell, Event, SupplementRequest
from kientao.registers.onestop.rules.states import Act, Status

_SAID = (
    "code", "version_of_procedure_id", "rules_id", "subject", "applicant_name", "search", "result_at_id",
    "elsewhere", "elsewhere_code", "filed", "counted_from", "first_due", "promised", "done", "returned",
    "calendar_version", "term_amount", "term_unit", "way_back",
)  # fmt: skip
_DOSSIER = (*JUDGED, *_SAID)
_NEW = ("id", *_DOSSIER, "elsewhere_hash", "created", "created_by", "changed", "changed_by", "version")
_CHANGED = (*_DOSSIER, "elsewhere_hash", "changed", "changed_by", "version")
_APPLICANT = ("kind", "id_kind", "id_number", "phone", "email", "address")
_SPELL = ("dossier_id", *JUDGED, "from_at")
_EVENT = ("dossier_id", "number", "act", "at", "recorded", "actor", "organisation_id", "data")
_REQUEST = ("dossier_id", "number", "asked", "asked_by", "reason", "items", "before_receipt", "met", "dropped",
            "due_before")  # fmt: skip
_FIRST_DUE = _DOSSIER.index("first_due")
_OF_THE_PERSON = [_DOSSIER.index(name) for name in ("subject", "applicant_name", "search")]
_CHUNK = 2000
Course = Sequence[tuple[Act, datetime]]


@dataclass(frozen=True, slots=True)
class Told:
    """Who tells it, and in which batch, recorded when."""

    actor: Actor
    system: str
    batch: int
    at: datetime
    _said: dict[tuple[Any, ...], dict[str, Any]] = field(default_factory=dict, repr=False, compare=False)

    def said(self, due: str = "", findings: Sequence[str] = (), changed: Sequence[str] = ()) -> dict[str, Any]:
        """What an event keeps beside the act; the same value for the same words."""
        words = due, tuple(findings), tuple(changed)
        if words not in self._said:
            more = {"due": due, "findings": list(findings), "changed": list(changed)}
            kept = {name: value for name, value in more.items() if value}
            self._said[words] = {"system": self.system, "import": self.batch, **kept}
        return self._said[words]


@dataclass(slots=True)
class Written:
    """How many of each were written."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    steps: int = 0
    results: int = 0


def write_new(found: Sequence[Found], told: Told) -> int:
    """Dossiers with their applicants, events and spells. How many. Call inside a transaction."""
    if not found:
        return 0
    keys = bulk.next_keys(Dossier, len(found))
    spells: list[Sequence[Any]] = []
    courses: list[Course] = []
    bulk.insert(Dossier, _NEW, _new(found, keys, told, spells, courses))
    bulk.insert(
        Applicant, ("dossier_id", *_APPLICANT),
        ((pk, *_applicant(one)) for pk, one in zip(keys, found, strict=True)),
    )  # fmt: skip
    bulk.insert(DossierSpell, _SPELL, spells)
    bulk.insert(
        Event, _EVENT,
        (event for pk, one, course in zip(keys, found, courses, strict=True)
         for event in _events(pk, one, course, 0, told)),
    )  # fmt: skip
    requests = [row for pk, one in zip(keys, found, strict=True) for row in _requests(pk, one, told)]
    if requests:
        bulk.insert(SupplementRequest, _REQUEST, requests)
    changed_many(DOSSIERS, keys)
    return len(found)


def _new(
    found: Sequence[Found], keys: Sequence[int], told: Told, spells: list[Sequence[Any]], courses: list[Course]
) -> Iterator[Sequence[Any]]:
    """Rows of dossiers, each made while the database writes those before it; it leaves their spells and courses."""
    by, judged = told.actor.name, len(JUDGED)
    for pk, one in zip(keys, found, strict=True):
        row, course = _dossier(one, told), acts(one.row, told.at)
        spells.append((pk, *row[:judged], told.at))
        courses.append(course)
        yield pk, *row, one.hash, told.at, by, told.at, by, len(course)


def write_changed(found: Sequence[Found], told: Told) -> tuple[int, int]:
    """(changed, said otherwise but the same). What was known stays in the history. Call inside a transaction."""
    known = {one.kept.pk: one for one in found if one.kept is not None}
    if not known:
        return 0, 0
    stood = {row[0]: row[1:] for row in Dossier.objects.filter(pk__in=known).values_list("pk", *_DOSSIER, "version")}
    people = {
        row[0]: row[1:]
        for row in Applicant.objects.filter(dossier__in=known).values_list("dossier", *_APPLICANT, "forgotten")
    }
    told_before: defaultdict[int, set[tuple[str, datetime]]] = defaultdict(set)
    for pk, act, at in Event.objects.filter(dossier__in=known).values_list("dossier", "act", "at"):
        told_before[pk].add((act, at))
    changes: list[tuple[int, list[Any]]] = []
    applicants: list[tuple[int, Sequence[Any]]] = []
    events: list[Sequence[Any]] = []
    turned: list[Sequence[Any]] = []
    same: list[tuple[int, Sequence[Any]]] = []
    requests: list[tuple[int, Found]] = []
    for pk, one in known.items():
        *before, version = stood[pk]
        row = list(_dossier(one, told))
        row[_FIRST_DUE] = before[_FIRST_DUE] or row[_FIRST_DUE]  # what was promised first never changes
        applicant, (*person, forgotten) = _applicant(one), people[pk]
        if forgotten is not None:
            for place in _OF_THE_PERSON:
                row[place] = before[place]
        is_new_person = forgotten is None and tuple(person) != applicant
        if row == before and not is_new_person:
            same.append((pk, (one.hash,)))
            continue
        changed = [name for name, new, old in zip(_DOSSIER, row, before, strict=True) if new != old]
        course = _news(one, int(before[0]), told_before[pk], told.at)
        events += _events(pk, one, course, version, told, changed=changed)
        changes.append((pk, [*row, one.hash, told.at, told.actor.name, version + len(course)]))
        if is_new_person:
            applicants.append((pk, applicant))
        if row[: len(JUDGED)] != before[: len(JUDGED)]:
            turned.append((pk, *row[: len(JUDGED)], told.at))
        requests.append((pk, one))
    _write_changes(changes, applicants, same, events, turned, told)
    _rewrite_requests(requests, told)
    changed_many(DOSSIERS, [pk for pk, _ in changes])
    return len(changes), len(same)


def _write_changes(
    changes: list[tuple[int, list[Any]]],
    applicants: list[tuple[int, Sequence[Any]]],
    same: list[tuple[int, Sequence[Any]]],
    events: list[Sequence[Any]],
    turned: list[Sequence[Any]],
    told: Told,
) -> None:
    if changes:
        bulk.update(Dossier, _CHANGED, changes)
        bulk.insert(Event, _EVENT, events)
    if applicants:
        bulk.update(Applicant, _APPLICANT, applicants)
    if same:
        bulk.update(Dossier, ("elsewhere_hash",), same)
    if turned:
        pks = [row[0] for row in turned]
        for at in range(0, len(pks), _CHUNK):
            DossierSpell.objects.filter(dossier__in=pks[at : at + _CHUNK], to_at__isnull=True).update(to_at=told.at)
        bulk.insert(DossierSpell, _SPELL, turned)


def _rewrite_requests(found: Iterable[tuple[int, Found]], told: Told) -> None:
    """A request that was known is met, or said otherwise; what is new is added."""
    for pk, one in found:
        for row in _requests(pk, one, told):
            values = dict(zip(_REQUEST, row, strict=True))
            number = values.pop("number")
            SupplementRequest.objects.update_or_create(dossier_id=pk, number=number, defaults=values)


def _dossier(one: Found, told: Told) -> list[Any]:
    row, times, term = one.row, one.judgement.times, one.term
    judged = [
        row.status.value, one.procedure, one.competent, one.received_at, row.channel, row.received, times.due,
        times.early_until, times.statistic_due, times.statistic_early_until, times.paused_since, times.ended,
        times.requests,
    ]  # fmt: skip
    return [
        *judged, row.code, one.version.pk, one.rules, row.subject, row.name,
        searchable(row.code, row.name, row.subject)[:2000], one.received_at, told.system, row.code,
        row.filed or row.received or row.ended or told.at, row.received, one.judgement.first_due, times.due, row.done,
        row.returned, one.calendar_version, term.amount if term else None, term.unit.value if term else "",
        row.way_back,
    ]  # fmt: skip


def _applicant(one: Found) -> tuple[Any, ...]:
    row = one.row
    return row.kind, row.id_kind, row.id_number, row.phone, row.email, row.address


def _events(
    pk: int,
    one: Found,
    course: Course,
    last: int,
    told: Told,
    changed: Sequence[str] = (),
) -> Iterable[Sequence[Any]]:
    first, others = told.said(one.judgement.source, one.findings, tuple(changed)), told.said()
    for number, (act, at) in enumerate(course, last + 1):
        yield (
            pk, number, act.value, at, told.at, told.actor.name, told.actor.organisation,
            first if number == last + 1 else others,
        )  # fmt: skip


def _news(one: Found, status: int, told_before: set[tuple[str, datetime]], now: datetime) -> list[tuple[Act, datetime]]:
    """What wasn't told yet; where only something without a moment of its own changed, that it was put right."""
    moved = status != one.row.status.value
    news = [(act, at) for act, at in acts(one.row, now) if (moved if at == now else (act.value, at) not in told_before)]
    return news or [(Act.STEP if moved and one.row.status is Status.PROCESSING else Act.CORRECT, now)]


def _requests(pk: int, one: Found, told: Told) -> Iterable[Sequence[Any]]:
    row = one.row
    for number, request in enumerate(row.requests, 1):
        later = row.requests[number].asked if number < len(row.requests) else None
        dropped = None if request.met is not None else later or row.ended
        before = row.received is None or request.asked < row.received
        words = request.words or "Yêu cầu bổ sung hồ sơ"
        yield (
            pk, number, request.asked, told.system, words, [words], before, request.met, dropped, request.due_before,
        )  # fmt: skip
