"""What was decided: kept with number, date, issuer and validity, so that nobody is asked for it twice."""

from datetime import date
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid, require
from kientao.evidence.models import StoredFile
from kientao.registers.onestop.actions.moving import locked, move
from kientao.registers.onestop.models import Applicant, Dossier, Result, StepRun, StepState
from kientao.registers.onestop.policies.dossiers import may_decide, may_record_result
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.rules.given import tidy
from kientao.registers.onestop.rules.states import Act
from kientao.registers.onestop.rules.validity import valid_to


class ResultGiven(TypedDict):
    """A result as somebody gives it. `kind_code` is one of the procedure's; without it the first of them."""

    name: str
    number: str
    issued_on: date
    kind_code: NotRequired[str]
    file: NotRequired[StoredFile | None]
    file_name: NotRequired[str]
    signature: NotRequired[dict[str, object] | None]


@transaction.atomic
def record_result(*, actor: Actor, dossier_id: int, version: int, **given: Unpack[ResultGiven]) -> Result:
    """A draft result of a dossier in hand; passing on the last step issues it. Another draft replaces the first.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    dossier = locked(dossier_id, version)
    require(may_record_result(actor, dossier, StepRun.objects.filter(dossier=dossier, state=StepState.OPEN)))
    if dossier.ended is not None:
        raise Invalid({"": "Hồ sơ đã kết thúc: dùng «Đính chính» để thay kết quả."})
    _check(given)
    Result.objects.filter(dossier=dossier, state="draft").update(state="replaced")
    result = _result(dossier, actor, given)
    result.state = "draft"
    result.save()
    move(dossier, Act.STEP, actor=actor, data={"result": result.name, "number": result.number})
    return result


@transaction.atomic
def correct_result(*, actor: Actor, dossier_id: int, version: int, reason: str, **given: Unpack[ResultGiven]) -> Result:
    """A result that was wrong is replaced by another; both are kept. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    dossier = locked(dossier_id, version)
    require(may_decide(actor, dossier))
    _check(given)
    before = Result.objects.filter(dossier=dossier, state="issued").order_by("pk").last()
    errors = {} if reason.strip() else {"reason": "Ghi chỗ sai và vì sao đính chính."}
    if before is None:
        errors[""] = "Hồ sơ này chưa có kết quả nào để đính chính."
    if errors or before is None:
        raise Invalid(errors)
    result = _result(dossier, actor, {**given, "kind_code": given.get("kind_code") or before.kind_code})
    result.state, result.replaces = "issued", before
    result.save()
    before.state = "replaced"
    before.save(update_fields=["state"])
    move(dossier, Act.CORRECT, actor=actor, data={"number": result.number, "reason": reason.strip()})
    return result


def _result(dossier: Dossier, actor: Actor, given: ResultGiven) -> Result:
    kind_code, issued_on = given.get("kind_code", ""), given["issued_on"]
    kinds = {one.code: one for one in content_of(dossier.version_of_procedure).results}
    kind = kinds.get(kind_code) or next(iter(kinds.values()), None)
    holder = Applicant.objects.filter(dossier=dossier).values_list("id_number", flat=True).first() or ""
    return Result(
        dossier=dossier,
        holder_id_number=holder,
        holder_name=dossier.applicant_name,
        kind_code=kind.code if kind else kind_code,
        name=tidy(given["name"])[:500],
        number=tidy(given["number"])[:80],
        issuer_id=_issuer(dossier, actor),
        issued_on=issued_on,
        valid_to=valid_to(issued_on, kind.months if kind else None),
        file=given.get("file"),
        file_name=given.get("file_name", "")[:200],
        signature=given.get("signature") or {},
        made=now(),
        made_by=actor.name,
    )


def _issuer(dossier: Dossier, actor: Actor) -> int:
    """The agency that decides: another than the one that has the dossier where a step of it is done there."""
    here = actor.organisation
    if here in (None, dossier.competent_id, dossier.received_at_id, dossier.result_at_id):
        return dossier.competent_id
    return here if StepRun.objects.filter(dossier=dossier, organisation=here).exists() else dossier.competent_id


def _check(given: ResultGiven) -> None:
    errors = {}
    if not given["name"].strip():
        errors["name"] = "Ghi tên kết quả, ví dụ: Giấy phép xây dựng."
    if given["issued_on"] > today():
        errors["issued_on"] = "Ngày ban hành không thể sau hôm nay."
    if errors:
        raise Invalid(errors)
