"""The words of dossiers are looked up in an index: of words where the database has such a one, else a narrow one that is
read backwards from the newest dossier."""

from typing import Any

from django.db import migrations

_MAKE = {
    "postgresql": "CREATE INDEX onestop_dossier_words ON onestop_dossier USING gin (to_tsvector('simple', search))",
    "sqlite": 'CREATE INDEX onestop_dossier_words ON "onestop_dossier" ("created", "id", "search")',
}


def make(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(_MAKE[schema_editor.connection.vendor])


def drop(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP INDEX IF EXISTS onestop_dossier_words")


class Migration(migrations.Migration):
    dependencies = [("onestop", "0001_initial")]

    operations = [migrations.RunPython(make, drop)]
