"""How many dossiers counters receive in a second: the whole action with its trail, by one process and by eight."""

import os
import time
import traceback
from collections.abc import Callable
from typing import Any

from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from bench.onestop.build import TODAY, Shop, moment
from kientao.base.clock import moved_to, today
from kientao.base.models import AuditEntry
from kientao.people.queries.actor import actor_for
from kientao.registers.onestop.actions.receiving import receive
from kientao.registers.onestop.models import (
    Applicant,
    Charge,
    Dossier,
    DossierSpell,
    Event,
    Paper,
    StepRun,
)
from kientao.registers.onestop.rules.given import Applicant as Given
from kientao.registers.onestop.rules.given import Filing

EACH, PROCESSES = 80, (1, 8)
_WRITTEN = (Dossier, Applicant, Paper, Charge, StepRun, Event, DossierSpell)


def intake(shop: Shop) -> dict[str, Any]:
    """Dossiers a second by the number of processes, those of bare INSERTs, and the queries of one."""
    _receive(shop, 3)
    with CaptureQueriesContext(connection) as asked:
        _receive(shop, 1)
    found: dict[str, Any] = {"queries": len(asked)}
    for processes in PROCESSES:
        found[f"received by {processes}"] = _rate(processes, lambda: _receive(shop, EACH))
    rows = _rows_of(EACH)
    for processes in PROCESSES:
        found[f"bare by {processes}"] = _rate(processes, lambda: _insert(rows))
    return found


def _receive(shop: Shop, count: int) -> None:
    procedures = shop.procedures[: count + os.getpid() % 97][-count:]
    with moved_to(moment(TODAY, 10)):
        actor = actor_for(shop.people["counter"], None, today())
        for at, procedure in enumerate(procedures):
            applicant = Given(f"Nguyễn Văn {at}", id_kind=1, id_number=f"{at:012d}", phone="0912345678")
            receive(actor=actor, procedure_id=procedure.pk, competent_id=shop.department.pk, filing=Filing(applicant))


def _rate(processes: int, work: Callable[[], None]) -> float:
    """A second's worth, all processes together, from the first's start to the last's end."""
    if processes == 1:
        began = time.perf_counter()
        work()
        return EACH / (time.perf_counter() - began)
    connections.close_all()
    began = time.perf_counter()
    children = [_forked(work) for _ in range(processes)]
    ended = [os.waitpid(child, 0)[1] for child in children]
    taken = time.perf_counter() - began
    if any(ended):
        raise RuntimeError(f"a counter of {processes} failed: {ended}")
    return processes * EACH / taken


def _forked(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        work()
        connections.close_all()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _rows_of(count: int) -> list[list[tuple[str, list[Any]]]]:
    """For each of the last dossiers the INSERTs that its rows are, with their values."""
    found = []
    entries = list(AuditEntry.objects.order_by("-sequence")[: 2 * count])
    for at, pk in enumerate(Dossier.objects.order_by("-pk").values_list("pk", flat=True)[:count]):
        rows = [row for model in _WRITTEN for row in model._default_manager.filter(**_of(model, pk))]
        found.append([_statement(row) for row in (*rows, *entries[2 * at : 2 * at + 2])])
    return found


def _of(model: Any, pk: int) -> dict[str, int]:
    return {"pk": pk} if model is Dossier else {"dossier": pk}


def _statement(row: Any) -> tuple[str, list[Any]]:
    """Keys and what must be unique are given anew when it is run."""
    fields = [one for one in row._meta.concrete_fields if one.attname != "id"]
    columns = ", ".join(connection.ops.quote_name(one.column) for one in fields)
    places = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(row._meta.db_table)
    values = [_anew(row, one) for one in fields]
    returning = " RETURNING id" if isinstance(row, Dossier) else ""
    return f"INSERT INTO {table} ({columns}) VALUES ({places}){returning}", values


def _anew(row: Any, field: Any) -> Any:
    if field.attname == "dossier_id":
        return "dossier"
    if field.attname in ("code", "sequence", "hash"):
        return field.attname
    if field.attname == "request_id":
        return None
    return field.get_db_prep_save(getattr(row, field.attname), connection)


def _insert(dossiers: list[list[tuple[str, list[Any]]]]) -> None:
    serial = 10**9 + os.getpid() * 100_000
    for statements in dossiers:
        with transaction.atomic(), connection.cursor() as cursor:
            dossier = 0
            for statement, values in statements:
                serial += 1
                named: dict[Any, Any] = {
                    "dossier": dossier,
                    "code": f"X{serial}",
                    "sequence": serial,
                    "hash": str(serial),
                }
                cursor.execute(statement, [named.get(one, one) if isinstance(one, str) else one for one in values])
                if statement.endswith("RETURNING id"):
                    dossier = cursor.fetchone()[0]
