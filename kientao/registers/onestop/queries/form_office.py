"""Who gives a paper out: the one-stop shop of an agency, the agency itself, and who signs for it."""

from datetime import date

from kientao.documents.writing.signing import Issuer, Signer, committee
from kientao.people.kinds import Kind
from kientao.people.models import Organisation, Posting
from kientao.people.queries.organisations import province_id_of
from kientao.registers.onestop.papers.fields import Office

_COMMITTEE = "Ủy ban nhân dân "
_COMMITTEES = frozenset({Kind.PROVINCE_COMMITTEE, Kind.DISTRICT_COMMITTEE, Kind.COMMUNE_COMMITTEE})
_CENTRES = frozenset({Kind.SUBORDINATE, Kind.PUBLIC_SERVICE_UNIT})
_COUNTER = "Bộ phận Tiếp nhận và Trả kết quả"
_LEVELS = ("tỉnh ", "thành phố ", "xã ", "phường ", "đặc khu ")


def office_of(organisation: Organisation) -> Office:
    """The counter: a centre by its own name, else the one-stop shop of the agency."""
    place = place_of(organisation)
    if organisation.kind in _CENTRES and organisation.parent is not None:
        return Office(organisation.name, parent=organisation.parent.name, place=place)
    return Office(_COUNTER, parent=organisation.name, place=place, address=organisation.name)


def place_of(organisation: Organisation) -> str:
    """Where its papers are dated: the commune's own name, else the province's ("Hải Sơn")."""
    named = organisation
    if organisation.kind != Kind.COMMUNE_COMMITTEE:
        province = province_id_of(organisation.pk)
        named = Organisation.objects.get(pk=province) if province is not None else organisation
    name = named.name.removeprefix(_COMMITTEE)
    for level in _LEVELS:
        name = name.removeprefix(level)
    return name


def issuer_of(organisation: Organisation, day: date) -> Issuer:
    """The deciding agency as the head of a letter names it."""
    if organisation.kind in _COMMITTEES:
        return committee(organisation.name.removeprefix(_COMMITTEE))
    parent = organisation.parent.name if organisation.parent is not None else ""
    return Issuer(organisation.name, _head(organisation, day), parent=parent)


def signer_of(organisation: Organisation, name: str, day: date, title: str = "") -> Signer:
    """Somebody with the title they have there that day; without one they are taken for the head."""
    if not title:
        held = (
            Posting.objects.on(day)
            .filter(post__organisation=organisation, officer__name=name)
            .order_by("-post__heads", "post__order")
            .values_list("post__title", flat=True)
        )
        title = held.first() or _head(organisation, day)
    return Signer(name, title)


def _head(organisation: Organisation, day: date) -> str:
    held = Posting.objects.on(day).filter(post__organisation=organisation, post__heads=True)
    return held.values_list("post__title", flat=True).first() or _usual(organisation)


def _usual(organisation: Organisation) -> str:
    return "Chủ tịch" if organisation.kind in _COMMITTEES else "Giám đốc"
