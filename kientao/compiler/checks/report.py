"""Findings become diagnostics."""

from collections.abc import Iterable

from kientao.compiler.checks.declarations import DECLARATIONS
from kientao.compiler.draft import Diagnostic, Severity
from kientao.kernel.span import Spans

_LONGEST = 120
_ORDER = {"error": 0, "warning": 1, "info": 2}


def diagnostic(
    code: str, spans: Spans, words: str = "", extra: str = "", severity: Severity | None = None
) -> Diagnostic:
    """The diagnostic of a code at a place, its message filled in; `severity` only where the declaration allows two."""
    declared = DECLARATIONS[code]
    message = declared.message.format(words=_cut(words), extra=_cut(extra))
    return Diagnostic(code, severity or declared.severity, message, spans, declared.hint)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """In the order of the text, each once; findings about the whole document first."""
    unique = {(d.code, d.spans, d.message): d for d in diagnostics}
    return tuple(
        sorted(unique.values(), key=lambda d: (d.spans[0].start if d.spans else -1, _ORDER[d.severity], d.code))
    )


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
