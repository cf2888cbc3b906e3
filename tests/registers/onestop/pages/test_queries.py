"""What every list, file and main page of the one-stop shop asks of the database does not grow with what is on it."""

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kientao.base.actor import SYSTEM
from kientao.base.clock import moved_to, now, today
from kientao.registers.onestop.actions.apologising import draft_apologies
from kientao.registers.onestop.actions.filing import file_from_portal
from kientao.registers.onestop.actions.offline import enter_late, make_paper_book
from kientao.registers.onestop.actions.online_paying import receive_call
from kientao.registers.onestop.actions.parcels import hand_to_post
from kientao.registers.onestop.actions.paying import take_cash
from kientao.registers.onestop.actions.processes import draft_process
from kientao.registers.onestop.actions.receiving import receive
from kientao.registers.onestop.actions.results import record_result
from kientao.registers.onestop.actions.settling_hours import set_day
from kientao.registers.onestop.actions.stepping import pass_on
from kientao.registers.onestop.actions.supplementing import ask_supplement, supplement
from kientao.registers.onestop.actions.turning_away import file_incomplete
from kientao.registers.onestop.imports.staging import begin_import, stage
from kientao.registers.onestop.models import Dossier, StepRun
from kientao.registers.onestop.rules.given import PaperGiven
from tests.permissions.one_stop_tour import ROUTES, address, signed_in
from tests.permissions.one_stop_world import PORTAL, Things
from tests.registers.onestop.imports.batches import as_json, row
from tests.support.onestop import LICENCE, copy, publish, shop, three_steps
from tests.support.programme import on

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

COUNTS = Path(__file__).with_name("queries.txt")
FEW, MANY = 3, 60
PEOPLE = ("mai", "minh", "dung", "khoa")
OF_ONE = ("dossier", "counter-dossier", "dossier-money", "counter-scan", "procedure", "process")


@pytest.fixture
def made(settings: object) -> Iterator[Things]:
    settings.ONESTOP_NATIONAL = PORTAL  # type: ignore[attr-defined]
    settings.EMAIL_HOST = "127.0.0.1"  # type: ignore[attr-defined]
    with on("2026-03-03"):
        yield Things(shop())


def _fill(made: Things, first: int, last: int) -> None:
    """Of every kind as many as the numbers say: dossiers in every state, money, post, messages, drafts, batches."""
    with on("2026-03-03"):
        for at in range(first, last):
            _one(made, at)
    with on("2026-03-16"):
        draft_apologies(actor=SYSTEM)


def _one(made: Things, at: int) -> None:
    mai, yen, minh, dung = (made.actor(who) for who in ("mai", "yen", "minh", "dung"))
    received, done, waiting = (_received(made) for _ in range(3))
    made.of.setdefault("tu_phap", _named(made, received))
    take_cash(actor=mai, dossier_id=done.pk, version=_version(done))
    for who, chosen in ((yen, "Đủ điều kiện"), (minh, "")):
        step = StepRun.objects.get(dossier=done, state="open")
        if who is minh:
            record_result(actor=minh, dossier_id=done.pk, version=_version(done), name="Thẻ", number=f"{at}/TV",
                          issued_on=today())  # fmt: skip
        pass_on(actor=who, step_id=step.pk, version=_version(done), chosen=chosen)
    hand_to_post(actor=mai, dossier_id=done.pk, way="out", item_number=f"BG{at:07}VN")
    ask_supplement(actor=yen, dossier_id=waiting.pk, version=_version(waiting), reason="Thiếu", items=["Đơn"])
    shared: dict[str, Any] = {
        "procedure_id": made.shop.procedure(LICENCE).pk,
        "competent_id": made.shop.organisations["tu_phap"].pk,
    }
    filed = file_incomplete(actor=mai, filing=made.filing(papers=()), reason="Thiếu", items=["Đơn"], **shared)
    papers = (PaperGiven("don", originals=1), PaperGiven("bang", copies=1))
    supplement(actor=mai, dossier_id=filed.pk, version=_version(filed), papers=papers)
    with moved_to(now() - datetime.timedelta(hours=2)):
        book = make_paper_book(actor=mai, prefix=f"TT{at}-", count=5)
    enter_late(actor=mai, filing=made.filing(), paper_number=f"{book.prefix}{book.first:04}",
               received=now() - datetime.timedelta(hours=1), **shared)  # fmt: skip
    file_from_portal(actor=SYSTEM, body={"MaHoSo": f"H99.02-260301-{at:04}"})
    receive_call(actor=SYSTEM, body=f"{at}".encode(), signature="sai")
    day = today() + datetime.timedelta(days=30 + at)
    set_day(actor=dung, organisation_id=None, day=day, name="Nghỉ", hours="", counted=False, legal_act="1/TB")
    stage(begin_import(actor=dung, system="Một cửa cũ", name=f"{at}.json", content=as_json(row(MaHoSo=f"H99.02-{at}"))))
    publish(made.shop, f"9.3{at:05}", copy(), "van_phong", three_steps())
    draft_process(actor=dung, procedure_id=made.shop.procedure(f"9.3{at:05}").pk)


def _received(made: Things) -> Dossier:
    return receive(
        actor=made.actor("mai"), procedure_id=made.shop.procedure(LICENCE).pk,
        competent_id=made.shop.organisations["tu_phap"].pk, filing=made.filing(),
    )  # fmt: skip


def _version(dossier: Dossier) -> int:
    return Dossier.objects.values_list("version", flat=True).get(pk=dossier.pk)


def _named(made: Things, dossier: Dossier) -> dict[str, object]:
    procedure = made.shop.procedure(LICENCE)
    process = procedure.processes.get()
    return {"code": dossier.code, "filed": dossier.code, "procedure_id": procedure.pk, "process_id": process.pk}


def _asked(made: Things) -> dict[str, int]:
    """By the name of the address: how many questions the first of the people who sees it causes."""
    found: dict[str, int] = {}
    with on("2026-03-16"):
        clients = {who: signed_in(made, who) for who in PEOPLE}
        for name in sorted(ROUTES):
            if ROUTES[name] and name not in OF_ONE:
                continue
            there = address(name, made.of["tu_phap"])
            for client in clients.values():
                count, status = _opened(client, there)
                if status == 200:
                    found[name] = count
                    break
    return found


def _opened(client: Client, there: str) -> tuple[int, int]:
    with CaptureQueriesContext(connection) as questions:
        answer = client.get(there)
        getattr(answer, "getvalue", bytes)()
    return len(questions), answer.status_code


def test_pages_ask_the_same_few_questions_however_much_there_is(made: Things) -> None:
    _fill(made, 0, FEW)
    _asked(made)  # whatever is remembered from the first time on
    few = _asked(made)
    _fill(made, FEW, MANY)
    many = _asked(made)
    if os.environ.get("KIENTAO_REVIEWED"):
        COUNTS.write_text("".join(f"{name} {count}\n" for name, count in sorted(many.items())), encoding="utf-8")
    assert {name: (few.get(name), many[name]) for name in many if many[name] > few.get(name, 0) + 2} == {}
    agreed = {name: int(count) for name, count in map(str.split, COUNTS.read_text(encoding="utf-8").splitlines())}
    assert {name: count for name, count in many.items() if count > agreed.get(name, 0)} == {}
    assert set(agreed) == set(many)
