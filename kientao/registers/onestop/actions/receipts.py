"""The next number of a receipt for money: no gap, no double, for each agency and year."""

from datetime import date

from kientao.people.models import Organisation
from kientao.registers.onestop.actions.numbering import agency_code
from kientao.registers.onestop.models import CodeSequence


def next_receipt(organisation: Organisation, day: date) -> str:
    """ "H99.02/2026/000012". Call inside a transaction: what is rolled back gives its number back."""
    agency = agency_code(organisation, day) or f"CQ{organisation.pk}"
    CodeSequence.objects.get_or_create(prefix=f"BL {agency}", date=date(day.year, 1, 1))
    sequence = CodeSequence.objects.select_for_update(no_key=True).get(prefix=f"BL {agency}", date=date(day.year, 1, 1))
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return f"{agency}/{day.year}/{sequence.last:06d}"
