"""Many rows at once by the database's own road: a prepared statement on SQLite, COPY on PostgreSQL.

Like `bulk_create` it fills in defaults, keeps every constraint and sends no signals; it makes no object for a row.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from django.db import connection
from django.db.models import F, Field, JSONField, Model, QuerySet, Value


def insert(model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Adds rows of values, in the order of `names` (as `plan_id`, not `plan`). How many. Call inside a transaction.

    Raises IntegrityError as any insert does; ValueError for a field left out whose default differs from row to row.
    """
    fields, others = _named(model, names), _left_out(model, names)
    columns = [str(field.column) for field in (*fields, *others)]
    rest = tuple(_kept(field)(field.get_default()) for field in others)
    writers = [_kept(field) for field in fields]
    kept = ((*[write(value) for write, value in zip(writers, row, strict=True)], *rest) for row in rows)
    return (_copy if connection.vendor == "postgresql" else _execute)(model, columns, kept)


def insert_selected(model: type[Model], rows: "QuerySet[Any]", values: Mapping[str, F | Value]) -> int:
    """Adds a row for each one of `rows`, its `values` (by `plan_id`, not `plan`) read in the database. How many.

    Name every field that may not be empty. Raises IntegrityError as any insert does.
    """
    columns = [str(field.column) for field in _named(model, list(values))]
    chosen, params = rows.order_by().values_list(*values.values()).query.get_compiler(connection=connection).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {_target(model, columns)} {chosen}", params)
        return int(cursor.rowcount)


def _named(model: type[Model], names: Sequence[str]) -> list["Field[Any, Any]"]:
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    return [by_name[name] for name in names]


def _left_out(model: type[Model], names: Sequence[str]) -> list["Field[Any, Any]"]:
    named = set(names)
    fields = [one for one in model._meta.concrete_fields if one.attname not in named and one is not model._meta.pk]
    if own := [field.name for field in fields if field.has_default() and callable(field.default)]:
        raise ValueError(f"name {', '.join(own)}: each row has a value of its own")
    return [field for field in fields if field.get_default() is not None]


def _kept(field: Any) -> Callable[[Any], Any]:
    """A value as the database takes it; what comes again and again (dates, keys) is worked out once."""
    prepare = partial(field.get_db_prep_save, connection=connection)
    return prepare if isinstance(field, JSONField) else cache(prepare)


def _execute(model: type[Model], columns: Sequence[str], rows: Any) -> int:
    places = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {_target(model, columns)} VALUES ({places})", rows)  # noqa: S608 (own names)
        return max(int(cursor.rowcount), 0)


def _copy(model: type[Model], columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> int:
    with connection.cursor() as cursor:
        with connection.wrap_database_errors, cursor.copy(f"COPY {_target(model, columns)} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return int(cursor.rowcount)


def _target(model: type[Model], columns: Sequence[str]) -> str:
    return f"{_quoted(model._meta.db_table)} ({', '.join(map(_quoted, columns))})"


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))
