"""A table for each kind of fact, and for events one of tallies, made from the declarations in `kientao.facts`."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from kientao.facts.column import Column, Type
from kientao.facts.kind import Fact, Span
from kientao.ledger.numbers import amounts, dimensions, total_of


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
    """How many open rows an agency has in a month (yyyymm) with these values: what is said in several rows adds up."""

    id = models.BigAutoField(primary_key=True)
    agency = models.PositiveIntegerField()
    month = models.PositiveIntegerField()
    rows = models.BigIntegerField()

    objects: ClassVar["models.Manager[Any]"] = models.Manager()

    class Meta:
        abstract = True


def table_of(fact: Fact) -> str:
    """Its name in the database, and in exports."""
    return f"ledger_{_underscored(fact)}"


def tally_of(fact: Fact) -> str:
    """Its tallies' name in the database."""
    return f"ledger_{_underscored(fact)}_tally"


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


def tally_model(fact: Fact) -> type[TallyRow]:
    """The model of its tallies."""
    fields: dict[str, Any] = {column.name: models.PositiveSmallIntegerField(null=True) for column in dimensions(fact)}
    fields |= {total_of(column.name): models.BigIntegerField() for column in amounts(fact)}
    index = models.Index(fields=("agency", "month"), name=f"tally_{_underscored(fact)}"[:30])
    made: type[TallyRow] = _made(fact, "Tally", TallyRow, fields, tally_of(fact), [index], [])
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
