"""Makes tallies anew from the rows: for repair, and after many rows were laid down at once."""

from django.db import connection, transaction

from kientao.facts.catalogue import FACTS
from kientao.ledger.keeping import locked_keeper
from kientao.ledger.models import TALLIES
from kientao.ledger.numbers import amounts
from kientao.ledger.tables import table_of, tally_of
from kientao.ledger.writing import tally_columns


@transaction.atomic
def rebuild_tallies(code: str) -> int:
    """Of one kind of event, from the rows that are open. How many tallies there are now."""
    locked_keeper()
    fact = FACTS[code]
    quoted = connection.ops.quote_name
    columns = tally_columns(fact)
    kept = [quoted(one) for one in columns[2 : columns.index("rows")]]
    summed = ["COUNT(*)", *(f"SUM(COALESCE({quoted(one.name)}, 0))" for one in amounts(fact))]
    TALLIES[code].objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quoted(tally_of(fact))} ({', '.join(map(quoted, columns))}) "  # noqa: S608 (own names)
            f"SELECT {', '.join(['agency', 'day / 100', *kept, *summed])} FROM {quoted(table_of(fact))} "
            f"WHERE recorded_to IS NULL GROUP BY {', '.join(['agency', 'day / 100', *kept])}"
        )
        return max(int(cursor.rowcount), 0)
