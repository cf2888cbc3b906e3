"""`kientao compile` of a decision that publishes procedures, as a person meets it."""

import json
from pathlib import Path

import jsonschema
import pytest

from kientao.demo.procedures import DECISION
from tests.cli.command import SAMPLE, kientao

pytestmark = pytest.mark.slow


def test_the_table_view_shows_procedures_and_who_does_each_step_in_what_time() -> None:
    answer = kientao("compile", DECISION)
    said = answer.stdout.decode()
    assert "THỦ TỤC (18)" in said
    assert "1.900201" in said
    assert "Người thực hiện" in said
    assert "Ủy ban nhân dân tỉnh" in said
    assert "PROCESS-OVER-LIMIT" in said
    assert "18 quy trình" in said.splitlines()[-1]
    assert answer.stderr == b""
    assert answer.returncode == 0


def test_the_kind_is_recognised_and_each_draft_fits_its_contract(root: Path) -> None:
    drafts = json.loads(kientao("compile", DECISION, SAMPLE, "--format", "json").stdout)
    assert [draft["schema"] for draft in drafts] == ["procedure-draft/1", "plan-draft/1"]
    for draft, name in zip(drafts, ("procedure-draft", "plan-draft"), strict=True):
        schema = json.loads((root / "docs" / "contracts" / f"{name}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(schema).validate(draft)


def test_a_warning_counts_as_an_error_when_asked() -> None:
    assert kientao("compile", DECISION, "--format", "json", "--strict").returncode == 1


def test_the_kind_can_be_forced_either_way() -> None:
    as_plan = json.loads(kientao("compile", DECISION, "--format", "json", "--kind", "plan").stdout)
    assert as_plan["schema"] == "plan-draft/1"
    as_procedures = json.loads(kientao("compile", SAMPLE, "--format", "json", "--kind", "procedures").stdout)
    assert as_procedures["schema"] == "procedure-draft/1"


def test_the_html_view_holds_source_procedures_and_steps() -> None:
    page = kientao("compile", DECISION, "--format", "html").stdout.decode()
    assert 'class="source"' in page
    assert 'data-kind="procedure"' in page
    assert 'data-kind="step"' in page
