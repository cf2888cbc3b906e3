"""Brings together what tallies say in several rows, so that reading them stays quick."""

from django.db import connection, transaction
from django.db.models import Max

from kientao.ledger.keeping import locked_keeper
from kientao.ledger.models import TALLIES
from kientao.ledger.tallies import TALLY, Tally


def fold() -> int:
    """All tallies, those months and years to which something was added since. How many rows went away."""
    return sum(_fold(tally) for tally in TALLY.values())


def _fold(tally: Tally) -> int:
    model, when = TALLIES[tally.code], tally.grain.value
    last = model.objects.aggregate(last=Max("pk"))["last"]
    with transaction.atomic():
        keeper = locked_keeper()
        before = int(keeper.folded.get(tally.code, 0))
        if last is None or last <= before:
            return 0
        gone = 0
        for one in model.objects.filter(pk__gt=before).order_by().values_list(when, flat=True).distinct():
            gone += _fold_one(tally, one)
        keeper.folded[tally.code] = model.objects.aggregate(last=Max("pk"))["last"] or last
        keeper.save(update_fields=["folded"])
    return gone


def _fold_one(tally: Tally, one: int) -> int:
    """Of a month or year: one row for each agency and values, none where nothing is left."""
    model, quoted = TALLIES[tally.code], connection.ops.quote_name
    when, table = quoted(tally.grain.value), quoted(tally.table)
    last = model.objects.filter(**{tally.grain.value: one}).aggregate(last=Max("pk"))["last"]
    kept, summed = ", ".join(map(quoted, tally.kept)), [f"SUM({quoted(name)})" for name in tally.numbers]
    anything = " OR ".join(f"{sum_of} <> 0" for sum_of in summed)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(map(quoted, tally.columns))}) "  # noqa: S608 (own names)
            f"SELECT {', '.join([kept, *summed])} FROM {table} WHERE {when} = %s GROUP BY {kept} HAVING {anything}",
            [one],
        )
        made = cursor.rowcount
        cursor.execute(f"DELETE FROM {table} WHERE {when} = %s AND id <= %s", [one, last])  # noqa: S608 (own names)
        return int(cursor.rowcount - made)
