"""Which agency another system means: by its electronic identifier in either shape, or by its name."""

from datetime import date

from kientao.kernel.key import key as match_key
from kientao.people.models import Organisation, OrganisationName
from kientao.registers.onestop.models import AgencyCode
from kientao.registers.onestop.rules.codes import BadCode, levels


def agency_named(text: str, day: date) -> Organisation | None:
    """The one that exists on the day; None where there is none, or the name is of several."""
    there = Organisation.objects.on(day)
    held = AgencyCode.objects.filter(code=text, valid_from__lte=day).order_by("-valid_from").values("organisation")[:1]
    found = there.filter(id_code=text).first() or there.filter(pk__in=held).first()
    if found is not None:
        return found
    try:
        wanted = levels(text)
    except BadCode:
        named = OrganisationName.objects.filter(key=match_key(text)).values("organisation")
        several = list(there.filter(pk__in=named)[:2]) or list(there.filter(name__iexact=text)[:2])
        return several[0] if len(several) == 1 else None
    return next((one for one in there.filter(id_code__contains=wanted[0]) if _levels(one.id_code) == wanted), None)


def _levels(code: str) -> tuple[str, ...]:
    try:
        return levels(code)
    except BadCode:
        return ()
