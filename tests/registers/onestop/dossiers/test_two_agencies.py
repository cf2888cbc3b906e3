"""One dossier, two agencies: the department proposes, the province's committee signs, and what it signs is its own."""

import pytest

from kientao.base.refusal import NotAllowed
from kientao.registers.onestop.actions.results import record_result
from kientao.registers.onestop.actions.stepping import pass_on
from kientao.registers.onestop.models import Dossier, Result, StepRun
from kientao.registers.onestop.rules.process import Place, Process, Step, StepKind, Way
from kientao.registers.onestop.rules.states import Status
from tests.support.onestop import JUDICIAL, Shop, licence, publish

SIGNED_ABOVE = "9.000004"


@pytest.fixture
def proposed(office: Shop) -> Dossier:
    """Appraised by Sở Tư pháp, waiting for Sở Tài chính to sign."""
    process = Process(
        (
            Step("b1", "Tiếp nhận", StepKind.RECEIVE, Place.RECEPTION, ways=(Way("b2"),)),
            Step("b2", "Thẩm định, lập tờ trình", StepKind.APPRAISE, post=JUDICIAL, minutes=960, ways=(Way("b3"),)),
            Step("b3", "Ký giấy phép", StepKind.APPROVE, Place.AGENCY, agency="tai-chinh", minutes=480,
                 ways=(Way("b4"),)),
            Step("b4", "Trả kết quả", StepKind.RETURN, Place.RECEPTION, counted=False),
        )
    )  # fmt: skip
    publish(office, SIGNED_ABOVE, licence(), "tu_phap", process)
    dossier = office.dossier(code=SIGNED_ABOVE)
    step = StepRun.objects.get(dossier=dossier, key="b2")
    pass_on(actor=office.actor("minh"), step_id=step.pk, version=Dossier.objects.get(pk=dossier.pk).version)
    return Dossier.objects.get(pk=dossier.pk)


def test_who_signs_above_records_the_result_and_is_its_issuer(proposed: Dossier, office: Shop) -> None:
    kha = office.actor("kha")
    given = {"dossier_id": proposed.pk, "name": "Giấy phép", "number": "5/GP", "issued_on": proposed.created.date()}
    with pytest.raises(NotAllowed):
        record_result(actor=kha, version=proposed.version, **given)  # type: ignore[arg-type]
    step = StepRun.objects.get(dossier=proposed, state="open")
    StepRun.objects.filter(pk=step.pk).update(officer=kha.officer)
    record_result(actor=kha, version=proposed.version, **given)  # type: ignore[arg-type]
    assert Result.objects.get().issuer == office.organisations["tai_chinh"]
    proposed.refresh_from_db()
    pass_on(actor=kha, step_id=step.pk, version=proposed.version)
    proposed.refresh_from_db()
    assert Status(proposed.status) is Status.DONE
    assert Result.objects.get().state == "issued"
