"""Every target there is has a measure to be chosen; every assignment waits to be told to the ledger."""

import time
from typing import Any

from django.db import migrations

ASSIGNMENTS = 4


def tell(apps: Any, editor: Any) -> None:
    waiting, work = apps.get_model("ledger", "Waiting"), apps.get_model("programme", "Assignment")
    binding, target = apps.get_model("programme", "Binding"), apps.get_model("programme", "Target")
    quoted = editor.connection.ops.quote_name
    editor.execute(
        f"INSERT INTO {quoted(waiting._meta.db_table)} (source, record, at, trouble) "  # noqa: S608 (own names)
        f"SELECT {ASSIGNMENTS}, id, {int(time.time())}, '' FROM {quoted(work._meta.db_table)} ORDER BY id"
    )
    missing = target.objects.filter(kind="target").exclude(pk__in=binding.objects.values("pk"))
    binding.objects.bulk_create(
        (binding(target_id=pk) for pk in missing.order_by("pk").values_list("pk", flat=True).iterator()),
        batch_size=1000,
    )


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("programme", "0008_binding")]
    operations = [migrations.RunPython(tell, migrations.RunPython.noop, elidable=True)]
