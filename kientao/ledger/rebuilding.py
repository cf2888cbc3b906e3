"""Makes tallies anew from the rows: for repair, and after many rows were laid down at once."""

from django.db import connection, transaction

from kientao.ledger.keeping import locked_keeper
from kientao.ledger.models import TALLIES
from kientao.ledger.tables import table_of
from kientao.ledger.tallies import TALLY


@transaction.atomic
def rebuild_tallies(code: str) -> int:
    """One tally, from the rows that are open. How many of its rows there are now."""
    locked_keeper()
    tally, quoted = TALLY[code], connection.ops.quote_name
    kept = ", ".join(["agency", f"day / {tally.grain.divisor}", *(quoted(one.name) for one in tally.apart)])
    summed = ", ".join(["COUNT(*)", *(f"SUM(COALESCE({quoted(one.name)}, 0))" for one in tally.summed)])
    TALLIES[code].objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quoted(tally.table)} ({', '.join(map(quoted, tally.columns))}) "  # noqa: S608 (own names)
            f"SELECT {kept}, {summed} FROM {quoted(table_of(tally.fact))} WHERE recorded_to IS NULL GROUP BY {kept}"
        )
        return max(int(cursor.rowcount), 0)
