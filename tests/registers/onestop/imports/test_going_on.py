"""A machine that stops in the middle of a batch: it goes on behind what was staged, and nothing is written twice."""

import signal
from collections.abc import Iterator
from importlib import import_module
from unittest.mock import patch

import pytest
from django.apps import apps
from django.db import connections

from kientao.base.actor import SYSTEM
from kientao.base.audit import faults
from kientao.registers.onestop.imports import staging
from kientao.registers.onestop.imports.applying import apply_import
from kientao.registers.onestop.imports.staging import begin_import, stage
from kientao.registers.onestop.models import Applicant, Dossier, DossierSpell, Event, Import, ImportPart
from tests.hardship.dying import Steps, in_a_process
from tests.registers.onestop.imports.batches import OLD, as_json, row
from tests.support.onestop import shop
from tests.support.programme import on

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROWS = 25


@pytest.fixture
def small_parts() -> Iterator[None]:
    with on("2026-03-03"), patch.object(staging, "PART", 4):
        shop()
        yield


def _begun() -> Import:
    rows = [row(MaHoSo=f"H99.02-260105-{at:04d}", TrangThaiHoSo="10" if at % 2 else "99") for at in range(ROWS)]
    return begin_import(actor=SYSTEM, system=OLD, name="ho-so.json", content=as_json(*rows))


def _killed_at(step: int, batch: int, *, apply: bool) -> int:
    def work() -> None:
        with Steps(step).counted():
            found = Import.objects.get(pk=batch)
            if apply:
                apply_import(actor=SYSTEM, import_id=batch, version=found.version, leave_out_errors=True)
            else:
                stage(found)

    connections.close_all()
    return in_a_process(work)


def test_staging_goes_on_behind_the_last_part_however_often_it_is_killed(small_parts: None) -> None:
    batch, parts, kills = _begun(), [0], 0
    for step in range(2, 40):
        if _killed_at(step, batch.pk, apply=False) != signal.SIGKILL:
            break
        kills += 1
        parts.append(ImportPart.objects.filter(batch=batch).count())
    assert kills >= 3
    assert parts == sorted(parts)
    found = stage(Import.objects.get(pk=batch.pk))
    assert (found.state, found.done_rows, found.error_count) == ("checked", ROWS, (ROWS + 1) // 2)
    assert found.result == {"new": ROWS // 2}
    numbers = [number for part in found.parts.order_by("number") for number, _, _ in part.rows]
    assert numbers == list(range(1, ROWS + 1))


def test_applying_writes_all_or_nothing_and_succeeds_afterwards(small_parts: None) -> None:
    batch, kills = stage(_begun()), 0
    for step in range(1, 80):
        if _killed_at(step, batch.pk, apply=True) != signal.SIGKILL:
            break
        kills += 1
        assert {Dossier.objects.count(), Applicant.objects.count()} in ({0}, {ROWS // 2})
        if Dossier.objects.exists():
            break
        assert not Event.objects.exists()
    assert kills >= 4
    if Import.objects.get(pk=batch.pk).applied is None:
        apply_import(actor=SYSTEM, import_id=batch.pk, version=batch.version, leave_out_errors=True)
    done = Import.objects.get(pk=batch.pk)
    assert done.result["new"] == Dossier.objects.count() == Applicant.objects.count() == ROWS // 2
    assert DossierSpell.objects.filter(to_at__isnull=True).count() == ROWS // 2
    assert list(faults()) == []


def test_a_batch_staged_by_an_earlier_version_is_applied_by_this_one(small_parts: None) -> None:
    batch = stage(_begun())
    now = {part.pk: part.rows for part in batch.parts.all()}
    for part in batch.parts.all():
        part.rows = [[number, said] for number, said, _ in part.rows]
        part.save(update_fields=["rows"])
    for _ in range(2):  # what is known already stays as it is
        import_module("kientao.registers.onestop.migrations.0003_rows_of_batches_known").known(apps, None)
    assert {part.pk: part.rows for part in batch.parts.all()} == now
    apply_import(actor=SYSTEM, import_id=batch.pk, version=batch.version, leave_out_errors=True)
    assert Dossier.objects.count() == ROWS // 2
