"""The next code of a dossier: no gap, no double, however many counters ask at once."""

from datetime import date

from kientao.base.refusal import Invalid
from kientao.people.models import Organisation
from kientao.registers.onestop.models import AgencyCode, CodeSequence
from kientao.registers.onestop.rules.codes import BadCode, dossier_code, prefix
from kientao.registers.onestop.rules.office_rules import OfficeRules


def next_code(organisation: Organisation, day: date, rules: OfficeRules) -> str:
    """The code of the day's next dossier. Call inside a transaction: what is rolled back gives its number back.

    Raises Invalid when the agency has no code to make one of.
    """
    agency = agency_code(organisation, day)
    try:
        stem = prefix(agency, rules.code_pattern)
    except BadCode:
        raise Invalid({"": _no_code(organisation, agency)}) from None
    sequence = _locked(stem, day)
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return dossier_code(agency, day, sequence.last, rules.code_pattern, rules.system_owner)


def _locked(stem: str, day: date) -> CodeSequence:
    """The day's row, begun by its first dossier."""
    rows = CodeSequence.objects.select_for_update(no_key=True).filter(prefix=stem, date=day)
    found = list(rows)
    if not found:
        CodeSequence.objects.get_or_create(prefix=stem, date=day)
        found = list(rows.all())
    return found[0]


def agency_code(organisation: Organisation, day: date) -> str:
    """The agency's code that day: the one the office set for dossiers, else its electronic identifier."""
    held = _settled(organisation, day)
    return held.code if held else organisation.id_code


def online_counter(organisation: Organisation, day: date) -> Organisation | None:
    """The one-stop shop that answers what is filed online for the agency; None: its own."""
    held = _settled(organisation, day)
    return held.counter if held else None


def _settled(organisation: Organisation, day: date) -> AgencyCode | None:
    held = AgencyCode.objects.filter(organisation=organisation, valid_from__lte=day).order_by("-valid_from").first()
    return held if held is not None and (held.valid_to is None or held.valid_to >= day) else None


def _no_code(organisation: Organisation, code: str) -> str:
    said = f"«{code}» không đúng dạng" if code else "chưa có"
    return (
        f"Mã định danh điện tử của {organisation} {said}, nên chưa đặt được mã hồ sơ. "
        "Ghi mã dạng H56.17.05 ở trang của cơ quan (QĐ 20/2020/QĐ-TTg)."
    )
