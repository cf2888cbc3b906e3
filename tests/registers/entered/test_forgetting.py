"""A correction that was dropped is forgotten after its time; whatever was handed in stays."""

from typing import Any

import pytest

from kientao.base.actor import SYSTEM
from kientao.base.retention.actions import forget_due
from tests.registers.entered.conftest import Round
from tests.support.programme import on

pytestmark = pytest.mark.django_db


def test_a_dropped_correction_is_forgotten_and_what_was_said_stays(office: Round, settings: Any) -> None:
    settings.KEEP_DRAFTS_DAYS = 365
    answer = office.done(office.asked(), 18, 20)
    office.corrected(answer)
    office.uncorrected(answer)
    for day, kept in (("2027-04-06", 2), ("2027-04-08", 1)):
        with on(day):
            forget_due(actor=SYSTEM)
        assert answer.revisions.count() == kept
    assert answer.revisions.get().evidence.count() == 1
    with on("2027-04-08"):
        office.corrected(answer)
    assert list(answer.revisions.values_list("number", flat=True)) == [1, 2]
