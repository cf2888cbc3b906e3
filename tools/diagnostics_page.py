"""Writes docs/diagnostics.md from the declarations, each with its worked example. `python -m tools.diagnostics_page`"""

import sys
from pathlib import Path

from kientao.compiler import compile_document
from kientao.compiler.checks.declaration import Declaration
from kientao.compiler.checks.declarations import DECLARATIONS
from kientao.kernel.source import SourceDocument

PAGE = Path(__file__).resolve().parent.parent / "docs" / "diagnostics.md"
_HEAD = """# Diagnostics of the compiler

What `kientao compile` says about a plan, or about a decision that publishes procedures. Generated from the declarations
in `kientao/compiler/checks` by `python -m tools.diagnostics_page`; the examples are compiled by a test.

| Code | Severity | When |
|---|---|---|
"""


def page() -> str:
    """The whole page."""
    rows = "".join(f"| [{d.code}](#{d.code.lower()}) | {d.severity} | {d.when} |\n" for d in DECLARATIONS.values())
    return _HEAD + rows + "".join(_entry(declaration) for declaration in DECLARATIONS.values())


def _entry(declared: Declaration) -> str:
    lines = [f"\n## {declared.code}\n", f"{declared.severity}: {declared.when}.\n"]
    if declared.example:
        lines.append("```text\n" + declared.example.rstrip("\n") + "\n```\n")
        lines.extend(f"> {message}\n" for message in messages(declared))
    lines.append(f"What to do: {declared.hint}\n")
    return "\n".join(lines)


def messages(declared: Declaration) -> list[str]:
    """What the compiler says of the example under this code; the template where it takes more than a text to say it."""
    source = SourceDocument("vi-du.txt", "txt", "", declared.example)
    said = [
        found.message for found in compile_document(source, declared.kind).diagnostics if found.code == declared.code
    ]
    return said[:1] or [declared.message.format(words=declared.points_at, extra="…")]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name}: {len(DECLARATIONS)} diagnostics\n")
