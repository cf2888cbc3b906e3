"""What agencies enter needs a request, evidence and approval: no file, folder or key goes around them."""

import json
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from kientao.base.actor import SYSTEM
from kientao.base.clock import now
from kientao.base.refusal import Invalid
from kientao.facts.catalogue import FACTS, SENT
from kientao.people.actions.clients import make_client
from kientao.people.scopes import Scope
from kientao.registers.intake.actions.mappings import keep_mapping
from kientao.registers.intake.actions.sources import Terms, keep_source
from kientao.registers.intake.actions.staging import stage_batch
from kientao.registers.intake.drop.taking import take_all
from kientao.registers.intake.facts import GIVER
from kientao.registers.intake.models import Batch, IntakeRow, SavedMapping
from kientao.registers.intake.rules.mode import Mode
from kientao.registers.intake.rules.typed import usual
from tests.api.conftest import Caller
from tests.registers.intake.conftest import Office

pytestmark = pytest.mark.django_db
NEVER = sorted(set(FACTS) - set(SENT))
SHEET = "Cơ quan,Ngày,Số liệu,Tử số,Mẫu số\nSTP,31/03/2026,Chứng thực bản sao điện tử,18,20\n".encode()


def test_there_are_two_such_facts() -> None:
    assert NEVER == ["figure-entered", "level-entered"]
    assert not {one.code for one in GIVER.facts} & set(NEVER)


@pytest.mark.parametrize("code", NEVER)
def test_no_source_says_how_it_would_send_one(office: Office, code: str) -> None:
    columns = {one.name: usual(one) for one in FACTS[code].columns}
    with pytest.raises(Invalid, match="trong danh mục"):
        keep_mapping(actor=office.people.son, source_id=office.source.pk, fact=code, columns=columns, mode=Mode.ADDS)
    son = Client()
    son.force_login(office.people.accounts["son"], backend="kientao.people.backend.AccountBackend")
    assert son.get(reverse("intake-mapping", args=[office.source.pk, code])).status_code == 404
    choose = reverse("intake-mapping-add", args=[office.source.pk])
    assert FACTS[code].words not in son.get(choose).content.decode()
    assert son.post(choose, {"fact": code}).status_code == 422


@pytest.mark.parametrize("code", NEVER)
def test_even_with_a_mapping_laid_in_the_database_no_door_takes_one(office: Office, code: str, tmp_path: Path) -> None:
    SavedMapping.objects.create(
        source=office.source, fact_code=code, mode=Mode.ADDS.value, changed=now(), changed_by="ai đó",
        columns={one.name: {"place": one.words, "words": ""} for one in FACTS[code].columns},
    )  # fmt: skip
    with pytest.raises(Invalid, match="chưa có cách đọc"):
        stage_batch(actor=office.people.lan, source_id=office.source.pk, fact=code, name="a.csv", content=SHEET)
    folder = tmp_path / office.source.code / code
    folder.mkdir(parents=True)
    (folder / "a.csv").write_bytes(SHEET)
    assert take_all(actor=SYSTEM, folder=tmp_path).done == 0
    tu_phap = office.people.organisations["tu_phap"]
    made = make_client(actor=SYSTEM, name="Trục", organisation=tu_phap, scopes=[Scope.READ_DOSSIERS])
    terms = Terms(office.source.code, office.source.name, tu_phap, client=made.client, of_others=True)
    keep_source(actor=office.people.son, terms=terms, source_id=office.source.pk, version=1)
    row = {"agency": "STP", "day": "31/03/2026", "question": "certified-copies", "above": 18, "below": 20}
    answer = Caller(made.key).post(f"/facts/van-ban/{code}/batches", json.dumps({"data": [row]}).encode())
    assert answer.status_code == 422
    assert not Batch.objects.exists()
    assert not IntakeRow.objects.exists()
