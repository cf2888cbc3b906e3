"""Many rows at once by the database's own road: a prepared statement on SQLite, COPY on PostgreSQL.

Like `bulk_create` it fills in defaults, keeps every constraint and sends no signals; it makes no object for a row.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache, lru_cache, partial
from itertools import islice, repeat
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, DataError, connection, connections
from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    F,
    Field,
    ForeignKey,
    Func,
    IntegerField,
    JSONField,
    Model,
    QuerySet,
    TextField,
    Value,
)

M = TypeVar("M", bound=Model)
_AT_ONCE = 100  # rows made ready while the database takes those before them


def insert(model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Adds rows of values, in the order of `names` (as `plan_id`, not `plan`). How many. Call inside a transaction.

    Raises IntegrityError as any insert does; ValueError for a field left out whose default differs from row to row.
    """
    fields, others = _named(model, names), _left_out(model, names)
    if connection.vendor == "postgresql":
        packed = [_packed(field) for field in fields]
        rest = [_packed(field)([field.get_default()])[0] for field in others]
        return _copy(model, [*fields, *others], _prepared(packed, rows, rest))
    rest = [_kept(field)(field.get_default()) for field in others]
    columns = [str(field.column) for field in (*fields, *others)]
    return _execute(model, columns, _prepared([_column(field) for field in fields], rows, rest))


def insert_selected(model: type[Model], rows: "QuerySet[Any]", values: Mapping[str, F | Value]) -> int:
    """Adds a row for each one of `rows`, its `values` (by `plan_id`, not `plan`) read in the database. How many.

    Name every field that may not be empty. Raises IntegrityError as any insert does.
    """
    columns = [str(field.column) for field in _named(model, list(values))]
    chosen, params = rows.order_by().values_list(*values.values()).query.get_compiler(connection=connection).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {_target(model, columns)} {chosen}", params)
        return int(cursor.rowcount)


def update(model: type[Model], names: Sequence[str], rows: Iterable[tuple[Any, Sequence[Any]]]) -> None:
    """Writes values, in the order of `names`, into rows given by primary key. Call inside a transaction."""
    fields = _named(model, names)
    columns = [*(_column(field) for field in fields), tuple]
    sets = ", ".join(f"{_quoted(str(field.column))} = %s" for field in fields)
    key = _quoted(str(model._meta.pk.column)) if model._meta.pk else ""
    kept: Any = _prepared(columns, ((*values, pk) for pk, values in rows), ())
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {_quoted(model._meta.db_table)} SET {sets} WHERE {key} = %s", kept)  # noqa: S608 (own names)


def among(rows: "QuerySet[M]", name: str, values: Collection[Any]) -> "QuerySet[M]":
    """The rows whose field has one of many values. PostgreSQL is given them as one array, which is read faster."""
    if connections[rows.db].vendor != "postgresql":
        return rows.filter(**{f"{name}__in": values})
    return rows.filter(_IsAny(F(name), Value(list(values))))


class _IsAny(Func):
    """One of the array's."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()
    conditional = True


def next_keys(model: type[Model], count: int) -> Sequence[int]:
    """Primary keys nobody has, for rows that others of the same load refer to. Call inside a transaction that writes.

    PostgreSQL gives them from the table's own sequence; on SQLite, where one transaction writes at a time, they follow
    the last one ever given.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(own.name) FROM (SELECT pg_get_serial_sequence(%s, %s)::regclass AS name OFFSET 0) own, "
                "generate_series(1, %s)",
                [_quoted(table), model._meta.pk.column if model._meta.pk else "", count],
            )
            return [key for (key,) in cursor.fetchall()]
        cursor.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        last = int(cursor.fetchone()[0])
        return range(last + 1, last + 1 + count)


@contextmanager
def settling() -> Iterator[None]:
    """While the block runs the database checks what the rows written so far refer to. Call inside a transaction.

    PostgreSQL would do it at the commit, when nobody has anything else to do. A query asked in the block waits for it.
    Raises IntegrityError, at the latest when the block ends.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        with connection.wrap_database_errors, connection.connection.pipeline():
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # sent; what it says is waited for at the end
            yield
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _named(model: type[Model], names: Sequence[str]) -> list["Field[Any, Any]"]:
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    return [by_name[name] for name in names]


def _left_out(model: type[Model], names: Sequence[str]) -> list["Field[Any, Any]"]:
    named = set(names)
    fields = [one for one in model._meta.concrete_fields if one.attname not in named and one is not model._meta.pk]
    if own := [field.name for field in fields if field.has_default() and callable(field.default)]:
        raise ValueError(f"name {', '.join(own)}: each row has a value of its own")
    return [field for field in fields if field.get_default() is not None]


_Column = Callable[[Sequence[Any]], Sequence[Any]]


def _prepared(columns: Sequence[_Column], rows: Iterable[Sequence[Any]], rest: Sequence[Any]) -> Iterator[Any]:
    """Rows as the database takes them, each with `rest` behind it: column by column, for most need nothing."""
    waiting, others = iter(rows), [repeat(value) for value in rest]
    while part := list(islice(waiting, _AT_ONCE)):
        kept = [column(values) for column, values in zip(columns, zip(*part, strict=True), strict=True)]
        yield from zip(*kept, *others)  # noqa: B905 (the others have no end)


def _column(field: Any) -> _Column:
    """Values of one column as the database takes them."""
    kept, plain = _kept(field), _plain(field, is_postgresql=connections[DEFAULT_DB_ALIAS].vendor == "postgresql")
    unchanged = {plain, type(None)} if plain else set()

    def written(values: Sequence[Any]) -> Sequence[Any]:
        return values if unchanged.issuperset(map(type, values)) else [kept(value) for value in values]

    return written


def _packed(field: Any) -> _Column:
    """Values of one column as COPY's binary form takes them: JSON behind the number of its form, no number too big."""
    written, target = _column(field), _meant(field)
    if isinstance(target, JSONField):
        pack = lru_cache(maxsize=1000)(lambda text: b"\x01" + text.encode())
        return lambda values: [one if one is None else pack(one) for one in written(values)]
    if not isinstance(target, IntegerField):
        return written
    lowest, highest = connection.ops.integer_field_range(target.get_internal_type())

    def held(values: Sequence[Any]) -> Sequence[Any]:
        numbers = written(values)
        there = [one for one in numbers if one is not None]
        if there and not lowest <= min(there) <= max(there) <= highest:
            raise DataError(f"{field.name}: {min(there)} to {max(there)}, must be {lowest} to {highest}")
        return numbers

    return held


def _kept(field: Any) -> Callable[[Any], Any]:
    """A value as the database takes it. What comes again and again (dates, keys) is worked out once."""
    database = connections[DEFAULT_DB_ALIAS]
    prepare = partial(field.get_db_prep_save, connection=database)
    if isinstance(field, JSONField):
        return _json(field)
    if type(field) is DateTimeField and database.vendor == "sqlite":
        return _moment
    return cache(prepare)


@lru_cache(maxsize=20_000)
def _moment(value: datetime | None) -> Any:
    """As SQLite keeps it; one row says the same moment in many columns and tables."""
    return _MOMENT.get_db_prep_save(value, connections[DEFAULT_DB_ALIAS])


def _plain(field: Any, *, is_postgresql: bool) -> type | None:
    """The type that goes through unchanged, as None does: a driver's business, not the field's."""
    target = _meant(field)
    if isinstance(target, DateTimeField):
        return datetime if is_postgresql else None
    return next((plain for kind, plain in _UNCHANGED.items() if isinstance(target, kind)), None)


def _meant(field: Any) -> Any:
    """The field whose values stand there."""
    return field.target_field if isinstance(field, ForeignKey) else field


_MOMENT: DateTimeField[Any, Any] = DateTimeField()
_UNCHANGED: dict[type, type] = {CharField: str, TextField: str, BooleanField: bool, IntegerField: int}


def _json(field: Any) -> Callable[[Any], Any]:
    """As text; a value that many rows share is written out once."""
    known: dict[int, tuple[Any, str]] = {}

    def written(value: Any) -> str | None:
        if value is None:
            return None
        found = known.get(id(value))
        if found is None or found[0] is not value:
            found = known[id(value)] = value, json.dumps(value, cls=field.encoder)
        return found[1]

    return written


def _execute(model: type[Model], columns: Sequence[str], rows: Any) -> int:
    places = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {_target(model, columns)} VALUES ({places})", rows)  # noqa: S608 (own names)
        return max(int(cursor.rowcount), 0)


def _copy(model: type[Model], fields: Sequence[Any], rows: Iterator[tuple[Any, ...]]) -> int:
    """In COPY's binary form: a moment costs a tenth of what it costs in words."""
    target = _target(model, [str(field.column) for field in fields])
    types = [str(field.db_type(connection)).partition("(")[0] for field in fields]
    with connection.cursor() as cursor:
        with connection.wrap_database_errors, cursor.copy(f"COPY {target} FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(["bytea" if one == "jsonb" else one for one in types])
            for row in rows:
                copy.write_row(row)
        return int(cursor.rowcount)


def _target(model: type[Model], columns: Sequence[str]) -> str:
    return f"{_quoted(model._meta.db_table)} ({', '.join(map(_quoted, columns))})"


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))
