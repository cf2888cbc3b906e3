from typing import Any

from django.db import migrations, models

from kientao.base.search import searchable


def fill(apps: Any, schema_editor: Any) -> None:
    items = apps.get_model("evidence", "EvidenceItem").objects
    for row in items.only("pk", "title", "number", "issuer").iterator(chunk_size=2000):
        items.filter(pk=row.pk).update(search=searchable(row.title, row.number, row.issuer))


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]

    operations = [
        migrations.AddField(
            "evidenceitem",
            "search",
            models.TextField(default="", editable=False, help_text="title, number and issuer without accents"),
        ),
        migrations.AddIndex(
            "evidenceitem", models.Index(fields=["-created_at"], name="evidence_ev_created_a07bdf_idx")
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
