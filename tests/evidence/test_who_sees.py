"""Who reads what was handed in, and who gets the file."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import Q

from kientao.base.actor import SYSTEM, VISITOR, Actor
from kientao.base.clock import moved_to, today
from kientao.evidence.actions import hand_in_link
from kientao.evidence.models import EvidenceItem
from kientao.evidence.policies import may_download
from kientao.evidence.readers import EXTRA_READERS
from kientao.people.models import InspectionMandate
from tests.evidence import samples
from tests.evidence.handing_in import hands_in
from tests.support.cast import Cast

pytestmark = pytest.mark.django_db


def _link(actor: Actor) -> EvidenceItem:
    assert actor.organisation is not None
    return hand_in_link(actor=actor, organisation_id=actor.organisation, url="https://a.example", title="a")


def _sees(actor: Actor, item: EvidenceItem) -> bool:
    return EvidenceItem.objects.visible_to(actor).filter(pk=item.pk).exists()


@pytest.fixture
def extra() -> Iterator[None]:
    """Whoever was added is taken out again."""
    before = list(EXTRA_READERS)
    yield
    EXTRA_READERS[:] = before


def test_the_own_organisation_the_programme_office_and_leaders_see_it(people: Cast) -> None:
    item = _link(people.lan)
    sees = {who for who in people.accounts if _sees(people.actor(who), item)}
    assert sees == {"lan", "minh", "quang", "son", "binh"}


def test_visitors_and_the_system_see_nothing(people: Cast) -> None:
    item = _link(people.lan)
    assert not _sees(VISITOR, item)
    assert not _sees(SYSTEM, item)


def test_who_runs_the_system_sees_nothing_even_of_the_own_organisation(people: Cast, extra: None) -> None:
    organisation = people.organisations["khcn"]
    item = EvidenceItem(**_fields(_link(people.lan)), organisation=organisation)
    item.save()
    EXTRA_READERS.append(lambda actor: Q())
    assert not _sees(people.khoa, item)


def _fields(item: EvidenceItem) -> dict[str, object]:
    return {"kind": item.kind, "title": "b", "link": item.link, "created_at": item.created_at, "created_by_name": "b"}


def test_the_programme_opens_evidence_to_more_people(people: Cast, extra: None) -> None:
    item, other = _link(people.lan), _link(people.minh)
    EXTRA_READERS.append(lambda actor: Q(pk=item.pk) if actor.organisation == people.hoa.organisation else Q(pk__in=()))
    assert _sees(people.hoa, item)
    assert not _sees(people.hoa, other)
    assert not _sees(people.dung, item)


def _mandate(people: Cast, *, first: date, last: date, inspected: tuple[date, date]) -> None:
    mandate = InspectionMandate.objects.create(
        number="12/QĐ-SNV",
        signed_on=first,
        title="Kiểm tra cải cách hành chính",
        first_day=first,
        last_day=last,
        inspected_from=inspected[0],
        inspected_to=inspected[1],
    )
    mandate.units.add(people.organisations["tu_phap"])
    mandate.members.add(people.officers["thu"])


def test_an_inspector_sees_the_units_and_the_period_of_the_decision_only(people: Cast) -> None:
    day = today()
    with moved_to(datetime(2025, 12, 31, 16, 59, tzinfo=UTC)):  # 23:59 in Việt Nam
        before = _link(people.lan)
    with moved_to(datetime(2025, 12, 31, 17, 0, tzinfo=UTC)):
        inside = _link(people.lan)
        elsewhere = _link(people.hoa)
        of_the_inspectors_own = _link(people.son)
    with moved_to(datetime(2026, 3, 31, 17, 0, tzinfo=UTC)):
        after = _link(people.lan)
    assert not _sees(people.thu, inside)
    _mandate(people, first=day, last=day, inspected=(date(2026, 1, 1), date(2026, 3, 31)))
    assert _sees(people.thu, inside)
    assert not any(_sees(people.thu, item) for item in (before, after, elsewhere, of_the_inspectors_own))


def test_when_the_inspection_is_over_nothing_is_seen(people: Cast) -> None:
    day = today()
    item = _link(people.lan)
    _mandate(people, first=day - timedelta(9), last=day - timedelta(1), inspected=(day, day))
    assert not _sees(people.thu, item)


def test_who_may_not_read_may_not_download(people: Cast) -> None:
    item = hands_in(people.lan, samples.png(), "ảnh.png")
    assert may_download(people.minh, item)
    assert may_download(people.son, item)
    for stranger in (people.hoa, people.khoa, people.thu, VISITOR):
        decision = may_download(stranger, item)
        assert not decision
        assert "Chỉ cơ quan nộp" in decision.reason


def test_a_link_has_no_file_to_give(people: Cast) -> None:
    assert may_download(people.lan, _link(people.lan)).reason == "Minh chứng này không kèm tệp."
