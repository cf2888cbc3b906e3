"""For migrations of registers that begin to tell the ledger: all they have waits to be told."""

import time
from typing import Any


def all_waits(apps: Any, editor: Any, source: int, app: str, model: str) -> None:
    """Every record there is, in one sentence to the database. `apps` are the models as the migration knows them."""
    quoted = editor.connection.ops.quote_name
    waiting, kept = apps.get_model("ledger", "Waiting")._meta.db_table, apps.get_model(app, model)._meta.db_table
    editor.execute(
        f"INSERT INTO {quoted(waiting)} (source, record, at, trouble) "  # noqa: S608 (own names)
        f"SELECT {source}, id, {int(time.time())}, '' FROM {quoted(kept)} ORDER BY id"
    )
