"""A file that was looked at and never written is forgotten after its time; what was written stays."""

from typing import Any

import pytest

from kientao.base.actor import SYSTEM
from kientao.base.refusal import NotAllowed
from kientao.base.retention.actions import forget_due
from kientao.registers.intake.models import Batch, BatchState, IntakeRow
from tests.registers.intake.conftest import Office, line, workbook
from tests.support.programme import on

pytestmark = pytest.mark.django_db


def test_a_file_that_waits_for_ever_is_forgotten_and_the_rows_stay(office: Office, settings: Any) -> None:
    settings.KEEP_CITIZEN_TRACES_DAYS = 90
    office.written(line("1"))
    batch = office.sent(workbook(line("1"), line("2")))
    with on("2026-09-03"):
        forget_due(actor=SYSTEM)
        batch.refresh_from_db()
        assert (batch.state, batch.content) == (BatchState.DROPPED, None)
        with pytest.raises(NotAllowed, match="Hết hạn chờ"):
            office.applied(batch)
    assert (Batch.objects.count(), IntakeRow.objects.count()) == (2, 1)
