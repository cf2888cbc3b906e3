"""What can't be received at the counter is recorded too: asked for, refused, and accepted once it is complete."""

import uuid

import pytest
from django.utils import timezone

from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.registers.onestop.actions.answering import accept_filed
from kientao.registers.onestop.actions.receiving import receive
from kientao.registers.onestop.actions.supplementing import supplement
from kientao.registers.onestop.actions.turning_away import file_incomplete, file_refused
from kientao.registers.onestop.models import Charge, CodeSequence, Dossier, Paper, ProcedureVersion, StepRun
from kientao.registers.onestop.rules.given import PaperGiven
from kientao.registers.onestop.rules.states import Status
from tests.support.onestop import LICENCE, Shop
from tests.support.programme import on

pytestmark = pytest.mark.django_db


def incomplete(office: Shop, **changes: object) -> Dossier:
    given = {
        "actor": office.actor("mai"),
        "procedure_id": office.procedure(LICENCE).pk,
        "competent_id": office.organisations["tu_phap"].pk,
        "filing": office.filing(papers=(PaperGiven("don", originals=1),)),
        "reason": "Chưa có bản sao bằng",
        "items": ["Bản sao bằng cử nhân luật"],
        **changes,
    }
    return file_incomplete(**given)  # type: ignore[arg-type]


def again(dossier: Dossier) -> Dossier:
    return Dossier.objects.get(pk=dossier.pk)


def test_an_incomplete_dossier_has_a_code_and_waits_without_a_receipt(office: Shop) -> None:
    dossier = again(incomplete(office))
    assert dossier.code == "H99.002.00-260303-0001"
    assert (Status(dossier.status), dossier.received_on, dossier.due) == (Status.SUPPLEMENT, None, None)
    assert dossier.requests_made.get().items == ["Bản sao bằng cử nhân luật"]
    assert not StepRun.objects.exists()
    assert not Charge.objects.exists()


def test_what_comes_is_ticked_and_the_dossier_is_counted_from_its_acceptance(office: Shop) -> None:
    dossier, mai = incomplete(office), office.actor("mai")
    with on("2026-03-05"):
        with pytest.raises(Invalid, match="Còn thiếu"):
            accept_filed(actor=mai, dossier_id=dossier.pk, version=again(dossier).version)
        supplement(
            actor=mai, dossier_id=dossier.pk, version=again(dossier).version, papers=(PaperGiven("bang", copies=1),)
        )
        answered = again(dossier)
        assert Status(answered.status) is Status.FILED
        assert answered.answer_by is not None
        assert timezone.localtime(answered.answer_by).isoformat() == "2026-03-06T09:00:00+07:00"
        accept_filed(actor=mai, dossier_id=dossier.pk, version=answered.version)
    accepted = again(dossier)
    assert Status(accepted.status) is Status.PROCESSING
    assert (accepted.code, accepted.requests, accepted.answer_by) == (dossier.code, 0, None)
    assert timezone.localtime(accepted.due or accepted.filed).isoformat() == "2026-03-19T17:30:00+07:00"
    assert [(run.key, run.state) for run in accepted.steps.order_by("number")] == [("b1", "done"), ("b2", "open")]
    assert Charge.objects.get(dossier=dossier).amount == 50_000


def test_what_is_still_missing_keeps_a_filed_dossier_from_being_accepted(office: Shop) -> None:
    dossier, mai = incomplete(office), office.actor("mai")
    supplement(actor=mai, dossier_id=dossier.pk, version=again(dossier).version)
    with pytest.raises(Invalid, match="Còn thiếu: Bằng cử nhân luật"):
        accept_filed(actor=mai, dossier_id=dossier.pk, version=again(dossier).version)
    Paper.objects.filter(dossier=dossier).update(present=True)
    with pytest.raises(ChangedMeanwhile):
        accept_filed(actor=mai, dossier_id=dossier.pk, version=1)
    with pytest.raises(NotAllowed, match="Bộ phận một cửa"):
        accept_filed(actor=office.actor("anh"), dossier_id=dossier.pk, version=again(dossier).version)


def test_a_procedure_withdrawn_meanwhile_is_not_accepted_under(office: Shop) -> None:
    dossier, mai = incomplete(office), office.actor("mai")
    supplement(actor=mai, dossier_id=dossier.pk, version=again(dossier).version, papers=(PaperGiven("bang", copies=1),))
    ProcedureVersion.objects.filter(procedure__code=LICENCE).update(valid_to="2026-03-02")
    with pytest.raises(Invalid, match="không có bản nào còn hiệu lực"):
        accept_filed(actor=mai, dossier_id=dossier.pk, version=again(dossier).version)
    assert Status(again(dossier).status) is Status.FILED


def test_a_refused_dossier_says_why_and_has_ended(office: Shop) -> None:
    given = {
        "actor": office.actor("mai"), "procedure_id": office.procedure(LICENCE).pk,
        "competent_id": office.organisations["tu_phap"].pk, "filing": office.filing(),
    }  # fmt: skip
    with pytest.raises(Invalid, match="Ghi lý do"):
        file_refused(**given, reason=" ")  # type: ignore[arg-type]
    assert not Dossier.objects.exists()
    assert not CodeSequence.objects.filter(last__gt=0).exists()
    dossier = again(file_refused(**given, reason="Không thuộc thẩm quyền của tỉnh"))  # type: ignore[arg-type]
    assert (Status(dossier.status), dossier.received_on) == (Status.REFUSED, None)
    assert dossier.events.last().data["reason"] == "Không thuộc thẩm quyền của tỉnh"  # type: ignore[union-attr]


def test_a_form_sent_twice_makes_one_dossier(office: Shop) -> None:
    form = uuid.uuid4()
    first, second = incomplete(office, request_id=form), incomplete(office, request_id=form)
    assert first.pk == second.pk
    other = uuid.uuid4()
    given = {
        "procedure_id": office.procedure(LICENCE).pk, "competent_id": office.organisations["tu_phap"].pk,
        "filing": office.filing(), "request_id": other,
    }  # fmt: skip
    received = receive(actor=office.actor("mai"), **given)  # type: ignore[arg-type]
    assert receive(actor=office.actor("mai"), **given).pk == received.pk  # type: ignore[arg-type]
    with pytest.raises(Invalid, match="một người khác gửi"):
        receive(actor=office.actor("anh"), **given)  # type: ignore[arg-type]
    with pytest.raises(Invalid, match="Mở phiếu mới"):
        receive(actor=office.actor("mai"), **{**given, "filing": office.filing(name="Người đến sau")})  # type: ignore[arg-type]
    assert Dossier.objects.count() == 2


def test_whoever_is_not_at_a_counter_turns_nobody_away(office: Shop) -> None:
    with pytest.raises(NotAllowed, match="Công chức một cửa"):
        incomplete(office, actor=office.actor("yen"))
