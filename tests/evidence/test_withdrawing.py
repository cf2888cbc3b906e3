"""Evidence is taken back with a reason and stays where it was."""

from collections.abc import Iterator

import pytest

from kientao.base.models import AuditEntry
from kientao.base.refusal import Invalid, NotAllowed
from kientao.evidence.actions import hand_in_link, withdraw
from kientao.evidence.holds import HOLDS
from kientao.evidence.models import EvidenceItem
from tests.support.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(people: Cast) -> EvidenceItem:
    """Lan handed it in for Sở Tư pháp."""
    assert people.lan.organisation is not None
    return hand_in_link(
        actor=people.lan, organisation_id=people.lan.organisation, url="https://a.example", title="Trang công khai"
    )


@pytest.fixture
def hold() -> Iterator[None]:
    """Whatever held is taken out again."""
    before = list(HOLDS)
    yield
    HOLDS[:] = before


def test_what_is_withdrawn_stays_readable_and_no_longer_counts(people: Cast, item: EvidenceItem) -> None:
    withdrawal = withdraw(actor=people.minh, item=item, reason=" Nộp nhầm ")
    assert (withdrawal.reason, withdrawal.by) == ("Nộp nhầm", people.officers["minh"])
    assert item in EvidenceItem.objects.visible_to(people.lan)
    assert item not in EvidenceItem.objects.standing()
    assert AuditEntry.objects.filter(action="withdraw_evidence", subject=f"EvidenceItem {item.pk}").exists()


def test_a_reason_is_asked_for(people: Cast, item: EvidenceItem) -> None:
    with pytest.raises(Invalid, match="lý do"):
        withdraw(actor=people.lan, item=item, reason=" \x00 ")


def test_once_is_enough(people: Cast, item: EvidenceItem) -> None:
    withdraw(actor=people.lan, item=item, reason="Nộp nhầm")
    with pytest.raises(Invalid, match="đã được rút"):
        withdraw(actor=people.minh, item=item, reason="Nộp nhầm")


@pytest.mark.parametrize("who", ["hoa", "son", "binh", "khoa", "thu", "quang"])
def test_others_are_told_who_could(people: Cast, item: EvidenceItem, who: str) -> None:
    with pytest.raises(NotAllowed, match="thủ trưởng Sở Tư pháp"):
        withdraw(actor=people.actor(who), item=item, reason="Nộp nhầm")
    assert item in EvidenceItem.objects.standing()


def test_what_somebody_relies_on_stays(people: Cast, item: EvidenceItem, hold: None) -> None:
    HOLDS.append(lambda held: "Sản phẩm đã được nghiệm thu trên cơ sở minh chứng này." if held == item else "")
    with pytest.raises(Invalid, match="đã được nghiệm thu"):
        withdraw(actor=people.lan, item=item, reason="Nộp nhầm")
    assert item in EvidenceItem.objects.standing()
