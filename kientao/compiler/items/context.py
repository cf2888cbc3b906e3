"""What the item readers share: the plan's year and period, ids in order, and findings for the checks."""

from dataclasses import dataclass, field

from kientao.compiler.draft import Agency, DatePeriod, Deadline, Duty, Remainder, Section, Target, Task
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.span import Span, Spans


@dataclass(slots=True)
class Finding:
    """Something a reader noticed that a check will report: the code's subject, its words, its place."""

    code: str
    words: str
    spans: Spans
    extra: str = ""


@dataclass(slots=True)
class Items:
    """Everything found so far. Readers add to it; checks and the draft read from it."""

    period: DatePeriod | None = None
    tasks: list[Task] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    claimed: list[Span] = field(default_factory=list)
    body: dict[str | None, list[Span]] = field(default_factory=dict)
    furniture: list[Remainder] = field(default_factory=list)
    task_tables: int = 0
    without_year: list[tuple[str, Spans]] = field(default_factory=list)  # deadlines read with the plan's year
    target_texts: list[tuple[str, Excerpt]] = field(default_factory=list)  # task id, words that may hold targets
    row_numbers: list[tuple[int, str, Spans, bool]] = field(default_factory=list)  # table, number, place, heading row?
    task_lead_words: dict[str, Spans] = field(default_factory=dict)

    @property
    def year(self) -> int | None:
        """The year that counts where a deadline names none: the plan's, when it has only one."""
        period = self.period
        if period is None or period.end is None:
            return None
        if period.start is None:
            return None
        return period.end.year if period.start.year == period.end.year else None

    def note(self, code: str, words: str, spans: Spans, extra: str = "") -> None:
        self.findings.append(Finding(code, words, spans, extra))

    def claim(self, spans: Spans) -> None:
        self.claimed.extend(spans)

    def under(self, section: str | None, spans: Spans) -> None:
        """Text that belongs to a section of the outline and is no item of its own."""
        self.body.setdefault(section, []).extend(spans)
        self.claimed.extend(spans)


__all__ = ["Agency", "Deadline", "Finding", "Items"]
