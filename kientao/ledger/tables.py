"""A table for each kind of fact, and for events those of tallies, made from the declarations in `kientao.facts`."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from kientao.facts.column import Column, Type
from kientao.facts.kind import Fact, Span
from kientao.ledger.tallies import Grain, Tally


class FactRow(models.Model):
    """A row of a fact. Agencies and procedures are keys without a reference: facts outlive what they are about.

    `source` is the giver's number, `record` its record's key, `part` which row of the record it is. `recorded_from` and
    `recorded_to` are Unix seconds; the second is empty while it is still so.
    """

    id = models.BigAutoField(primary_key=True)
    source = models.PositiveSmallIntegerField()
    record = models.BigIntegerField()
    part = models.BigIntegerField()
    agency = models.PositiveIntegerField()
    recorded_from = models.BigIntegerField()
    recorded_to = models.BigIntegerField(null=True)

    objects: ClassVar["models.Manager[Any]"] = models.Manager()

    class Meta:
        abstract = True


class TallyRow(models.Model):
    """How many open rows an agency has in a month or year with these values: see `Tally`."""

    id = models.BigAutoField(primary_key=True)
    agency = models.PositiveIntegerField()
    rows = models.BigIntegerField()

    objects: ClassVar["models.Manager[Any]"] = models.Manager()

    class Meta:
        abstract = True


def table_of(fact: Fact) -> str:
    """Its name in the database, and in exports."""
    return f"ledger_{_underscored(fact)}"


def row_model(fact: Fact) -> type[FactRow]:
    """The model of its rows."""
    when = ("day",) if fact.span is Span.EVENT else ("since", "until")
    fields: dict[str, Any] = {name: models.PositiveIntegerField(null=name == "until") for name in when}
    fields |= {column.name: _field(column) for column in fact.own}
    name, still = _underscored(fact), Q(recorded_to__isnull=True)
    constraint = models.UniqueConstraint(fields=("record", "part", "source"), condition=still, name=f"now_{name}"[:30])
    index = models.Index(fields=("agency", when[0]), name=f"of_{name}"[:30])
    made: type[FactRow] = _made(fact, "", FactRow, fields, table_of(fact), [index], [constraint])
    return made


def tally_model(tally: Tally) -> type[TallyRow]:
    """The model of its rows."""
    fields: dict[str, Any] = {tally.grain.value: models.PositiveIntegerField()}
    fields |= {column.name: _field(column) for column in tally.apart}
    fields |= {name: models.BigIntegerField() for name in tally.numbers if name != "rows"}
    short = tally.code.replace("-", "_")
    by = ("agency", "month") if tally.grain is Grain.MONTH else ("year", "agency")
    indexes = [models.Index(fields=by, name=f"tally_{short}"[:30])]
    if tally.grain is Grain.MONTH and tally.fact.yearly is not None:  # which month is the last one is asked
        indexes.append(models.Index(fields=("month",), name=f"month_{short}"[:30]))
    kind = "Tally" if tally.grain is Grain.MONTH else "Year"
    made: type[TallyRow] = _made(tally.fact, kind, TallyRow, fields, tally.table, indexes, [])
    return made


def _made(
    fact: Fact, kind: str, base: Any, fields: dict[str, Any], table: str, indexes: list[Any], constraints: list[Any]
) -> Any:
    name = "".join(part.capitalize() for part in fact.code.split("-")) + kind
    own = {"db_table": table, "app_label": "ledger", "indexes": indexes, "constraints": constraints}
    meta = type("Meta", (), own)
    return type(name, (base,), {"__module__": "kientao.ledger.models", "__doc__": fact.words, "Meta": meta, **fields})


def _field(column: Column) -> Any:
    if column.type in (Type.CHOICE, Type.FLAG):
        return models.PositiveSmallIntegerField(null=column.optional)
    if column.type is Type.AMOUNT:
        return models.BigIntegerField(null=column.optional)
    return models.PositiveIntegerField(null=column.optional)


def _underscored(fact: Fact) -> str:
    return fact.code.replace("-", "_")
