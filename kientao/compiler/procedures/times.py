"""Words of a time as the draft keeps them, and what is to be said about them."""

from collections.abc import Sequence

from kientao.compiler.procedure_draft import Duration, TimeLimit
from kientao.compiler.procedures.durations import HeadUnit, read_time
from kientao.compiler.procedures.making import Findings, joined
from kientao.kernel.excerpt import Excerpt


def duration_of(findings: Findings, lines: Sequence[Excerpt], unit: HeadUnit | None = None) -> Duration | None:
    """The time of a step or a process; words without a figure are noted."""
    quote = joined(tuple(lines))
    if quote is None:
        return None
    said = read_time(quote.text, unit)
    if said.conflict:
        findings.note("TIME-CONFLICT", quote.text, quote.spans)
    if said.several:
        findings.note("STEP-TIME-OPEN", quote.text, quote.spans, "mỗi trường hợp một thời gian")
    elif said.hours is None and said.open:
        findings.note("STEP-TIME-OPEN", quote.text, quote.spans, "không có con số")
    elif said.hours is None and said.value is None:
        findings.note("STEP-TIME-UNKNOWN", quote.text, quote.spans)
    elif said.hours is None:
        findings.note("STEP-TIME-OPEN", quote.text, quote.spans, "tính bằng tháng")
    return Duration(quote.text, quote.spans, said.hours, said.unit)


def limit_of(findings: Findings, lines: Sequence[Excerpt]) -> TimeLimit | None:
    """The time limit of a procedure; where only words say it, that is noted."""
    quote = joined(tuple(lines))
    if quote is None:
        return None
    said = read_time(quote.text)
    if said.conflict:
        findings.note("TIME-CONFLICT", quote.text, quote.spans)
    if said.value is None:
        findings.note("PROC-TIME-WORDS", quote.text, quote.spans)
    return TimeLimit(quote.text, quote.spans, said.value, said.unit)
