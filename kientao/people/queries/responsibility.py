"""Who answers for what within a province, on a day."""

from datetime import date

from kientao.people.domains import DOMAINS, PROGRAMME_OFFICE, SUBJECTS
from kientao.people.models import Organisation, Responsibility


def responsible(subject: str, province_id: int, day: date) -> Organisation | None:
    """The organisation in charge of the subject, None while nobody was named. KeyError for an unknown subject."""
    return all_responsible(province_id, day)[subject]


def all_responsible(province_id: int, day: date) -> dict[str, Organisation | None]:
    """Every subject, in the order of `SUBJECTS`. One query."""
    rows = Responsibility.objects.on(day).filter(province=province_id).select_related("organisation")
    named = {row.subject: row.organisation for row in rows.order_by("valid_from", "pk")}
    return {subject: named.get(subject) for subject in SUBJECTS}


def domains_of(organisation_id: int, day: date) -> tuple[str, ...]:
    """The reform domains the organisation answers for, in the order of `DOMAINS`; the programme office isn't one."""
    held = set(Responsibility.objects.on(day).filter(organisation=organisation_id).values_list("subject", flat=True))
    return tuple(domain for domain in DOMAINS if domain in held)


def programme_office(province_id: int, day: date) -> Organisation | None:
    """Who runs the programme: Sở Nội vụ in most provinces."""
    return responsible(PROGRAMME_OFFICE, province_id, day)
