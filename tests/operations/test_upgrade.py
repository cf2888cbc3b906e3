"""An installation of an earlier release is brought to this one: what people kept is there, and the trail still holds.

Each release is named by the last migrations it had. Rows are written as that release wrote them.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.operations.installation import Installation

pytestmark = pytest.mark.slow

# The first release kept decisions and their drafts, and the audit trail. It had no accounts.
FIRST = '[("base", "0001_initial"), ("programme", "0001_initial")]'
_AS_IT_WAS = f"""
import json, uuid
from datetime import UTC, datetime
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from kientao.base.models import AuditEntry
from tests.support.small_plan import TEXT, small_plan

targets = {FIRST}
executor = MigrationExecutor(connection)
executor.migrate(targets)
then = MigrationExecutor(connection).loader.project_state(targets).apps
moment = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
then.get_model("programme", "StoredDraft").objects.create(
    id=uuid.UUID(int=7), request_id=uuid.UUID(int=8), name="ke-hoach-2026.txt", format="txt", sha256="0" * 64,
    title="Ban hành Kế hoạch", tasks=2, targets=2, errors=0, warnings=1, text=TEXT,
    draft_text=json.dumps(small_plan().draft, ensure_ascii=False), created=moment,
)
values = dict(
    sequence=1, at=moment, actor="khách", action="store_draft", subject="StoredDraft 7", data="{{}}",
    previous_hash="0" * 64,
)
digest = AuditEntry(**values).computed_hash()
then.get_model("base", "AuditEntry").objects.create(**values, hash=digest)
then.get_model("base", "AuditHead").objects.create(pk=1, sequence=1, hash=digest)
"""
_NOW = """
import uuid
from kientao.programme.models import StoredDraft
from tests.support.small_plan import TEXT, small_plan
kept = StoredDraft.objects.get(pk=uuid.UUID(int=7))
assert kept.text == TEXT
assert kept.draft["tasks"] == small_plan().draft["tasks"]
print("kept")
"""


@pytest.mark.parametrize("kind", ["SQLite", "PostgreSQL"])
def test_what_the_first_release_kept_is_there_after_the_upgrade(
    kind: str, tmp_path: Path, postgresql: Callable[[], str]
) -> None:
    office = Installation(tmp_path / "office", postgresql() if kind == "PostgreSQL" else "")
    office.python(_AS_IT_WAS)
    office.migrate()
    assert office.python(_NOW) == "kept"
    assert office.run("audit", "verify").returncode == 0
