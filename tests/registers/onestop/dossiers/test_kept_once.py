"""What there is only one of, the database keeps to it: every database, and for the province as for an agency."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from kientao.people.models import Organisation
from kientao.registers.onestop.models import BankAccount, OfficeHours

pytestmark = pytest.mark.django_db
_AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
_ACCOUNT = {
    "bin": "970436",
    "number": "0011001234567",
    "owner": "Trung tâm",
    "bank": "VCB",
    "changed": _AT,
    "changed_by": "Sơn",
}
_HOURS = {
    "kind": "day", "date": date(2026, 9, 2), "name": "Quốc khánh", "hours": [], "counted": False, "set_by": "Sơn",
    "set_at": _AT,
}  # fmt: skip


@pytest.mark.parametrize("of_an_agency", [False, True], ids=["the province's", "an agency's"])
@pytest.mark.parametrize(("model", "values"), [(BankAccount, _ACCOUNT), (OfficeHours, _HOURS)])
def test_there_is_one_of_it(model: type[Model], values: dict[str, Any], of_an_agency: bool) -> None:
    agency = Organisation.objects.create(code="snv", name="Sở Nội vụ", kind="department", level="province")
    whose = {"organisation": agency if of_an_agency else None}
    model._default_manager.create(**values, **whose)
    with pytest.raises(IntegrityError), transaction.atomic():
        model._default_manager.create(**values, **whose)
    model._default_manager.create(**values, organisation=None if of_an_agency else agency)
