"""Another system sends its facts at the machine door: all of them are written, or none, and it is told why."""

import json
from typing import Any

import pytest

from kientao.base.actor import SYSTEM
from kientao.people.actions.clients import make_client
from kientao.people.models import ApiUse
from kientao.people.scopes import Scope
from kientao.registers.intake.actions.sources import Terms, keep_source
from kientao.registers.intake.models import Batch, BatchState, IntakeRow
from tests.api.conftest import Caller
from tests.registers.intake.conftest import DOCUMENTS, HEADS, Office, told, workbook
from tests.registers.intake.conftest import line as sheet_line

pytestmark = pytest.mark.django_db
ADDRESS = f"/facts/van-ban/{DOCUMENTS}/batches"


def document(number: str = "1/STP", **changes: Any) -> dict[str, Any]:
    """By the headings of the mapping."""
    values = (number, "Sở Tư pháp", "2026-03-02", "Cấp tỉnh", True, 1)
    return dict(zip(HEADS, values, strict=True)) | changes


def body(*rows: Any) -> bytes:
    return json.dumps({"data": list(rows)}, ensure_ascii=False).encode()


@pytest.fixture
def caller(office: Office) -> Caller:
    """The exchange itself, with the key its source names."""
    tu_phap = office.people.organisations["tu_phap"]
    made = make_client(actor=SYSTEM, name="Trục", organisation=tu_phap, scopes=[Scope.READ_DOSSIERS])
    terms = Terms(office.source.code, office.source.name, tu_phap, client=made.client, of_others=True)
    keep_source(actor=office.people.son, terms=terms, source_id=office.source.pk, version=1)
    return Caller(made.key)


def test_rows_are_written_at_once_and_counted(office: Office, caller: Caller) -> None:
    answer = caller.post(ADDRESS, body(document("1"), document("2", **{"Có chữ ký số": "Không"})))
    said = answer.json()
    assert (answer.status_code, said["state"], said["rows"], said["new"]) == (200, "applied", 2, 2)
    assert Batch.objects.get(pk=said["id"]).applied_by == "hệ thống Trục"
    again = caller.post(ADDRESS, body(document("1"), document("2", **{"Có chữ ký số": "Không"}))).json()
    assert (again["new"], again["changed"], again["ended"], again["unchanged"]) == (0, 0, 0, 2)


def test_the_names_of_the_facts_columns_are_understood_as_well(office: Office, caller: Caller) -> None:
    row = {"key": "1", "agency": "tu-phap", "day": "02/03/2026", "level": "province", "electronic": 1, "signed": 0}
    assert caller.post(ADDRESS, body(row)).json()["new"] == 1
    assert IntakeRow.objects.get().key == "1"


def test_one_bad_row_and_nothing_is_written_and_each_field_is_named(office: Office, caller: Caller) -> None:
    answer = caller.post(ADDRESS, body(document("1"), document("2", **{"Ngày gửi": "31/02/2026"}), document("1")))
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (422, "invalid")
    assert error["message"] == "Chưa ghi gì: 2 lỗi."
    assert [one["path"] for one in error["fields"]] == ["data[1].Ngày gửi", "data[2].Số văn bản"]
    assert not IntakeRow.objects.exists()
    assert Batch.objects.get().state == BatchState.REFUSED


def test_it_can_be_tried_only_and_the_period_be_named(office: Office, caller: Caller) -> None:
    tried = caller.post(f"{ADDRESS}?apply=false&mode=period&first=2026-03-01&last=2026-03-31", body(document()))
    assert (tried.json()["state"], IntakeRow.objects.count()) == ("staged", 0)
    caller.post(ADDRESS, body(document("1")))
    caller.post(f"{ADDRESS}?mode=adds", body(document("2")))
    assert IntakeRow.objects.filter(ended_by__isnull=True).count() == 2
    wrong = caller.post(f"{ADDRESS}?mode=all", body(document()))
    assert (wrong.status_code, wrong.json()["error"]["fields"][0]["path"]) == (422, "mode")


def test_a_file_and_the_door_speak_of_the_same_rows(office: Office, caller: Caller) -> None:
    office.written(sheet_line("1/STP"))
    assert caller.post(ADDRESS, body(document("1/STP"))).json()["unchanged"] == 1
    assert office.sent(workbook(sheet_line("1/STP"))).counts["unchanged"] == 1
    assert told() == []  # the ledger hears of it a moment later


@pytest.mark.parametrize("content", [b"{}", b"[]", b'{"data": 1}', b'{"data": [1]}', b'{"data": [{"a": [1]}]}'])
def test_what_has_another_shape_is_refused(office: Office, caller: Caller, content: bytes) -> None:
    answer = caller.post(ADDRESS, content)
    assert (answer.status_code, answer.json()["error"]["fields"][0]["path"]) == (422, "data")


def test_a_source_of_another_unit_is_as_if_it_were_not_there(office: Office, caller: Caller) -> None:
    keep_source(actor=office.people.son, terms=Terms("von", "Giải ngân", office.people.organisations["tai_chinh"]))
    for address in (f"/facts/von/{DOCUMENTS}/batches", f"/facts/khong-co/{DOCUMENTS}/batches"):
        assert caller.post(address, body(document())).status_code == 404
    own = keep_source(actor=office.people.son, terms=Terms("khac", "Khác", office.people.organisations["tu_phap"]))
    answer = caller.post(f"/facts/{own.code}/{DOCUMENTS}/batches", body(document()))
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "not-allowed")
    answer = caller.post("/facts/van-ban/inspection/batches", body(document()))
    assert "chưa có cách đọc" in answer.json()["error"]["fields"][0]["message"]


def test_a_key_no_source_names_is_refused_and_counted(office: Office) -> None:
    key = make_client(
        actor=SYSTEM, name="Khác", organisation=office.people.organisations["tu_phap"], scopes=list(Scope)
    ).key
    answer = Caller(key).post(ADDRESS, body(document()))
    assert answer.status_code == 403
    assert "chưa gắn với hệ thống nguồn nào" in answer.json()["error"]["message"]
    assert ApiUse.objects.get().refused == 1


def test_a_resting_source_is_refused_with_the_reason(office: Office, caller: Caller) -> None:
    office.source.refresh_from_db()
    terms = Terms("van-ban", office.source.name, office.source.organisation, office.source.client, active=False)
    keep_source(actor=office.people.son, terms=terms, source_id=office.source.pk, version=office.source.version)
    answer = caller.post(ADDRESS, body(document()))
    assert (answer.status_code, "đang ngừng nhận" in answer.json()["error"]["message"]) == (403, True)
