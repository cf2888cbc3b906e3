"""A dossier goes on as it began, whatever becomes of its procedure and process meanwhile."""

import dataclasses
from datetime import date

import pytest

from kientao.registers.onestop.actions.procedures import draft_version
from kientao.registers.onestop.actions.procedures_publishing import Publication, abolish_procedure, publish_version
from kientao.registers.onestop.actions.processes import Adoption, draft_process, publish_process
from kientao.registers.onestop.models import Procedure
from kientao.registers.onestop.queries.offered import content_of, process_of
from kientao.registers.onestop.rules.process import Process, Step
from tests.support.onestop import Shop
from tests.support.programme import on

pytestmark = pytest.mark.django_db
TERMS = Publication(date(2026, 3, 10), "9/QĐ-UBND", date(2026, 3, 2))


def test_a_running_dossier_stays_on_the_version_it_was_accepted_under(office: Shop) -> None:
    dossier = office.dossier()
    dung = office.cast.dung
    renamed = dataclasses.replace(content_of(dossier.version_of_procedure), name="Tên mới")
    draft = draft_version(actor=dung, procedure_id=dossier.procedure_id, content=renamed)
    publish_version(actor=dung, version_id=draft.pk, version=draft.version, terms=TERMS)
    dossier.refresh_from_db()
    assert content_of(dossier.version_of_procedure).name != "Tên mới"
    assert Procedure.objects.get(pk=dossier.procedure_id).name == "Tên mới"
    with on("2026-03-11"):
        assert content_of(office.dossier().version_of_procedure).name == "Tên mới"


def test_a_running_dossier_stays_on_its_process(office: Shop) -> None:
    dossier = office.dossier()
    assert dossier.process is not None
    before, dung = process_of(dossier.process), office.cast.dung
    short = Process((Step("b1", "Tiếp nhận, trả ngay", post="Công chức một cửa", minutes=60),))
    draft = draft_process(actor=dung, procedure_id=dossier.procedure_id, content=short)
    terms = Adoption(TERMS.valid_from, TERMS.decision, TERMS.decided_on)
    publish_process(actor=dung, process_id=draft.pk, version=draft.version, terms=terms)
    dossier.refresh_from_db()
    assert dossier.process is not None
    assert process_of(dossier.process) == before


def test_a_running_dossier_goes_on_when_its_procedure_is_abolished(office: Shop) -> None:
    dossier = office.dossier()
    procedure = office.procedure()
    abolish_procedure(actor=office.cast.dung, procedure_id=procedure.pk, version=procedure.version, terms=TERMS)
    dossier.refresh_from_db()
    assert dossier.ended is None
    assert dossier.version_of_procedure.state == "published"
