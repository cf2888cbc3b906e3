"""A piece that became part of nothing goes after its term, with its file unless another piece has the same."""

from datetime import timedelta
from pathlib import Path

import pytest

from kientao.base.actor import SYSTEM
from kientao.base.clock import moved_to, now
from kientao.base.retention.actions import forget_due
from kientao.evidence import storage
from kientao.evidence.actions import sweep, withdraw
from kientao.evidence.models import EvidenceItem, StoredFile
from kientao.evidence.verify import verify
from tests.evidence import samples
from tests.evidence.handing_in import hands_in
from tests.evidence.test_storehouse import _age
from tests.support.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def _place(item: EvidenceItem) -> Path:
    assert item.file is not None
    return storage.path_of(item.file.sha256)


def test_the_file_of_a_forgotten_piece_goes_with_the_next_sweep(people: Cast) -> None:
    place = _place(hands_in(people.lan))
    _age(place)
    with moved_to(now() + timedelta(days=91)):
        assert forget_due(actor=SYSTEM)["unused_evidence"] == 1
    assert not StoredFile.objects.exists()
    assert place.exists()
    assert sweep(actor=SYSTEM) == 1
    assert not place.exists()


def test_a_file_that_another_piece_has_stays(people: Cast) -> None:
    with moved_to(now() - timedelta(days=100)):
        hands_in(people.lan)
    kept = hands_in(people.minh)
    _age(_place(kept))
    assert forget_due(actor=SYSTEM) == {"unused_evidence": 1}
    assert EvidenceItem.objects.get() == kept
    assert sweep(actor=SYSTEM) == 0
    assert list(verify()) == []


def test_what_was_forgotten_can_be_handed_in_again_before_the_sweep(people: Cast) -> None:
    with moved_to(now() - timedelta(days=100)):
        place = _place(hands_in(people.lan, samples.docx()))
    forget_due(actor=SYSTEM)
    _age(place)
    hands_in(people.lan, samples.docx())
    assert sweep(actor=SYSTEM) == 0
    assert list(verify()) == []


def test_a_withdrawal_is_a_fact_and_keeps_its_piece(people: Cast) -> None:
    item = hands_in(people.lan)
    withdraw(actor=people.lan, item=item, reason="Nhầm tệp")
    with moved_to(now() + timedelta(days=999)):
        assert "unused_evidence" not in forget_due(actor=SYSTEM)
    assert EvidenceItem.objects.get() == item
