"""The contract in docs/ is the one agreed on."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.support.shared import SHARED


def test_the_schema_is_a_schema(root: Path) -> None:
    schema = json.loads((root / "docs" / "contracts" / "plan-draft.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED.is_dir(), reason=f"không có {SHARED.name}/ bên cạnh kho mã")
def test_the_schema_is_the_one_agreed_on(root: Path) -> None:
    name = "plan-draft.schema.json"
    ours = json.loads((root / "docs" / "contracts" / name).read_text(encoding="utf-8"))
    assert ours == json.loads((SHARED / "contracts" / name).read_text(encoding="utf-8"))
