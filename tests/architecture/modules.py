"""What imports what, read from the source: at the top, inside functions and for annotations alike."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "kientao"

# The floors from the top; folders on one floor ignore each other. The same map is in pyproject.toml for import-linter.
FLOORS: tuple[frozenset[str], ...] = tuple(
    frozenset(floor.split())
    for floor in (
        "web cli demo portal api",
        "reports",
        "programme index",
        "measures registers",
        "evidence compiling ledger",
        "compiler documents facts",
        "people",
        "ui",
        "base",
        "kernel",
    )
)


def floor_of(folder: str) -> int:
    """0 is the top. Raises KeyError for a folder that stands on no floor."""
    for number, floor in enumerate(FLOORS):
        if folder in floor:
            return number
    raise KeyError(folder)


def may_use(user: str, used: str) -> bool:
    """May something in folder `user` refer to something in folder `used`?"""
    return user == used or floor_of(user) < floor_of(used)


@cache
def imports() -> dict[str, frozenset[str]]:
    """Module → modules of ours that it imports, packages standing for their `__init__`."""
    files = {_name(file): file for file in PACKAGE.rglob("*.py")}
    return {name: frozenset(_imported(name, file, set(files))) for name, file in files.items()}


def _name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(name: str, file: Path, known: set[str]) -> set[str]:
    found: set[str] = set()
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join(
                    [*package.split(".")[: len(package.split(".")) - node.level + 1], *filter(None, [node.module])]
                )
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                found.add(whole if whole in known else base)
    return {one for one in found if one in known and one != name}
