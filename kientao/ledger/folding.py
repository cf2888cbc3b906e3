"""Brings together what tallies say in several rows, so that reading them stays quick."""

from django.db import connection, transaction
from django.db.models import Max

from kientao.facts.catalogue import FACTS
from kientao.facts.kind import Fact
from kientao.ledger.keeping import locked_keeper
from kientao.ledger.models import TALLIES
from kientao.ledger.writing import tally_columns


def fold() -> int:
    """Every kind of fact, those months to which something was added since. How many rows went away."""
    return sum(_fold(FACTS[code]) for code in TALLIES)


def _fold(fact: Fact) -> int:
    model = TALLIES[fact.code]
    last = model.objects.aggregate(last=Max("pk"))["last"]
    with transaction.atomic():
        keeper = locked_keeper()
        before = int(keeper.folded.get(fact.code, 0))
        if last is None or last <= before:
            return 0
        gone = 0
        for month in model.objects.filter(pk__gt=before).order_by().values_list("month", flat=True).distinct():
            gone += _fold_month(fact, month)
        keeper.folded[fact.code] = model.objects.aggregate(last=Max("pk"))["last"] or last
        keeper.save(update_fields=["folded"])
    return gone


def _fold_month(fact: Fact, month: int) -> int:
    """One row for each agency and values, none where nothing is left."""
    model, columns = TALLIES[fact.code], tally_columns(fact)
    summed = columns[columns.index("rows") :]
    kept = columns[: columns.index("rows")]
    last = model.objects.filter(month=month).aggregate(last=Max("pk"))["last"]
    quoted = connection.ops.quote_name
    names, table = ", ".join(map(quoted, columns)), quoted(model._meta.db_table)
    chosen = ", ".join([*map(quoted, kept), *(f"SUM({quoted(one)})" for one in summed)])
    anything = " OR ".join(f"SUM({quoted(one)}) <> 0" for one in summed)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {chosen} FROM {table} WHERE month = %s "  # noqa: S608 (own names)
            f"GROUP BY {', '.join(map(quoted, kept))} HAVING {anything}",
            [month],
        )
        made = cursor.rowcount
        cursor.execute(f"DELETE FROM {table} WHERE month = %s AND id <= %s", [month, last])  # noqa: S608 (own names)
        return int(cursor.rowcount - made)
