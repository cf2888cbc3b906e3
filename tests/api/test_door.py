"""The machine door: shut to everybody but a key made for it, and always answering in one shape."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from openapi_spec_validator import validate

from kientao.api.door import document, patterns
from kientao.base.actor import SYSTEM
from kientao.base.models import AuditEntry
from kientao.people.actions.clients import end_client
from kientao.people.models import ApiClient, ApiUse
from kientao.people.scopes import Scope
from kientao.registers.onestop.models import Dossier, Import
from tests.api.conftest import Caller, MakeKey, work
from tests.registers.onestop.imports.batches import CODE, as_json, row
from tests.support.onestop import Shop
from tests.support.programme import on

pytestmark = pytest.mark.slow

NO_SCOPE = None  # a source of facts names the key that opens it
# Every door: how it is knocked at, and the scope that opens it.
DOORS: dict[str, tuple[str, str, Scope | None]] = {
    "api-send-dossiers": ("POST", "/dossiers/batches", Scope.SEND_DOSSIERS),
    "api-batch": ("GET", "/dossiers/batches/1", Scope.SEND_DOSSIERS),
    "api-dossier": ("GET", f"/dossiers/{CODE}", Scope.READ_DOSSIERS),
    "api-send-facts": ("POST", "/facts/van-ban/document-exchanged/batches", NO_SCOPE),
}
KNOCKS = pytest.mark.parametrize(("method", "address", "scope"), DOORS.values(), ids=DOORS)


def knock(caller: Caller, method: str, address: str) -> Any:
    return caller.post(address, as_json(row())) if method == "POST" else caller.get(address)


def error(answer: Any) -> dict[str, Any]:
    assert answer.headers["Content-Type"].startswith("application/json"), answer.content
    found: dict[str, Any] = answer.json()["error"]
    return found


def test_every_door_has_its_row_here() -> None:
    assert {str(one.name) for one in patterns()} == set(DOORS)


@KNOCKS
def test_without_a_key_no_door_opens(office: Shop, method: str, address: str, scope: Scope | None) -> None:
    for wrong in ("", "x", "kt_000000000000_" + "a" * 43, "kt_" + "0" * 60):
        answer = knock(Caller(wrong), method, address)
        assert (answer.status_code, error(answer)["code"]) == (401, "no-key")


@KNOCKS
def test_a_persons_session_opens_no_door(office: Shop, method: str, address: str, scope: Scope | None) -> None:
    client = Client()
    client.force_login(office.cast.accounts["son"], backend="kientao.people.backend.AccountBackend")
    send = client.post if method == "POST" else client.get
    assert send(f"/api/v1{address}").status_code == 401


@KNOCKS
def test_a_key_for_other_work_is_refused_and_counted(
    key: MakeKey, method: str, address: str, scope: Scope | None
) -> None:
    caller = Caller(key(scopes=[one for one in Scope if one is not scope]))
    answer = knock(caller, method, address)
    assert (answer.status_code, error(answer)["code"]) == (403, "not-allowed")
    use = ApiUse.objects.get()
    assert (use.calls, use.refused) == (1, 1)


@KNOCKS
def test_an_ended_key_and_one_past_its_day_open_nothing(
    key: MakeKey, method: str, address: str, scope: Scope | None
) -> None:
    ended, past = key(name="A"), key(name="B", valid_to=date(2026, 3, 3))
    end_client(actor=SYSTEM, client_id=ApiClient.objects.get(name="A").pk)
    assert knock(Caller(ended), method, address).status_code == 401
    assert knock(Caller(past), method, address).status_code != 401
    with on("2026-03-04"):
        assert knock(Caller(past), method, address).status_code == 401


@KNOCKS
def test_whoever_calls_too_often_waits_a_minute(
    key: MakeKey, settings: Any, method: str, address: str, scope: Scope | None
) -> None:
    settings.API_CALLS_PER_MINUTE = 2
    caller = Caller(key())
    statuses = [knock(caller, method, address).status_code for _ in range(3)]
    assert statuses[2] == 429
    assert 429 not in statuses[:2]
    with on("2026-03-03", hour=10):
        assert knock(caller, method, address).status_code != 429


def test_a_batch_is_taken_read_and_applied(key: MakeKey, office: Shop) -> None:
    caller = Caller(key())
    answer = caller.post("/dossiers/batches", as_json(row(), row(MaHoSo="B-2", NgayTiepNhan="31/02/2026")))
    assert answer.status_code == 202
    assert answer.json()["state"] == "staging"
    work()
    told = caller.get(f"/dossiers/batches/{answer.json()['id']}").json()
    assert (told["state"], told["result"]["new"], told["result"]["left_out"]) == ("applied", 1, 1)
    assert told["errors"] == [
        {
            "path": "data[1].NgayTiepNhan",
            "message": "Không có ngày giờ «31/02/2026»: kiểm tra ngày, tháng, năm, giờ.",
        }
    ]
    assert Dossier.objects.get().elsewhere == "Một cửa cũ"
    assert AuditEntry.objects.filter(action="import_dossiers", actor="hệ thống Một cửa cũ").count() == 1


def test_the_same_batch_again_changes_nothing(key: MakeKey) -> None:
    caller = Caller(key())
    for _ in range(2):
        caller.post("/dossiers/batches", as_json(row()))
        work()
    assert Import.objects.order_by("pk").values_list("result__new", "result__unchanged")[1] == (0, 1)


@pytest.mark.parametrize(("apply", "kept"), [("no", 0), ("whole", 0), ("good", 1)])
def test_what_follows_the_reading_is_the_callers_choice(key: MakeKey, apply: str, kept: int) -> None:
    Caller(key()).post(f"/dossiers/batches?apply={apply}", as_json(row(), row(MaHoSo="B-2", TrangThaiHoSo="99")))
    work()
    assert Dossier.objects.count() == kept


def test_a_system_tells_only_of_its_own_branch(key: MakeKey, office: Shop) -> None:
    caller = Caller(key("ben_da"))
    answer = caller.post("/dossiers/batches", as_json(row(), row(MaHoSo="B-2", DonViXuLy="UBND phường Bến Đá")))
    work()
    told = caller.get(f"/dossiers/batches/{answer.json()['id']}").json()
    assert [one["path"] for one in told["errors"]] == ["data[0].DonViXuLy"]
    assert list(Dossier.objects.values_list("code", flat=True)) == ["B-2"]


def test_nobody_sees_the_batch_of_another_system(key: MakeKey) -> None:
    batch = Caller(key()).post("/dossiers/batches", as_json(row())).json()["id"]
    answer = Caller(key(name="Khác")).get(f"/dossiers/batches/{batch}")
    assert (answer.status_code, error(answer)["code"]) == (404, "not-found")


def test_a_dossier_says_how_it_stands_and_not_whose_it_is(key: MakeKey, office: Shop) -> None:
    dossier = office.dossier()
    answer = Caller(key("tu_phap")).get(f"/dossiers/{dossier.code}")
    told = answer.json()
    assert (told["status"], told["status_words"], told["degree"], told["at"]) == (4, "Đang xử lý", 30, "Sở Tư pháp")
    assert "Bưởi" not in answer.content.decode()
    assert "001190012345" not in answer.content.decode()


def test_a_foreign_agencys_dossier_is_not_there(key: MakeKey, office: Shop) -> None:
    dossier = office.dossier()
    assert Caller(key("van_son")).get(f"/dossiers/{dossier.code}").status_code == 404
    assert Caller(key("ubnd", name="Tỉnh")).get(f"/dossiers/{dossier.code}").status_code == 200


@pytest.mark.parametrize(
    ("content", "kind", "status", "code"),
    [
        (b"{", "application/json", 400, "bad-request"),
        (b"\xff\xfe\x00", "application/json", 400, "bad-request"),
        (b"[" * 50_000, "application/json", 400, "bad-request"),
        (b"{}", "application/json", 422, "invalid"),
        (b'{"data": [1]}', "application/json", 422, "invalid"),
        (b"a=1", "application/x-www-form-urlencoded", 415, "wrong-type"),
        (b"{}", "text/plain", 415, "wrong-type"),
    ],
)
def test_what_cannot_be_read_is_told_at_once(key: MakeKey, content: bytes, kind: str, status: int, code: str) -> None:
    answer = Caller(key()).post("/dossiers/batches", content, kind)
    assert (answer.status_code, error(answer)["code"]) == (status, code)
    assert not Import.objects.exists()


def test_a_body_that_is_too_long_is_not_read(key: MakeKey, settings: Any) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1000
    answer = Caller(key()).post("/dossiers/batches", as_json(*(row(MaHoSo=f"A-{at}") for at in range(40))))
    assert (answer.status_code, error(answer)["code"]) == (413, "too-large")


def test_an_unknown_choice_is_told_with_its_name(key: MakeKey) -> None:
    answer = Caller(key()).post("/dossiers/batches?apply=nua", as_json(row()))
    assert answer.status_code == 422
    assert error(answer)["fields"][0]["path"] == "apply"


def test_addresses_and_methods_that_are_not_there_answer_in_json(key: MakeKey) -> None:
    caller = Caller(key())
    assert error(caller.get("/khong-co"))["code"] == "not-found"
    answer = caller.get("/dossiers/batches")
    assert answer.status_code in (404, 405)
    assert error(answer)
    assert Client().delete("/api/v1/dossiers/batches").status_code == 405


def test_the_document_is_openapi_3_1_and_names_every_door(office: Shop) -> None:
    described = json.loads(Client().get("/api/openapi.json").content)
    validate(described)
    assert described["openapi"].startswith("3.1")
    assert len(described["paths"]) == len(DOORS)
    assert described["components"]["schemas"]["Dossier"]["required"] == ["MaHoSo", "MaTTHC", "TrangThaiHoSo"]
    assert described == document()


def test_the_page_of_the_door_needs_no_other_host(office: Shop) -> None:
    page = Client().get("/api/").content.decode()
    assert "POST /api/v1/dossiers/batches" in page
    assert "https://" not in page
