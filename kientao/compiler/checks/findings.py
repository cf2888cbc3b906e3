"""What the item readers noticed, reported."""

from collections.abc import Iterator

from kientao.compiler.checks.report import diagnostic
from kientao.compiler.draft import Diagnostic
from kientao.compiler.items.context import Items


def check_findings(items: Items) -> Iterator[Diagnostic]:
    if items.without_year:
        spans = tuple(span for _, place in items.without_year for span in place)
        extra = f"{len(items.without_year)} thời hạn không ghi năm, hệ thống lấy năm của kế hoạch ({items.year})"
        yield diagnostic("DEADLINE-AMBIGUOUS", spans, items.without_year[0][0], extra)
    for finding in items.findings:
        extra = finding.extra
        if finding.code == "TARGET-UNREACHABLE":
            level, ceiling, year = extra.split("|")
            extra = f"{ceiling} % vào năm {year}" + (f" (cấp {level})" if level else "")
        yield diagnostic(finding.code, finding.spans, finding.words, extra)
