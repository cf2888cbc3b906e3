"""Who answers for a reform domain, or runs the programme, from a day on."""

from datetime import date, timedelta

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.refusal import Invalid, require
from kientao.people.domains import SUBJECTS
from kientao.people.kinds import Kind
from kientao.people.models import Organisation, Responsibility
from kientao.people.policies.organisations import may_edit_organisations


def set_responsibility(
    *,
    actor: Actor,
    province: Organisation,
    subject: str,
    organisation: Organisation,
    valid_from: date | None = None,
    legal_act: str = "",
) -> Responsibility:
    """From `valid_from` (None: since ever) the organisation answers for the subject; who did so before ends the day
    before. One answers at a time. Raises Invalid for a day before the present holder began, or an unknown subject.
    """
    require(may_edit_organisations(actor))
    _check(province, subject, organisation, valid_from, legal_act)
    with transaction.atomic():
        Organisation.objects.select_for_update(of=("self",), no_key=True).get(
            pk=province.pk
        )  # one change of a province at a time
        before = Responsibility.objects.filter(province=province, subject=subject).order_by("valid_from", "pk").last()
        if before is not None:
            _close(before, organisation, valid_from)
        made = Responsibility.objects.create(
            province=province,
            subject=subject,
            organisation=organisation,
            valid_from=valid_from,
            legal_act=legal_act,
        )
        record(
            actor=actor,
            action="set_responsibility",
            subject=f"Organisation {organisation.pk}",
            data={
                "subject": subject,
                "province": province.code,
                "valid_from": valid_from.isoformat() if valid_from else None,
                "before": before.organisation.code if before else None,
                "legal_act": legal_act,
            },
        )
    return made


def _close(before: Responsibility, organisation: Organisation, valid_from: date | None) -> None:
    if before.valid_to is not None and valid_from is not None and before.valid_to < valid_from:
        return
    if before.organisation_id == organisation.pk:
        raise Invalid({"organisation": f"{organisation.name} đang phụ trách lĩnh vực này."})
    if valid_from is None or (before.valid_from is not None and valid_from <= before.valid_from):
        since = f"{before.valid_from:%d/%m/%Y}" if before.valid_from else "trước đến nay"
        raise Invalid({"valid_from": f"{before.organisation.name} phụ trách từ {since}; chọn ngày sau ngày đó."})
    before.valid_to = valid_from - timedelta(days=1)
    before.save(update_fields=["valid_to"])


def _check(
    province: Organisation, subject: str, organisation: Organisation, valid_from: date | None, legal_act: str
) -> None:
    wrong: dict[str, str] = {}
    if subject not in SUBJECTS:
        wrong["subject"] = "Chọn lĩnh vực trong danh sách."
    if province.kind != Kind.PROVINCE_COMMITTEE:
        wrong["province"] = "Chọn UBND cấp tỉnh."
    if not organisation.exists_on(valid_from) if valid_from else organisation.valid_to is not None:
        wrong["organisation"] = f"{organisation.name} không hoạt động vào ngày đó; chọn cơ quan đang hoạt động."
    if len(legal_act) > 250:
        wrong["legal_act"] = "Văn bản giao dài quá 250 ký tự, hãy rút gọn."
    if wrong:
        raise Invalid(wrong)
