"""Findings become diagnostics."""

from kientao.compiler.checks.declarations import DECLARATIONS
from kientao.compiler.draft import Diagnostic, Severity
from kientao.kernel.span import Spans

_LONGEST = 120


def diagnostic(
    code: str, spans: Spans, words: str = "", extra: str = "", severity: Severity | None = None
) -> Diagnostic:
    """The diagnostic of a code at a place, its message filled in; `severity` only where the declaration allows two."""
    declared = DECLARATIONS[code]
    message = declared.message.format(words=_cut(words), extra=_cut(extra))
    return Diagnostic(code, severity or declared.severity, message, spans, declared.hint)


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
