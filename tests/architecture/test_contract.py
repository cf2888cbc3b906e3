"""The contracts in docs/ are those agreed on."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.support.shared import SHARED

CONTRACTS = ("plan-draft.schema.json", "procedure-draft.schema.json")


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_schema_is_a_schema(root: Path, name: str) -> None:
    schema = json.loads((root / "docs" / "contracts" / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED.is_dir(), reason=f"không có {SHARED.name}/ bên cạnh kho mã")
@pytest.mark.parametrize("name", CONTRACTS)
def test_the_schema_is_the_one_agreed_on(root: Path, name: str) -> None:
    ours = json.loads((root / "docs" / "contracts" / name).read_text(encoding="utf-8"))
    assert ours == json.loads((SHARED / "contracts" / name).read_text(encoding="utf-8"))
