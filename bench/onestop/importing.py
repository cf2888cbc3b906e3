"""How fast a batch of another system becomes dossiers, beside a bare COPY of the same rows."""

import random
import time
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import connection, transaction

from bench.onestop.build import TODAY, Shop, a_name, moment
from kientao.base.actor import SYSTEM
from kientao.base.sheets.csv_text import write_csv
from kientao.registers.onestop.imports.applying import apply_import
from kientao.registers.onestop.imports.staging import begin_import, stage
from kientao.registers.onestop.models import Applicant, Dossier, DossierSpell, Event

_HEADS = ("Mã hồ sơ", "Mã TTHC", "Kênh thực hiện", "Trạng thái", "Đơn vị xử lý", "Chủ hồ sơ", "Số định danh",
          "Số điện thoại", "Trích yếu", "Ngày nộp", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý",
          "Ngày trả")  # fmt: skip


def importing(shop: Shop, rows: int, run: int) -> dict[str, float]:
    """Seconds to stage (read, check), to apply, and of a bare COPY of what was applied."""
    content = a_file(shop, rows, run)
    began = time.perf_counter()
    batch = stage(begin_import(actor=SYSTEM, system="Một cửa cũ", name="ho-so.csv", content=content))
    staged = time.perf_counter()
    if batch.error_count:
        raise RuntimeError(str(batch.parts.exclude(errors=[]).values_list("errors", flat=True)[0][:3]))
    apply_import(actor=SYSTEM, import_id=batch.pk, version=batch.version)
    applied = time.perf_counter()
    return {"stage": staged - began, "apply": applied - staged, "bare": bare_copy(rows)}


def a_file(shop: Shop, rows: int, run: int) -> bytes:
    """As the province's old software exports a month; every tenth row has no appointment of its own."""
    chance = random.Random(run)
    return write_csv(_HEADS, [_row(at, run, shop, chance) for at in range(rows)])


def _row(at: int, run: int, shop: Shop, chance: random.Random) -> Sequence[str]:
    received = moment(TODAY - timedelta(days=60 + chance.randrange(30)), 8) + timedelta(minutes=chance.randrange(480))
    ended = received + timedelta(days=chance.randrange(1, 20), minutes=chance.randrange(200))
    due = received + timedelta(days=14)
    return (
        f"H99.{run:03d}-{received:%y%m%d}-{at:07d}", chance.choice(shop.procedures).code, chance.choice(("1", "2")),
        "10", f"H99.{chance.randrange(1, 156):03d}", a_name(chance), f"0{chance.randrange(10**11):011d}",
        f"09{chance.randrange(10**8):08d}", "Chứng thực bản sao từ bản chính", f"{received:%d/%m/%Y %H:%M}",
        f"{received:%d/%m/%Y %H:%M}", "" if at % 10 == 0 else f"{due:%d/%m/%Y} 17:00", f"{ended:%d/%m/%Y %H:%M}",
        f"{ended:%d/%m/%Y %H:%M}",
    )  # fmt: skip


def bare_copy(rows: int) -> float:
    """Seconds to write the last dossiers, their applicants, events and spells once more, with other keys and codes."""
    first = Dossier.objects.order_by("-pk").values_list("pk", flat=True)[rows - 1]
    tables = [(model, *_read(model, first)) for model in (Dossier, Applicant, Event, DossierSpell)]
    last = Dossier.objects.order_by("-pk").values_list("pk", flat=True)[0] - first + 1
    ready = [(model, names, _prepared(model, names, found, last)) for model, names, found in tables]
    try:
        with transaction.atomic():
            began = time.perf_counter()
            for model, names, rows_ready in ready:
                _write(model, names, rows_ready)
            _check_now()
            taken = time.perf_counter() - began
            raise _Undone
    except _Undone:
        return taken


class _Undone(Exception):
    """So that what was measured leaves nothing behind."""


def _check_now() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _read(model: Any, first: int) -> tuple[list[str], list[tuple[Any, ...]]]:
    names = [field.attname for field in model._meta.concrete_fields if field.attname != "id" or model is Dossier]
    condition = {"pk__gte": first} if model is Dossier else {"dossier__gte": first}
    return names, list(model.objects.filter(**condition).order_by().values_list(*names))


def _moved(model: Any, names: Sequence[str], row: tuple[Any, ...], by: int) -> list[Any]:
    values = dict(zip(names, row, strict=True))
    for name in ("id", "dossier_id"):
        if name in values:
            values[name] += by
    if model is Dossier:
        values["code"] = f"{values['code']}-X"
    return list(values.values())


def _prepared(model: Any, names: Sequence[str], rows: Sequence[tuple[Any, ...]], by: int) -> list[list[Any]]:
    fields = _fields(model, names)
    return [
        [
            field.get_db_prep_save(one, connection)
            for field, one in zip(fields, _moved(model, names, row, by), strict=True)
        ]
        for row in rows
    ]


def _fields(model: Any, names: Sequence[str]) -> list[Any]:
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    return [by_name[name] for name in names]


def _write(model: Any, names: Sequence[str], rows: list[list[Any]]) -> None:
    fields = _fields(model, names)
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)") as copy:
                copy.set_types([str(field.db_type(connection)).partition("(")[0] for field in fields])
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)
