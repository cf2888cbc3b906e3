"""Every dossier and procedure there is waits to be told to the ledger, which knows none yet."""

import time
from typing import Any

from django.db import migrations

GIVERS = {1: "Dossier", 2: "Procedure"}


def tell(apps: Any, editor: Any) -> None:
    waiting, moment = apps.get_model("ledger", "Waiting"), int(time.time())
    quoted = editor.connection.ops.quote_name
    for source, name in GIVERS.items():
        kept = apps.get_model("onestop", name)
        editor.execute(
            f"INSERT INTO {quoted(waiting._meta.db_table)} (source, record, at, trouble) "  # noqa: S608 (own names)
            f"SELECT {source}, id, {moment}, '' FROM {quoted(kept._meta.db_table)} ORDER BY id"
        )


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("onestop", "0003_rows_of_batches_known")]
    operations = [migrations.RunPython(tell, migrations.RunPython.noop, elidable=True)]
