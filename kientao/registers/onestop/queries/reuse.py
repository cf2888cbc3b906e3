"""What a citizen has been given already, so that nobody asks for it twice, and how often that is so."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from kientao.base.clock import today
from kientao.registers.onestop.models import Digitised, Dossier, Paper, Result
from kientao.registers.onestop.rules.procedure import Content


@dataclass(frozen=True, slots=True)
class Reuse:
    """Of `asked` components of dossiers, `reused` were taken from what the office has already."""

    reused: int
    asked: int


def held_for(id_number: str, content: Content, day: date | None = None) -> dict[str, Result]:
    """By the component's key: the newest result of that citizen that serves as this paper on the day. One query."""
    wanted = {one.result_code for one in content.components if one.result_code}
    if not id_number or not wanted:
        return {}
    rows = valid_on(Result.objects.filter(holder_id_number=id_number, kind_code__in=wanted), day or today())
    newest = {row.kind_code: row for row in rows.select_related("issuer").order_by("issued_on", "pk")}
    return {one.key: newest[one.result_code] for one in content.components if one.result_code in newest}


def valid_on(results: "QuerySet[Result]", day: date) -> "QuerySet[Result]":
    """Issued, neither replaced nor revoked, and not over."""
    return results.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), state="issued", issued_on__lte=day)


def reuse_in(dossiers: "QuerySet[Dossier]") -> Reuse:
    """Components of those dossiers, and how many came from a kept result or a database. One query."""
    counted = Paper.objects.filter(dossier__in=dossiers).aggregate(
        asked=Count("pk"), reused=Count("pk", filter=Q(digitised__in=(Digitised.REUSED, Digitised.FROM_RESULT)))
    )
    return Reuse(counted["reused"], counted["asked"])
