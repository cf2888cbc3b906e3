"""Compares a period's dossiers with the national portal's list, and gives them out in its shape."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from kientao.base.actor import SYSTEM, Actor
from kientao.base.audit import record
from kientao.base.clock import midnight, now
from kientao.base.refusal import Invalid, require
from kientao.registers.onestop.models import Dossier, PortalCheck
from kientao.registers.onestop.outside.national import PortalDown, PortalRefused, portal
from kientao.registers.onestop.policies.outside import may_mend_sync, may_read_portal
from kientao.registers.onestop.queries.national import WHOLE, whole_row
from kientao.registers.onestop.rules.as_json import as_json
from kientao.registers.onestop.rules.national import masked
from kientao.registers.onestop.rules.reconciling import Listed, differences

_MOST_DAYS = 366
_TOGETHER = 500
MOST_KEPT = 5000  # more of them is a fault of the exchange, not dossiers to be mended one by one


def check_portal(*, actor: Actor, first: date, last: date) -> PortalCheck:
    """What differs between the portal and us, by the day of reception; both days counted.

    Asks the portal page by page: a job's work. Raises NotAllowed, Invalid.
    """
    require(may_mend_sync(actor))
    _check_days(first, last)
    there = portal()
    if there is None:
        raise Invalid({"": "Chưa nối Cổng Dịch vụ công quốc gia (KIENTAO_NATIONAL_URL)."})
    try:
        theirs = [
            Listed(str(row.get("MaHoSo", "")), str(row.get("TrangThaiHoSo", "")), str(row.get("DonViXuLy", "")))
            for row in there.listed(first, last)
        ]
    except (PortalDown, PortalRefused) as refusal:
        raise Invalid({"": f"{refusal} Đối soát lại sau."}) from refusal
    ours = [
        Listed(code, str(status), owner)
        for code, status, owner in dossiers_of(first, last).values_list("code", "status", "competent__name")
    ]
    return _kept(actor, first, last, theirs, ours)


def exported(*, actor: Actor, first: date, last: date) -> Iterator[dict[str, Any]]:
    """Each dossier received in the period as a row of DongBoHoSoMC, oldest first. One entry in the trail for all.

    Whole for the program itself, which the server's operator asks; masked for everybody else.
    Raises NotAllowed, Invalid.
    """
    require(may_read_portal(actor))
    _check_days(first, last)
    chosen = dossiers_of(first, last)
    record(
        actor=actor,
        action="export_national",
        subject="Dossier",
        data={"first": first.isoformat(), "last": last.isoformat(), "count": chosen.count()},
    )
    return _rows(chosen) if actor == SYSTEM else map(masked, _rows(chosen))


def dossiers_of(first: date, last: date) -> "QuerySet[Dossier]":
    """What the portal should know of the period: no legs, nothing another system handles."""
    start, end = midnight(first), midnight(last + timedelta(days=1))
    received = Q(received_on__gte=start, received_on__lt=end)
    filed = Q(received_on__isnull=True, filed__gte=start, filed__lt=end)
    return Dossier.objects.filter(received | filed, parent__isnull=True, elsewhere="").order_by("pk")


def _rows(chosen: "QuerySet[Dossier]") -> Iterator[dict[str, Any]]:
    whole = chosen.select_related("competent", "procedure", "version_of_procedure", "applicant")
    for dossier in whole.prefetch_related(*WHOLE).iterator(chunk_size=_TOGETHER):
        yield whole_row(dossier)


@transaction.atomic
def _kept(actor: Actor, first: date, last: date, theirs: list[Listed], ours: list[Listed]) -> PortalCheck:
    found = differences(theirs, ours)
    check = PortalCheck(
        first=first,
        last=last,
        made=now(),
        made_by=actor.name,
        theirs=len({one.code for one in theirs}),
        ours=len(ours),
        found=[as_json(one) for one in found[:MOST_KEPT]],
        counts=Counter(one.kind.value for one in found),
    )
    check.save()
    record(
        actor=actor,
        action="check_portal",
        subject=f"PortalCheck {check.pk}",
        data={"first": first.isoformat(), "last": last.isoformat(), "found": len(found)},
    )
    return check


def _check_days(first: date, last: date) -> None:
    if last < first:
        raise Invalid({"last": "Ngày cuối phải từ ngày đầu trở đi."})
    if (last - first).days > _MOST_DAYS:
        raise Invalid({"last": "Mỗi lần nhiều nhất một năm."})
