"""Rows as lines of JSON, exactly: every value comes back as it was, from either database to either."""

import base64
import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection, models

_CHUNK = 2000


def fields_of(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """Its own columns, in a fixed order."""
    return [field for field in model._meta.local_concrete_fields if not getattr(field, "generated", False)]


def lines_of(model: type[models.Model]) -> Iterator[bytes]:
    """One line a row, by primary key: a list of the columns' values."""
    names = [field.attname for field in fields_of(model)]
    rows = model._default_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=_CHUNK):
        yield (
            json.dumps(
                [_out(value) for value in row], ensure_ascii=False, sort_keys=True, separators=(",", ":")
            ).encode()
            + b"\n"
        )


def load(model: type[models.Model], columns: list[str], lines: Iterator[bytes]) -> int:
    """Writes the lines into an empty table. Returns how many. Raises ValueError when the columns don't fit."""
    fields = {field.attname: field for field in fields_of(model)}
    if unknown := [name for name in columns if name not in fields]:
        raise ValueError(f"{model._meta.label}: {', '.join(unknown)}")
    chosen = [fields[name] for name in columns]
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in chosen)
    marks = ", ".join(["%s"] * len(chosen))
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608, names are ours
    count = 0
    with connection.cursor() as cursor:
        for chunk in _chunks(lines):
            cursor.executemany(insert, [_in(chosen, json.loads(line)) for line in chunk])
            count += len(chunk)
    return count


def _chunks(lines: Iterator[bytes]) -> Iterator[list[bytes]]:
    chunk: list[bytes] = []
    for line in lines:
        chunk.append(line)
        if len(chunk) >= _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _out(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, timedelta):
        return [value.days, value.seconds, value.microseconds]
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    return value


def _in(fields: list[models.Field[Any, Any]], values: list[Any]) -> list[Any]:
    return [_prepared(field, value) for field, value in zip(fields, values, strict=True)]


def _prepared(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, models.DurationField):
        value = timedelta(*value)
    elif isinstance(field, models.BinaryField):
        value = base64.b64decode(value)
    elif isinstance(field, models.ForeignKey):
        value = field.target_field.to_python(value)
    elif not isinstance(field, models.JSONField):
        value = field.to_python(value)
    return field.get_db_prep_save(value, connection)
