"""Every dossier and procedure there is waits to be told to the ledger, which knows none yet."""

from typing import Any

from django.db import migrations

from kientao.ledger.migrating import all_waits

GIVERS = {1: "Dossier", 2: "Procedure"}


def tell(apps: Any, editor: Any) -> None:
    for source, model in GIVERS.items():
        all_waits(apps, editor, source, "onestop", model)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("onestop", "0003_rows_of_batches_known")]
    operations = [migrations.RunPython(tell, migrations.RunPython.noop, elidable=True)]
