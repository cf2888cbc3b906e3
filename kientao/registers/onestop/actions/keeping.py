"""Results that are kept for a citizen: looked up, revoked, put in another's place. Every look leaves a trace."""

from datetime import date

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.versions import locked_row
from kientao.ledger.waiting import changed
from kientao.registers.onestop.facts.sources import DOSSIERS
from kientao.registers.onestop.models import Result, Sight
from kientao.registers.onestop.policies.outside import may_end_result, may_look_up_results
from kientao.registers.onestop.rules.given import SHORTEST_NUMBER, plain_number, tidy

_MOST = 200


@transaction.atomic
def look_up_results(*, actor: Actor, id_number: str) -> list[Result]:
    """Everything the citizen was given, newest first. The look is kept with each dossier, the number nowhere.

    Raises NotAllowed, Invalid.
    """
    require(may_look_up_results(actor))
    number = plain_number(id_number)
    if len(number) < SHORTEST_NUMBER:
        raise Invalid({"id_number": "Ghi đủ số giấy tờ của người được cấp."})
    rows = Result.objects.filter(holder_id_number=number).exclude(state="draft")
    found = list(rows.select_related("issuer", "dossier").order_by("-issued_on", "-pk")[:_MOST])
    dossiers = {one.dossier_id for one in found if one.dossier_id is not None}
    Sight.objects.bulk_create(
        Sight(
            dossier_id=key,
            at=now(),
            actor=actor.name,
            officer_id=actor.officer,
            organisation_id=actor.organisation,
            what="results",
        )
        for key in sorted(dossiers)
    )
    record(actor=actor, action="look_up_results", subject="Result", data={"found": len(found)})
    return found


@transaction.atomic
def revoke_result(*, actor: Actor, result_id: int, version: int, reason: str) -> Result:
    """It no longer holds, and serves as no paper any more. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    result = _opened(actor, result_id, version, reason)
    return _ended(actor, result, "revoked", tidy(reason), "revoke_result")


@transaction.atomic
def replace_result(
    *, actor: Actor, result_id: int, version: int, number: str, issued_on: date, reason: str,
    valid_to: date | None = None,
) -> Result:  # fmt: skip
    """Another one of the same kind in its place; both are kept. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    result = _opened(actor, result_id, version, reason)
    errors = {}
    if not tidy(number):
        errors["number"] = "Ghi số của kết quả mới."
    if issued_on > today():
        errors["issued_on"] = "Ngày ban hành không thể sau hôm nay."
    if valid_to is not None and valid_to < issued_on:
        errors["valid_to"] = "Ngày hết hạn phải sau ngày ban hành."
    if errors:
        raise Invalid(errors)
    later = Result(
        dossier=result.dossier,
        holder_id_number=result.holder_id_number,
        holder_name=result.holder_name,
        kind_code=result.kind_code,
        name=result.name,
        number=tidy(number)[:80],
        issuer=result.issuer,
        issued_on=issued_on,
        valid_to=valid_to,
        state="issued",
        replaces=result,
        made=now(),
        made_by=actor.name,
    )
    later.save(force_insert=True)
    _ended(actor, result, "replaced", tidy(reason), "replace_result")
    return later


def _opened(actor: Actor, result_id: int, version: int, reason: str) -> Result:
    result = locked_row(Result.objects.select_related("issuer", "dossier"), result_id)
    require(may_end_result(actor, result))
    if result.version != version:
        raise ChangedMeanwhile
    if result.state != "issued":
        raise Invalid({"": f"Kết quả này {result.get_state_display().lower()}."})
    if not tidy(reason):
        raise Invalid({"reason": "Ghi lý do và căn cứ: được lưu với kết quả."})
    return result


def _ended(actor: Actor, result: Result, state: str, reason: str, action: str) -> Result:
    result.state, result.ended, result.ended_by = state, now(), actor.name
    result.ended_reason, result.version = reason[:500], result.version + 1
    result.save()
    if result.dossier_id is not None:
        changed(DOSSIERS, result.dossier_id)
    data: dict[str, str | int | None] = {"number": result.number, "reason": reason[:200]}
    record(actor=actor, action=action, subject=f"Result {result.pk}", data=data)
    return result
