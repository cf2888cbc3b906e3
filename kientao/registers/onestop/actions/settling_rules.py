"""The office's rules of the one-stop shop, and the codes dossiers are numbered by: settled from a date on."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid, require
from kientao.people.models import Organisation
from kientao.registers.onestop.models import AgencyCode, RulesVersion
from kientao.registers.onestop.policies.dossiers import may_settle_rules
from kientao.registers.onestop.queries.rules_in_force import rules_on
from kientao.registers.onestop.rules.as_json import as_json
from kientao.registers.onestop.rules.codes import BadCode, prefix
from kientao.registers.onestop.rules.office_rules import OfficeRules, settings


@transaction.atomic
def settle_rules(*, actor: Actor, valid_from: date, rules: OfficeRules, legal_act: str) -> RulesVersion:
    """A new version of the rules. Dossiers received before keep theirs. Raises NotAllowed, Invalid."""
    require(may_settle_rules(actor))
    errors = dict(_out_of_bounds(rules))
    if valid_from < today():
        errors["valid_from"] = "Quy tắc mới áp dụng từ hôm nay hoặc một ngày sau: hồ sơ đã nhận giữ quy tắc cũ."
    elif RulesVersion.objects.filter(valid_from=valid_from).exists():
        errors["valid_from"] = "Đã có quy tắc áp dụng từ ngày này: chọn ngày khác."
    if not legal_act.strip():
        errors["legal_act"] = "Ghi văn bản làm căn cứ."
    if not errors and rules == rules_on(valid_from).rules:
        errors[""] = "Không có quy tắc nào thay đổi."
    if errors:
        raise Invalid(errors)
    number = (RulesVersion.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    version = RulesVersion(
        number=number, valid_from=valid_from, values=as_json(rules), legal_act=legal_act.strip()[:250],
        set_by=actor.name, set_at=now(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            version.save()
    except IntegrityError:
        raise Invalid({"": "Người khác vừa đặt quy tắc mới: tải lại trang để xem."}) from None
    record(
        actor=actor, action="settle_one_stop_rules", subject=f"RulesVersion {version.pk}",
        data={"number": number, "from": valid_from.isoformat(), "legal_act": version.legal_act},
    )  # fmt: skip
    return version


@transaction.atomic
def set_agency_code(
    *, actor: Actor, organisation_id: int, code: str, valid_from: date, counter_id: int | None = None
) -> AgencyCode:
    """The agency's dossiers are numbered by this code from a date on; numbers given stay. `counter_id` is the one-stop
    shop that answers what is filed online for it, its own where none is named. Raises NotAllowed, Invalid.
    """
    require(may_settle_rules(actor))
    organisation = Organisation.objects.get(pk=organisation_id)
    wanted, errors = code.strip().upper(), {}
    try:
        prefix(wanted, rules_on(valid_from).rules.code_pattern)
    except BadCode:
        errors["code"] = "Mã có dạng H56.17.05 (QĐ 20/2020/QĐ-TTg) hoặc 000.17.05.H56 (QCVN 102)."
    if valid_from < today():
        errors["valid_from"] = "Mã mới áp dụng từ hôm nay hoặc một ngày sau: mã hồ sơ đã cấp không đổi."
    elif AgencyCode.objects.filter(organisation=organisation, valid_from__gte=valid_from).exists():
        errors["valid_from"] = "Đã có mã áp dụng từ ngày này hoặc sau đó."
    counter = Organisation.objects.on(valid_from).filter(pk=counter_id).first() if counter_id is not None else None
    if counter_id is not None and counter is None:
        errors["counter"] = "Nơi này không hoạt động từ ngày đó: chọn một cửa khác."
    if errors:
        raise Invalid(errors)
    row = AgencyCode(organisation=organisation, code=wanted, counter=counter, valid_from=valid_from)
    row.save()
    record(
        actor=actor, action="set_agency_code", subject=f"Organisation {organisation.pk}",
        data={"name": organisation.name, "code": wanted, "from": valid_from.isoformat(),
              "counter": counter.name if counter else None},
    )  # fmt: skip
    return row


def _out_of_bounds(rules: OfficeRules) -> dict[str, str]:
    found = {}
    for name, about in settings():
        value = getattr(rules, name)
        if about.least is None or about.most is None or value is None:
            continue
        if not about.least <= value <= about.most:
            found[name] = f"Từ {about.least} đến {about.most}."
    if len(rules.system_owner) not in (0, 2) or not (rules.system_owner or "00").isdecimal():
        found["system_owner"] = "Hai chữ số, hoặc để trống."
    return found
