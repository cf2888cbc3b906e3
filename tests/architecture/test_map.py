"""docs/architecture.md and the import contract draw the house that stands."""

import re
import tomllib
from pathlib import Path

from tests.architecture.modules import FLOORS, PACKAGE


def test_the_page_names_every_folder_that_stands_and_no_other(root: Path) -> None:
    text = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", text, re.M)
    assert sorted(rows) == sorted(file.parent.name for file in PACKAGE.glob("*/__init__.py"))


def test_the_import_contract_has_the_same_floors(root: Path) -> None:
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "map")
    assert [frozenset(re.findall(r"\w+", layer)) for layer in layers] == list(FLOORS)


def test_every_path_a_page_of_the_docs_names_exists(root: Path) -> None:
    for page in [root / "README.md", *sorted((root / "docs").rglob("*.md"))]:
        text = page.read_text(encoding="utf-8")
        for path in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text):
            assert (page.parent / path).exists(), f"{page.name}: {path}"
        for path in re.findall(r"`((?:kientao|config|tests|docs|requirements|tools)/[\w./-]+)`", text):
            assert (root / path).exists(), f"{page.name}: {path}"
