"""What the item readers noticed, reported."""

from collections.abc import Iterator

from kientao.compiler.checks.report import diagnostic
from kientao.compiler.draft import Diagnostic
from kientao.compiler.items.context import Items


def check_findings(items: Items) -> Iterator[Diagnostic]:
    for finding in items.findings:
        extra = finding.extra
        if finding.code == "TARGET-UNREACHABLE":
            level, ceiling, year = extra.split("|")
            extra = f"{ceiling} % vào năm {year}" + (f" (cấp {level})" if level else "")
        yield diagnostic(finding.code, finding.spans, finding.words, extra)
