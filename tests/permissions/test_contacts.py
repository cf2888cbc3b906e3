"""No page, list or file gives anybody the address or number of an officer of another agency."""

import io
import zipfile

import pytest

from kientao.people.models import Account, Officer
from tests.permissions.test_every_address import TRIED, _address, _client
from tests.permissions.world import OWNERS, things
from tests.support.programme import on

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
_AGENCY = {"binh": "ubnd", "dung": "van_phong", "hoa": "van_son"}


@pytest.mark.parametrize("who", _AGENCY)
def test_nothing_anybody_opens_says_how_to_reach_an_officer_of_another_agency(who: str) -> None:
    built = things()
    cast, contacts = built.world.cast, {}
    for number, (name, officer) in enumerate(cast.officers.items()):
        contacts[name] = (f"{name}.thu@haison.gov.vn", f"09{number}2345678")
        Officer.objects.filter(pk=officer.pk).update(email=contacts[name][0], phone=contacts[name][1])
        Account.objects.filter(pk=cast.accounts[name].pk).update(email=contacts[name][0])
    others = [value for name, both in contacts.items() if name != who for value in both]
    with on("2026-02-03"):
        client, told = _client(built, who), []
        for name in TRIED:
            for address in {_address(name, built.of[owner]) for owner in OWNERS}:
                answer = client.get(address, {"q": "lan"} if name == "search" else {})
                content = _unpacked(answer.getvalue())
                told += [(address, value) for value in others if value.encode() in content]
    assert told == []


def _unpacked(content: bytes) -> bytes:
    """What a workbook or a document says; anything else as it is."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())
