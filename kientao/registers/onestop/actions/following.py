"""Follows dossiers that another system handles: they are listed and counted here, and worked on there."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.refusal import Invalid
from kientao.kernel.working_time import OutsideCalendar, Term, WorkingTime
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.making import Accepted, Places, make_dossier
from kientao.registers.onestop.actions.moving import locked, move
from kientao.registers.onestop.imports.judging import Judgement, judged
from kientao.registers.onestop.imports.moments import Moment
from kientao.registers.onestop.imports.rows import DossierRow, Request
from kientao.registers.onestop.models import Dossier, SupplementRequest
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.offered import Offered as InForce
from kientao.registers.onestop.queries.rules_in_force import RulesInForce, rules_on
from kientao.registers.onestop.rules.clocks import term_of
from kientao.registers.onestop.rules.given import Filing
from kientao.registers.onestop.rules.lateness import Times
from kientao.registers.onestop.rules.portal_filing import Offered
from kientao.registers.onestop.rules.states import ENDED, Act, Status


def follow(*, actor: Actor, given: Offered, found: InForce, competent: Organisation, system: str) -> Dossier:
    """The dossier as that system says it stands, judged like one that is imported; callers have authorised. Call
    inside a transaction.

    Raises Invalid when the code is of a dossier of our own, or of another system's.
    """
    key = Dossier.objects.filter(code=given.code).values_list("pk", flat=True).first()
    known = locked(key, None) if key is not None else None
    if known is not None and known.elsewhere != system[:120]:
        whose = f"hệ thống «{known.elsewhere}» giải quyết" if known.elsewhere else "tỉnh tiếp nhận"
        raise Invalid({"MaHoSo": f"Mã này là của hồ sơ do {whose}."})
    calendar, rules = Calendars().of(competent.pk), rules_on(timezone.localdate(given.received or given.filed))
    row, term = _row(given, known), _term(given, found)
    try:
        judgement = judged(row, term, calendar, rules.rules)
    except OutsideCalendar as error:
        raise Invalid({"NgayTiepNhan": "Ngày nằm ngoài lịch làm việc đã có: kiểm tra năm."}) from error
    first_due = (known.first_due if known else None) or judgement.first_due  # the first one stays
    if known is None:
        known = _made(actor, given, found, Places(competent), system, judgement, term, calendar, rules)
    _keep_requests(known, row, system)
    return _moved(actor, known, row, judgement, first_due, system)


def _made(
    actor: Actor, given: Offered, found: InForce, places: Places, system: str, judgement: Judgement, term: Term | None,
    calendar: WorkingTime, rules: RulesInForce,
) -> Dossier:  # fmt: skip
    received = given.received
    made = make_dossier(
        actor=actor,
        code=given.code,
        filing=Filing(given.applicant, given.channel, subject=given.subject, way_back=given.way_back),
        offered=found,
        places=places,
        filed=given.filed,
        rules=rules.version,
        accepted=Accepted(received, term, judgement.times, calendar.version) if received else None,
        elsewhere=system[:120],
        elsewhere_code=given.code,
    )
    return locked(made.pk, None)


def _moved(
    actor: Actor, dossier: Dossier, row: DossierRow, judgement: Judgement, first_due: datetime | None, system: str
) -> Dossier:
    stands = _as_told(row, judgement.times) | {"first_due": first_due}
    if all(getattr(dossier, name) == value for name, value in stands.items()):
        return dossier
    move(dossier, Act.FOLLOW, actor=actor, data={"system": system, "status": row.status.words}, **stands)
    return dossier


def _as_told(row: DossierRow, times: Times) -> dict[str, Any]:
    """What that system says, and by what it is judged."""
    return {
        "status": row.status.value,
        "received_on": row.received,
        "due": times.due,
        "early_until": times.early_until,
        "statistic_due": times.statistic_due,
        "statistic_early_until": times.statistic_early_until,
        "paused_since": times.paused_since,
        "requests": times.requests,
        "promised": times.due,
        "ended": row.ended,
        "done": row.done,
        "returned": row.returned,
    }


def _row(given: Offered, known: Dossier | None) -> DossierRow:
    """As a row of an import would say it. What ended without a moment ended when we first heard of it."""
    ended = given.ended or given.returned or (known.ended if known else None) or now()
    return DossierRow(
        code=given.code, procedure=given.procedure, procedure_name="", status=given.status,
        channel=given.channel.value, competent=given.unit, received_at="", name=given.applicant.name,
        kind=given.applicant.kind, id_kind=given.applicant.id_kind, id_number=given.applicant.id_number,
        phone=given.applicant.phone, email=given.applicant.email, address="", subject=given.subject,
        filed=given.filed, received=given.received, due=Moment(given.due, timed=True) if given.due else None,
        done=ended if given.status in (Status.DONE, Status.RETURNED) else None,
        returned=(given.returned or ended) if given.status is Status.RETURNED else None,
        ended=ended if given.status in ENDED else None, way_back=given.way_back,
        requests=_requests(given, known), requests_said=0,
    )  # fmt: skip


def _term(given: Offered, found: InForce) -> Term | None:
    """The procedure's; none where that system promised a moment itself."""
    manner = found.content.manner(given.channel) or next(iter(found.content.manners), None)
    return term_of(manner.limit) if manner is not None and given.due is None else None


def _requests(given: Offered, known: Dossier | None) -> tuple[Request, ...]:
    """The requests it tells of; where it tells of none, those it was heard to wait for, since and until we heard so."""
    if given.requests:
        return tuple(Request(one.asked, one.met, one.words, one.due_before) for one in given.requests)
    rows = SupplementRequest.objects.filter(dossier=known).order_by("number") if known else ()
    heard = [Request(one.asked, one.met, one.reason, one.due_before) for one in rows]
    waits = bool(heard) and heard[-1].met is None
    if given.status is Status.SUPPLEMENT and not waits:
        heard.append(Request(now(), None, due_before=known.due if known else given.due))
    elif given.status not in (Status.SUPPLEMENT, *ENDED) and waits:
        last = heard.pop()
        heard.append(Request(last.asked, now(), last.words, last.due_before))
    return tuple(heard)


def _keep_requests(dossier: Dossier, row: DossierRow, system: str) -> None:
    """Its requests are what it says now: none of ours hangs on them."""
    found = [_request(dossier, number, row, system) for number in range(1, len(row.requests) + 1)]
    stood = SupplementRequest.objects.filter(dossier=dossier)
    if [_said(one) for one in stood.order_by("number")] != [_said(one) for one in found]:
        stood.delete()
        SupplementRequest.objects.bulk_create(found)


def _request(dossier: Dossier, number: int, row: DossierRow, system: str) -> SupplementRequest:
    one = row.requests[number - 1]
    later = row.requests[number].asked if number < len(row.requests) else None
    words = one.words or "Yêu cầu bổ sung hồ sơ"
    return SupplementRequest(
        dossier=dossier, number=number, asked=one.asked, asked_by=system[:200], reason=words, items=[words],
        before_receipt=row.received is None or one.asked < row.received, met=one.met,
        dropped=None if one.met is not None else later or row.ended, due_before=one.due_before,
    )  # fmt: skip


def _said(one: SupplementRequest) -> tuple[datetime | str | None, ...]:
    return one.asked, one.reason, one.met, one.dropped, one.due_before
