"""What a person exports for the portal names nobody's number; what the server's operator exports is whole."""

import datetime
import json

from kientao.base.actor import SYSTEM
from kientao.registers.onestop.actions.reconciling import exported
from tests.support.onestop import Shop

DAY = datetime.date(2026, 3, 3)


def test_only_the_program_itself_exports_whole_numbers(office: Shop) -> None:
    office.dossier(email="buoi@haison.example")
    secrets = ("001190012345", "0912345678", "buoi@haison.example")
    for who in ("dung", "son"):
        [row] = exported(actor=office.actor(who), first=DAY, last=DAY)
        assert [one for one in secrets if one in json.dumps(row)] == []
    [whole] = exported(actor=SYSTEM, first=DAY, last=DAY)
    assert (whole["SoDinhDanh"], whole["SoDienThoai"], whole["Email"]) == secrets
