"""Which organisations somebody may see, and finding among them."""

from datetime import date

from django.db.models import Q, QuerySet

from kientao.base.actor import Actor
from kientao.base.search import terms
from kientao.people.kinds import Kind
from kientao.people.models import Organisation
from kientao.people.policies.organisations import may_see_organisations
from kientao.people.rules.names import name_key


def visible_to(actor: Actor) -> QuerySet[Organisation]:
    """All of them for whoever has signed in, none for visitors."""
    return Organisation.objects.all() if may_see_organisations(actor) else Organisation.objects.none()


def found(
    organisations: QuerySet[Organisation],
    *,
    words: str = "",
    kind: str = "",
    level: str = "",
    on: date | None = None,
    parent: int | None = None,
) -> QuerySet[Organisation]:
    """Those that match everything given. `words`: each must occur in a name or be the code; accents optional,
    abbreviations opened ("vp ubnd").
    """
    wanted = _named(terms(words)) | _named(terms(name_key(words))) if words else Q()
    if kind:
        wanted &= Q(kind=kind)
    if level:
        wanted &= Q(level=level)
    if parent is not None:
        wanted &= Q(parent=parent)
    if on is not None:
        wanted &= Q(Q(valid_from__isnull=True) | Q(valid_from__lte=on), Q(valid_to__isnull=True) | Q(valid_to__gte=on))
    return organisations.filter(wanted)


def _named(words: list[str]) -> Q:
    wanted = Q()
    for word in words:
        wanted &= Q(search__contains=word) | Q(code__iexact=word) | Q(unit_code=word)
    return wanted


def province_id_of(organisation_id: int) -> int | None:
    """The province committee above an organisation, itself included; None outside provinces. One query a level."""
    seen: set[int] = set()
    at: int | None = organisation_id
    while at is not None and at not in seen:
        seen.add(at)
        row = Organisation.objects.filter(pk=at).values_list("kind", "parent").first()
        if row is None:
            return None
        if row[0] == Kind.PROVINCE_COMMITTEE:
            return at
        at = row[1]
    return None
