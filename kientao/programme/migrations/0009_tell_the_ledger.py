"""Every target there is has a measure to be chosen; every assignment waits to be told to the ledger."""

from typing import Any

from django.db import migrations

from kientao.ledger.migrating import all_waits

ASSIGNMENTS = 4


def tell(apps: Any, editor: Any) -> None:
    all_waits(apps, editor, ASSIGNMENTS, "programme", "Assignment")
    binding, target = apps.get_model("programme", "Binding"), apps.get_model("programme", "Target")
    missing = target.objects.filter(kind="target").exclude(pk__in=binding.objects.values("pk"))
    binding.objects.bulk_create(
        (binding(target_id=pk) for pk in missing.order_by("pk").values_list("pk", flat=True).iterator()),
        batch_size=1000,
    )


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("programme", "0008_binding")]
    operations = [migrations.RunPython(tell, migrations.RunPython.noop, elidable=True)]
