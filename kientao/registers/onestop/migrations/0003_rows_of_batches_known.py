"""Rows of batches that wait to be applied carry what they are known by, as those staged from now on do."""

from typing import Any

from django.db import migrations

_FEW = 4  # parts in memory


def known(apps: Any, schema_editor: Any) -> None:
    from kientao.registers.onestop.imports.checking import fingerprint

    for part in apps.get_model("onestop", "ImportPart").objects.exclude(rows=[]).iterator(chunk_size=_FEW):
        part.rows = [[number, said, *(rest or [fingerprint(said)])] for number, said, *rest in part.rows]
        part.save(update_fields=["rows"])


class Migration(migrations.Migration):
    dependencies = [("onestop", "0002_words_of_dossiers")]
    operations = [migrations.RunPython(known, migrations.RunPython.noop)]
