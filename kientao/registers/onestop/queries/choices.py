"""What filters of lists offer or understand: agencies that decide dossiers, procedures by code or words."""

from django.db.models import Exists, OuterRef, QuerySet

from kientao.base.search import matching
from kientao.people.models import Organisation
from kientao.registers.onestop.models import Dossier, Procedure

MOST = 200  # procedures a filter takes in: more would be no filter
NONE = (0,)  # no procedure: what was typed is none's name


def deciding_agencies() -> "QuerySet[Organisation]":
    """Those that have a dossier. Asked agency by agency: dossiers are many, agencies are not."""
    decided = Dossier.objects.filter(competent=OuterRef("pk"))
    return Organisation.objects.filter(Exists(decided)).order_by("order", "name")


def procedures_named(text: str) -> tuple[int, ...]:
    """The procedure with that code, else those that have every word in code, name or field; () for an empty text."""
    if not text.strip():
        return ()
    exact = Procedure.objects.filter(code=text.strip()).values_list("pk", flat=True).first()
    if exact is not None:
        return (exact,)
    found = matching(Procedure.objects.order_by("pk"), text).values_list("pk", flat=True)[:MOST]
    return tuple(found) or NONE
